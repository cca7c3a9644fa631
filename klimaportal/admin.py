"""People: the Administration keeps the accounts, but can't make anybody (itself included) more than a role allows."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .login.admin import SecondFactorMixin
from .roles import ADMINISTRATION, RIGHTS

admin.site.unregister(User)
admin.site.unregister(Group)

ACTIONS = {
    "view": gettext_lazy("ansehen"),
    "add": gettext_lazy("anlegen"),
    "change": gettext_lazy("ändern"),
    "delete": gettext_lazy("löschen"),
    "reveal": gettext_lazy("E-Mail-Adressen sehen"),
}


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password and nothing else: there is no other way to log in, so none is offered to switch passwords off."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class AccountForm(UserChangeForm):
    """An account's data; refuses to leave the portal without anybody who could administer it."""

    def clean(self):
        data = {name: getattr(self.instance, name) for name in ("is_active", "is_staff", "is_superuser")}
        data |= super().clean()
        roles = data["groups"] if "groups" in data else self.instance.groups.all()
        may_log_in = data["is_active"] and data["is_staff"]
        administers = data["is_superuser"] or any(group.name == ADMINISTRATION for group in roles)
        if not (may_log_in and administers) and self._is_last_administrator():
            field = next((name for name in ("is_active", "is_staff") if not data[name]), "groups")
            self.add_error(
                field if field in self.fields else None,
                _("Das ist das letzte Konto, das verwalten darf. Geben Sie diese Rolle zuerst einem anderen Konto."),
            )
        return data

    def _is_last_administrator(self) -> bool:
        administers = Q(is_superuser=True) | Q(groups__name=ADMINISTRATION)
        accounts = User.objects.filter(administers, is_active=True, is_staff=True)
        return set(accounts.values_list("pk", flat=True)) == {self.instance.pk}


@admin.register(User)
class PortalUserAdmin(SecondFactorMixin, UserAdmin):
    form = AccountForm
    add_form = UserCreationForm
    change_password_form = NewPasswordForm
    list_display = ["username", "last_name", "email", "roles", "second_factor", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    fieldsets = [
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (gettext_lazy("Rolle"), {"fields": ("groups", "is_active", "is_staff")}),
        (gettext_lazy("Anmeldung"), {"fields": ("second_factor",)}),
        (gettext_lazy("Verlauf"), {"fields": ("last_login", "date_joined")}),
    ]
    add_fieldsets = [
        (None, {"fields": ("username", "password1", "password2")}),
        (gettext_lazy("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (gettext_lazy("Rolle"), {"fields": ("groups",)}),
    ]
    readonly_fields = ["second_factor", "last_login", "date_joined"]
    filter_horizontal: list[str] = []

    def get_queryset(self, request):
        """Only a superuser sees accounts that may do more than the roles: their passwords are not for anybody to set."""
        users = super().get_queryset(request).prefetch_related("groups", "authenticator_set")
        if request.user.is_superuser:
            return users
        others = Group.objects.exclude(name__in=RIGHTS)
        return users.filter(is_superuser=False, user_permissions=None).exclude(groups__in=others)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            fieldsets = [*fieldsets, (_("Alle Rechte"), {"fields": ("is_superuser",)})]
        return fieldsets

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.help_text = _("Was eine Rolle darf, steht unter «Rollen». Mehrere Rollen ergänzen sich.")
            if not request.user.is_superuser:
                field.queryset = Group.objects.filter(name__in=RIGHTS)
        return field

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes the account they are logged in with."""
        return super().has_delete_permission(request, obj) and obj != request.user

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("Rolle"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "–"


@admin.register(Group)
class RoleAdmin(admin.ModelAdmin):
    """What a role may do stands in ``roles.py``; here it can be read."""

    list_display = ["name"]
    fields = ["name", "rights"]
    readonly_fields = ["rights"]

    @admin.display(description=gettext_lazy("Rechte"))
    def rights(self, group):
        allowed: dict[str, list[str]] = {}
        for permission in group.permissions.select_related("content_type"):
            model = permission.content_type.model_class()
            action = ACTIONS.get(permission.codename.partition("_")[0])
            if action and model and not model._meta.proxy:
                allowed.setdefault(capfirst(model._meta.verbose_name_plural), []).append(str(action))
        rows = ((name, ", ".join(actions)) for name, actions in sorted(allowed.items()))
        return format_html_join("", '<div class="right"><strong>{}</strong> {}</div>', rows)


@admin.register(LogEntry)
class LogEntryAdmin(admin.ModelAdmin):
    """Who changed what and when, to be read only."""

    list_display = ["action_time", "user", "action_flag", "content_type", "object_repr", "get_change_message"]
    list_filter = ["action_flag", "action_time"]
    list_select_related = ["user", "content_type"]
    list_display_links = None
    search_fields = ["object_repr", "user__username"]
    date_hierarchy = "action_time"
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """Entries go only together with the account they belong to."""
        return request.resolver_match.url_name in ("auth_user_delete", "auth_user_changelist")
