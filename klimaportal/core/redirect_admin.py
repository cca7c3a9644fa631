"""The lists behind links that stay: redirects with their hits, and what visitors looked for in vain."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from .addresses import answers, path_of
from .missing import Missing
from .publishable_admin import HelpTextsMixin
from .redirects import Redirect
from .target_field import TargetInput, targets


@admin.register(Redirect)
class RedirectAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["old_path", "leads_to", "origin", "hits", "last_hit_at", "created_at"]
    list_filter = ["automatic", "gone"]
    search_fields = ["old_path", "target"]
    list_per_page = 50
    show_full_result_count = False
    fields = ["old_path", "target", "gone"]
    help_texts = {
        "old_path": _(
            "Die Adresse, die es nicht mehr gibt, zum Beispiel /konzept/. Groß- und Kleinschreibung ist egal."
        ),
        "target": _("Ein paar Buchstaben des Titels genügen, oder eine Adresse wie /konzept/ oder https://…"),
        "gone": _(
            "Statt eines Ziels: Die Adresse sagt Besuchern und Suchmaschinen, dass es die Seite nicht mehr gibt."
        ),
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "target":
            kwargs["widget"] = TargetInput
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.targets_view)
        return [path("ziele/", view, name="core_redirect_targets"), *super().get_urls()]

    @method_decorator(require_safe)
    def targets_view(self, request):
        """Only published entries are offered, so everybody at the desk may ask."""
        return targets(request)

    @admin.display(description=_("führt jetzt nach"), ordering="target")
    def leads_to(self, row):
        if row.gone:
            return format_html('<span class="state state-expired">{}</span>', _("gibt es nicht mehr"))
        return format_html('<a href="{0}">{0}</a>', row.target)

    @admin.display(description=_("entstanden"), ordering="automatic")
    def origin(self, row):
        return _("beim Verschieben oder Umbenennen") if row.automatic else _("von Hand")

    def save_model(self, request, obj, form, change):
        if change and "target" in form.changed_data:
            obj.automatic = False
        super().save_model(request, obj, form, change)
        target = path_of(obj.target)
        if target and not answers(target):
            text = _("Unter «%(path)s» ist noch nichts öffentlich. Bis dahin finden Besucher dort keine Seite.")
            self.message_user(request, text % {"path": target}, messages.WARNING)


class IgnoredFilter(admin.SimpleListFilter):
    """What nobody wants to see again is out of sight until it is asked for."""

    title = _("Ansicht")
    parameter_name = "ansicht"

    def lookups(self, request, model_admin):
        return [("ignoriert", _("ignorierte"))]

    def queryset(self, request, queryset):
        return queryset.filter(ignored=self.value() == "ignoriert")

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [{**first, "display": _("offene")}, *others]


@admin.register(Missing)
class MissingAdmin(admin.ModelAdmin):
    list_display = ["path", "count", "last_seen_at", "referrer", "what_to_do"]
    list_display_links = None
    list_filter = [IgnoredFilter]
    search_fields = ["path", "referrer"]
    actions = ["ignore", "look_again"]
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ["path", "count", "first_seen_at", "last_seen_at", "referrer"]

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.ignore_view)
        return [path("<int:pk>/ignorieren/", view, name="core_missing_ignore"), *super().get_urls()]

    @admin.display(description=_("Was tun?"))
    def what_to_do(self, row):
        """Both with one click; the button posts the list's own form, which carries the token."""
        add = f"{reverse('admin:core_redirect_add')}?{urlencode({'old_path': row.path})}"
        ignore = reverse("admin:core_missing_ignore", args=[row.pk])
        link = format_html(
            '<a class="button" href="{}" aria-label="{}: {}">{}</a> ',
            add,
            _("Umleitung anlegen"),
            row.path,
            _("Umleitung anlegen"),
        )
        if row.ignored:
            return link
        return format_html(
            '{}<button class="button" formaction="{}" aria-label="{}: {}">{}</button>',
            link, ignore, _("Ignorieren"), row.path, _("Ignorieren"),
        )  # fmt: skip

    def ignore_view(self, request, pk: int):
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        row = get_object_or_404(Missing, pk=pk)
        self._set_ignored(request, Missing.objects.filter(pk=row.pk), True)
        return HttpResponseRedirect(reverse("admin:core_missing_changelist"))

    @admin.action(description=_("Ausgewählte ignorieren"), permissions=["change"])
    def ignore(self, request, queryset):
        self._set_ignored(request, queryset, True)

    @admin.action(description=_("Ausgewählte nicht mehr ignorieren"), permissions=["change"])
    def look_again(self, request, queryset):
        self._set_ignored(request, queryset, False)

    def _set_ignored(self, request, queryset, ignored: bool):
        n = queryset.update(ignored=ignored)
        if ignored:
            text = ngettext("Eine Adresse wird nicht mehr gezeigt.", "%(n)d Adressen werden nicht mehr gezeigt.", n)
        else:
            text = ngettext("Eine Adresse wird wieder gezeigt.", "%(n)d Adressen werden wieder gezeigt.", n)
        self.message_user(request, text % {"n": n}, messages.SUCCESS)
