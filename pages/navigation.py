"""Menus, breadcrumbs and the page at an address, in one query for each request."""

from django.utils.functional import cached_property

from .models import Page


class Navigation:
    def __init__(self, path: str):
        self.path = path
        can_be_a_page = len(path) <= 600 and "\x00" not in path  # PostgreSQL would refuse the latter
        self.rows = list(Page.objects.published().for_request(path if can_be_a_page else "/"))

    @classmethod
    def of(cls, request) -> "Navigation":
        """The navigation of this request, asked for once."""
        if not hasattr(request, "_navigation"):
            request._navigation = cls(request.path)
        return request._navigation

    @cached_property
    def main(self) -> list[Page]:
        return [page for page in self.rows if page.menu == Page.Menu.MAIN]

    @cached_property
    def footer(self) -> list[Page]:
        return [page for page in self.rows if page.menu == Page.Menu.FOOTER]

    @cached_property
    def page(self) -> Page | None:
        """The published page at exactly this address."""
        return next((page for page in self.rows if page.path == self.path), None)

    @cached_property
    def home(self) -> Page | None:
        return next((page for page in self.rows if page.is_home), None)

    @cached_property
    def trail(self) -> list[Page]:
        """The pages above and at this address, without the home page, topmost first."""
        above = [p for p in self.rows if not p.is_home and (self.path == p.path or self.path.startswith(p.path))]
        above.sort(key=lambda p: len(p.path))
        if not above:
            return []
        by_id = {page.pk: page for page in self.rows}
        while above[0].parent_id in by_id and not by_id[above[0].parent_id].is_home:
            above.insert(0, by_id[above[0].parent_id])
        return above

    @cached_property
    def current(self) -> Page | None:
        """The entry of the main menu under which this address lies."""
        trail = {page.pk for page in self.trail}
        return next((page for page in self.main if page.pk in trail), None)
