"""The public contract: which address leads where. Pages come last, they answer at whatever is left."""

from django.contrib import admin
from django.urls import include, path

from . import views
from .feeds import EverythingFeed

urlpatterns = [
    path("admin/", include("klimaportal.login.urls")),
    path("admin/", admin.site.urls),
    path("medien/<path:path>", views.media, name="media"),
    path("themen/", views.topics, name="topics"),
    path("themen/<slug:slug>/", views.topic, name="topic"),
    path("suche/", views.search_view, name="search"),
    path("feed/", EverythingFeed(), name="feed"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("", include("news.urls")),
    path("", include("documents.urls")),
    path("", include("bestpractice.urls")),
    path("", include("blog.urls")),
    path("", include("pages.urls")),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler429 = views.too_many_requests
handler500 = views.server_error
