"""What is asked for of the tree of pages around one address."""

from django.db.models import OuterRef, Q, Subquery
from tree_queries.query import TreeQuerySet

from klimaportal.core.publishing import PublishableQuerySet


def ancestor_paths(path: str) -> list[str]:
    """``/a/b/`` → ``["/", "/a/", "/a/b/"]``."""
    parts = path.strip("/").split("/") if path.strip("/") else []
    return ["/"] + ["/" + "/".join(parts[: i + 1]) + "/" for i in range(len(parts))]


class PageQuerySet(PublishableQuerySet, TreeQuerySet):
    def for_request(self, path: str):
        """Everything around one address in a single query: the menus, the page itself and the pages above it."""
        twin = self.model.objects.published().filter(easy_language_of=OuterRef("pk")).values("path")[:1]
        original = self.model.objects.published().filter(pk=OuterRef("easy_language_of")).values("path")[:1]
        around = Q(path__in=ancestor_paths(path)) | ~Q(menu=self.model.Menu.NONE)
        return (
            self.filter(around)
            .select_related("topic", "image")
            .annotate(easy_path=Subquery(twin), plain_path=Subquery(original))
            .order_by("position", "pk")
        )
