from django.urls import path

from . import confirm_views, feeds, mine_views, reporting, transparency, views, writing

app_name = "blog"
urlpatterns = [
    path("blog/", views.PostListView.as_view(), name="list"),
    path("blog/feed/", feeds.BlogFeed(), name="feed"),
    path("blog/schreiben/", writing.WriteView.as_view(), name="write"),
    path("blog/bestaetigen/<str:secret>/", confirm_views.ConfirmView.as_view(), name="confirm"),
    path("blog/mein-beitrag/<str:secret>/", mine_views.MineView.as_view(), name="mine"),
    path("blog/mein-beitrag/<str:secret>/daten.json", mine_views.data, name="mine-data"),
    path("blog/melden/<int:pk>/", reporting.report, name="report"),
    path("blog/meldung/<str:secret>/", reporting.report_status, name="report-status"),
    path("blog/transparenz/", transparency.transparency, name="transparency"),
    path("blog/<slug:slug>/", views.PostDetailView.as_view(), name="detail"),
]
