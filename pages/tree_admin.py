"""The list of pages as a tree: branches open and close, pages are moved by mouse, keyboard or a tap.

Built on django-tree-queries' ``TreeAdmin``, whose list shows every page and folds it up in the browser. Here only the open
branches are asked for, so that two thousand pages cost what a hundred do.
"""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import JsonResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from tree_queries.admin import ORDER_VAR, TreeAdmin, TreeChangeList

from .models import Page
from .tree import Family, above, move

OPEN_VAR = "offen"


class MoveForm(forms.Form):
    """Either one step (``direction``) or a place beside another page."""

    move = forms.IntegerField()
    direction = forms.ChoiceField(choices=[(d, d) for d in ("up", "down", "in", "out")], required=False)
    relative_to = forms.IntegerField(required=False)
    position = forms.ChoiceField(
        choices=[(p, p) for p in ("before", "after", "first-child", "last-child")], required=False
    )

    def clean(self):
        data = super().clean()
        if bool(data.get("direction")) == bool(data.get("position") and data.get("relative_to")):
            raise ValidationError(_("Bitte wählen Sie, wohin die Seite verschoben werden soll."))
        return data


class PageChangeList(TreeChangeList):
    """Without search, filter or sorting: the open branches. With them: a plain list of what was found."""

    def get_filters_params(self, params=None):
        found = super().get_filters_params(params)
        found.pop(OPEN_VAR, None)
        return found

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        self.is_tree = not (self.query or self.has_active_filters or self.params.get(ORDER_VAR) or self.is_popup)
        if not self.is_tree:
            return found
        self.family = Family()
        asked = self.params.get(OPEN_VAR)
        keys = None if asked is None else [int(key) for key in asked.split(",") if key.isascii() and key.isdigit()]
        self.opened = self.family.open(keys)
        return found.filter(Q(parent=None) | Q(parent__in=self.family.in_sight(self.opened)))

    def get_results(self, request):
        super().get_results(request)
        if self.is_tree:
            self.result_list = list(self.result_list)
            for page in self.result_list:
                page.branch = self._branch(page) if self.family.children.get(page.pk) else None
                page.is_row = True

    def _branch(self, page) -> tuple[bool, str]:
        """Whether the branch is open, and the address of the list with it the other way round."""
        is_open = page.pk in self.opened
        opened = self.opened ^ {page.pk}
        return is_open, self.get_query_string({OPEN_VAR: ",".join(map(str, sorted(opened)))})

    @property
    def open_keys(self) -> str:
        return ",".join(map(str, sorted(self.opened))) if self.is_tree else ""


class PageTreeAdmin(TreeAdmin):
    list_display_links = ["tree_title"]
    list_per_page = 100

    def get_changelist(self, request, **kwargs):
        return PageChangeList

    def changelist_view(self, request, extra_context=None):
        """Past ``TreeAdmin``'s own, which would add its script; ours is in the template."""
        return super(TreeAdmin, self).changelist_view(request, extra_context)

    @admin.display(description=_("Auf und zu"), empty_value="")
    def branch_column(self, page):
        branch = getattr(page, "branch", None)
        if branch is None:
            return ""
        is_open, address = branch
        words = _("Unterseiten zuklappen: %s") if is_open else _("Unterseiten aufklappen: %s")
        return format_html(
            '<a class="tree-toggle" href="{}" data-pk="{}" role="button" aria-expanded="{}" aria-label="{}"></a>',
            address, page.pk, "true" if is_open else "false", words % page.title,
        )  # fmt: skip

    @admin.display(description=_("Titel"), ordering="title")
    def tree_title(self, page):
        depth = page.tree_depth if hasattr(page, "is_row") else 0
        return format_html('<span class="tree-title depth-{}">{}</span>', min(depth, 9), page.title)

    @admin.display(description=_("im Menü"), ordering="menu")
    def menu_badge(self, page):
        return format_html('<span class="menu-badge">{}</span>', page.get_menu_display()) if page.menu else "–"

    @admin.display(description=_("Ordnen"), empty_value="")
    def move_column(self, page):
        """The handle: drag it, press it, or use the arrow keys on it. The choice is shown while another page is held."""
        if not hasattr(page, "is_row"):
            return ""
        return format_html(
            '<button type="button" class="tree-handle" draggable="true" data-pk="{0}" aria-describedby="tree-help"'
            ' aria-pressed="false" aria-label="{2}: {1}">⠿</button>'
            '<select class="tree-target" data-pk="{0}" aria-label="{3}: {1}" hidden><option value="">{4}</option>'
            '<option value="before">{5}</option><option value="first-child">{6}</option><option value="last-child">{7}</option>'
            '<option value="after">{8}</option></select>',
            page.pk, page.title, _("Verschieben"), _("Hierher verschieben, bezogen auf"), _("hierher …"), _("davor"),
            _("darunter, als erste"), _("darunter, als letzte"), _("danach"),
        )  # fmt: skip

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return columns if self.has_change_permission(request) else [c for c in columns if c != "move_column"]

    def move_node_view(self, request):
        """TreeAdmin asks only for a log-in; moving a page is changing it. Answers ``{ok, text, open}``."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        form = MoveForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError([error for errors in form.errors.values() for error in errors])
            wish = form.cleaned_data
            page, text = move(
                wish["move"], direction=wish["direction"], relative_to=wish["relative_to"], position=wish["position"]
            )
        except Page.DoesNotExist:
            return JsonResponse(
                {"ok": False, "text": _("Diese Seite gibt es nicht mehr. Bitte laden Sie die Liste neu.")}
            )
        except ValidationError as refusal:
            return JsonResponse({"ok": False, "text": " ".join(refusal.messages)})
        self.log_change(request, page, text)
        return JsonResponse({"ok": True, "text": text, "open": above(page)})
