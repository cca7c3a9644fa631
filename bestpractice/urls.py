from django.urls import path

from . import views

app_name = "bestpractice"
urlpatterns = [
    path("best-practice/", views.ShowcaseListView.as_view(), name="list"),
    path("best-practice/<slug:slug>/", views.ShowcaseDetailView.as_view(), name="detail"),
]
