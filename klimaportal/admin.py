"""People: the Administration keeps the accounts, but can't make anybody (itself included) more than a role allows."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)
admin.site.unregister(Group)
admin.site.register(Group, GroupAdmin)


@admin.register(User)
class PortalUserAdmin(UserAdmin):
    list_display = ["username", "email", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    fieldsets = [
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Rolle"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Verlauf"), {"fields": ("last_login", "date_joined")}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        users = super().get_queryset(request).prefetch_related("groups")
        return users if request.user.is_superuser else users.filter(is_superuser=False)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            fieldsets = [*fieldsets, (_("Alle Rechte"), {"fields": ("is_superuser",)})]
        return fieldsets

    def user_change_password(self, request, id, form_url=""):
        if not self.get_queryset(request).filter(pk=id).exists():
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    @admin.display(description=_("Rolle"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "–"
