from django.urls import path

from . import feeds, views

app_name = "blog"
urlpatterns = [
    path("blog/", views.PostListView.as_view(), name="list"),
    path("blog/feed/", feeds.BlogFeed(), name="feed"),
    path("blog/<slug:slug>/", views.PostDetailView.as_view(), name="detail"),
]
