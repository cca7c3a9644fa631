from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("dokumente/", views.DocumentListView.as_view(), name="list"),
    path("dokumente/<slug:slug>/", views.DocumentDetailView.as_view(), name="detail"),
    path("dokumente/<slug:slug>/datei", views.DocumentFileView.as_view(), name="file"),
]
