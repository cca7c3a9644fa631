"""The admin's menu in the portal's words: by what people do, not by which app a table lives in."""

from django.contrib.admin import AdminSite
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from klimaportal.core.sections import sections

# After the sections' own entries, which come from the registry. What no group names stays under its app's name.
GROUPS = (
    (_("Gespräch"), ("blog.contribution", "blog.report", "blog.reason", "blog.author", "blog.rules", "blog.consent")),
    (_("Bilder und Ordnung"), (
        "core.image", "core.gallery", "core.topic", "documents.category", "taggit.tag", "core.redirect", "core.missing",
    )),
    (_("Portal"), ("core.portal", "core.contact", "core.funding", "core.mail", "core.chore")),
    (_("Konten"), ("auth.user", "auth.group", "admin.logentry")),
)  # fmt: skip
# What can be begun from the start page besides the sections' entries: model, icon.
QUICK = (("core.image", "photo"), ("core.funding", "euro"), ("auth.user", "users"))


def _label(model: dict) -> str:
    return model["model"]._meta.label_lower


def _group(title, models: list[dict]) -> dict:
    return {"name": title, "app_label": "", "app_url": "", "has_module_perms": True, "models": models}


def grouped(app_list: list[dict]) -> list[dict]:
    """Django's list of apps as the portal's groups; only what the person may see is in it."""
    models = {_label(model): model for app in app_list for model in app["models"]}
    content = (section.model._meta.label_lower for section in sections.values())
    groups = []
    for title, labels in ((_("Inhalte"), content), *GROUPS):
        found = [models.pop(label) for label in labels if label in models]
        if found:
            groups.append(_group(title, found))
    for app in app_list:
        left = [model for model in app["models"] if _label(model) in models]
        if left:
            groups.append({**app, "models": left})
    return groups


def quick_links(site: AdminSite, request) -> list[dict]:
    """What this person can begin with one click: the sections' entries first."""
    wanted = [(section.model._meta.label_lower, section.icon) for section in sections.values()] + list(QUICK)
    registered = {model._meta.label_lower: admin for model, admin in site._registry.items()}
    links = []
    for label, icon in wanted:
        model_admin = registered.get(label)
        if model_admin and model_admin.has_add_permission(request):
            opts = model_admin.model._meta
            url = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
            links.append({"label": opts.verbose_name, "url": url, "icon": icon})
    return links
