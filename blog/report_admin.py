"""Reports in the admin: a list, and for each the page where it is decided together with the others on the same contribution."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from klimaportal.core.text import strip_controls

from . import report_decisions
from .desk_forms import whole_number
from .links import base_of
from .models import Report, Rules
from .moderation import AlreadyDecided
from .promise import due_at, overdue_before
from .report_decisions import AlreadyClosed, DoesNotFit
from .report_forms import DecideReportsForm
from .report_words import STATEMENTS


class Overdue(admin.SimpleListFilter):
    title = gettext_lazy("Frist")
    parameter_name = "frist"

    def lookups(self, request, model_admin):
        return [("ueberfaellig", _("überfällig"))]

    def queryset(self, request, queryset):
        if self.value() != "ueberfaellig":
            return queryset
        return queryset.open().filter(created_at__lt=overdue_before(timezone.now()))


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """Reports come from the public form and stay: they are decided, not edited."""

    list_display = ["number", "said", "ground", "came_in", "due", "outcome_badge"]
    list_display_links = ["number", "said"]
    list_filter = ["outcome", Overdue, "ground", "created_at"]
    list_select_related = ["contribution"]
    search_fields = ["text", "name", "email", "contribution__text"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    list_per_page = 50
    actions = None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_fields(self, request):
        fields = super().get_search_fields(request)
        return fields if request.user.has_perm("blog.reveal_contribution") else [f for f in fields if f != "email"]

    def changelist_view(self, request, extra_context=None):
        self.rules = Rules.current()
        return super().changelist_view(request, extra_context)

    @admin.display(description=gettext_lazy("Nr."), ordering="pk")
    def number(self, report):
        return report.pk

    @admin.display(description=gettext_lazy("Gemeldeter Beitrag"))
    def said(self, report):
        contribution = report.contribution
        return _("%(name)s: %(text)s") % {"name": contribution.name, "text": Truncator(contribution.text).chars(80)}

    @admin.display(description=gettext_lazy("Eingegangen"), ordering="created_at")
    def came_in(self, report):
        return date_format(timezone.localtime(report.created_at), "d.m.Y, H:i")

    @admin.display(description=gettext_lazy("Zeit bis"))
    def due(self, report):
        if not report.is_open:
            return "–"
        due = due_at(report.created_at, self.rules)
        text = date_format(timezone.localtime(due), "d.m.Y, H:i")
        return format_html('<strong class="late">{}</strong>', _("überfällig")) if due <= timezone.now() else text

    @admin.display(description=gettext_lazy("Stand"), ordering="outcome")
    def outcome_badge(self, report):
        state = {"open": "waiting", "removed": "rejected", "kept": "published"}[report.outcome]
        return format_html('<span class="state state-{}">{}</span>', state, report.get_outcome_display())

    # --- the page where it is decided -----------------------------------------------------------------------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """GET shows the report; POST decides it (and others with it), or takes the decision back (``take_back``)."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        report = self._report(object_id)
        if request.method != "POST":
            return self._page(request, report)
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._take_back(request, report) if "take_back" in request.POST else self._decide(request, report)

    def _report(self, object_id: str) -> Report:
        rows = Report.objects.select_related(
            "contribution__post__author", "contribution__parent__author", "contribution__author", "contribution__page",
            "decided_by",
        )  # fmt: skip
        report = rows.filter(pk=whole_number(object_id)).first()
        if report is None:
            raise Http404("no such report")
        return report

    def _page(self, request, report: Report, form: DecideReportsForm | None = None):
        contribution = report.contribution
        reports = list(contribution.reports.select_related("decided_by"))
        waiting = [each for each in reports if each.is_open]
        rules, now = Rules.current(), timezone.now()
        for each in reports:
            each.due = due_at(each.created_at, rules)
            each.is_overdue = each.is_open and each.due <= now
        form = form or DecideReportsForm(contribution=contribution, reports=waiting)
        may_decide = self.has_change_permission(request)
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": _("Meldung Nr. %d") % report.pk,
            "report": report, "contribution": contribution, "reports": reports, "waiting": waiting, "form": form,
            "is_gone": report_decisions.is_gone(contribution), "may_decide": may_decide, "statements": STATEMENTS,
            "log": contribution.decisions.select_related("by", "undone_by", "reason"),
            "may_reveal": request.user.has_perm("blog.reveal_contribution"),
        }  # fmt: skip
        status = 400 if form.is_bound and form.errors else 200
        return TemplateResponse(request, "admin/moderation/report.html", context, status=status)

    def _decide(self, request, report: Report):
        waiting = list(report.contribution.reports.open())
        form = DecideReportsForm(request.POST, contribution=report.contribution, reports=waiting)
        if not form.is_valid():
            if not waiting:
                return self._too_late(request, report, AlreadyClosed(report).message)
            return self._page(request, report, form)
        data = form.cleaned_data
        try:
            closed = report_decisions.close(
                report.contribution, [each.pk for each in data["report"]], data["outcome"],
                strip_controls(data["statement"]), request.user, version=data["version"], reason=data["reason"],
                words=data["words"], base_url=base_of(request),
            )  # fmt: skip
        except (AlreadyClosed, AlreadyDecided) as too_late:
            return self._too_late(request, report, too_late.message)
        except DoesNotFit:
            return self._too_late(
                request, report, _("Der Beitrag hat sich inzwischen geändert. Bitte sehen Sie ihn noch einmal an.")
            )
        for each in closed:
            self.log_change(request, each, _("Meldung: %s") % each.get_outcome_display())
        told = ngettext("Entschieden: %(what)s. Eine Mail geht gleich hinaus.",
                        "%(n)d Meldungen entschieden: %(what)s. Die Mails gehen gleich hinaus.", len(closed))  # fmt: skip
        self.message_user(request, told % {"n": len(closed), "what": closed[0].get_outcome_display()}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:blog_report_change", args=[report.pk]))

    def _take_back(self, request, report: Report):
        seen = request.POST.get("take_back", "")
        try:
            if seen != report.stamp:
                raise AlreadyClosed(report)
            told = report_decisions.take_back(report, request.user)
        except (AlreadyClosed, AlreadyDecided) as too_late:
            return self._too_late(request, report, too_late.message)
        self.log_change(request, report, _("Meldung: wieder geöffnet"))
        self.message_user(request, _("Zurückgenommen: Die Meldung ist wieder offen."), messages.SUCCESS)
        if told:
            self.message_user(request, _("Die Mail darüber ist allerdings schon unterwegs."), messages.WARNING)
        return HttpResponseRedirect(reverse("admin:blog_report_change", args=[report.pk]))

    def _too_late(self, request, report: Report, message: str):
        self.message_user(request, message, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:blog_report_change", args=[report.pk]))
