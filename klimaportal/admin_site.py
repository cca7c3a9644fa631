"""The admin in the portal's words, with a start page that is a to-do list and a Content-Security-Policy of its own."""

from allauth.core.ratelimit import consume_or_429
from csp.constants import NONCE, NONE, SELF
from csp.decorators import csp_replace
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from klimaportal.core.chores import neglected
from klimaportal.core.models import Image
from klimaportal.core.sections import ToDo, sections

from .admin_menu import grouped, quick_links

# CKEditor 4 writes style and onclick attributes into its own toolbar; eval stays forbidden, and so does any other host.
ADMIN_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "script-src-attr": ["'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}


class Choices(AutocompleteJsonView):
    """What a choice with a search offers; pictures are recognised by sight (static/admin_portal/js/pictures.js)."""

    def serialize_result(self, obj, to_field_name):
        thumb = {"thumb": obj.file.webp480} if isinstance(obj, Image) else {}
        return {**super().serialize_result(obj, to_field_name), **thumb}


class PortalAdminSite(AdminSite):
    site_header = _("Redaktion und Verwaltung")
    site_title = _("Klimaportal")
    index_title = _("Was heute zu tun ist")
    index_template = "admin/start.html"
    empty_value_display = "–"

    def admin_view(self, view, cacheable=False):
        return csp_replace(ADMIN_POLICY)(super().admin_view(view, cacheable))

    def login(self, request, extra_context=None):
        """The one way in (klimaportal/login/urls.py answers first): Django's own would ask for no second factor."""
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("account_login"), "next")

    def password_change(self, request, extra_context=None):
        refusal = consume_or_429(request, action="change_password", user=request.user)
        return refusal or super().password_change(request, extra_context)

    def index(self, request, extra_context=None):
        todos = [todo for section in sections.values() for todo in section.todos(request.user) if todo.count]
        todos += self.neglected(request.user)
        todos.sort(key=lambda todo: not todo.urgent)
        context = {"todos": todos, "all_done": not todos, "quick_links": quick_links(self, request)}
        return super().index(request, {**context, **(extra_context or {})})

    def neglected(self, user) -> list[ToDo]:
        """Nobody misses what a worker does in silence until it is asked for, so that it is said here."""
        if not user.has_perm("core.view_chore"):
            return []
        late = len(neglected())
        one = "regelmäßige Aufgabe ist gescheitert oder seit über einem Tag nicht gelaufen"
        many = "regelmäßige Aufgaben sind gescheitert oder seit über einem Tag nicht gelaufen"
        address = reverse("admin:core_chore_changelist")
        return [ToDo(ngettext(one, many, late), late, address, urgent=True)] if late else []

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        return apps if app_label else grouped(apps)

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)
