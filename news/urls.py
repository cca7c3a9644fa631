from django.urls import path

from . import feeds, views

app_name = "news"
urlpatterns = [
    path("aktuelles/", views.NewsListView.as_view(), name="list"),
    path("aktuelles/feed/", feeds.NewsFeed(), name="feed"),
    path("aktuelles/<slug:slug>/", views.NewsDetailView.as_view(), name="detail"),
    path("termine.ics", views.EventCalendarView.as_view(), name="calendar"),
    path("termine/", views.EventListView.as_view(), name="events"),
    path("termine/<slug:slug>.ics", views.EventCalendarView.as_view(), name="event-calendar"),
    path("termine/<slug:slug>/", views.EventDetailView.as_view(), name="event"),
    path("presse/", views.PressListView.as_view(), name="press"),
]
