from django.urls import path

from . import views

urlpatterns = [
    path("", views.page, name="home"),
    path("<path:path>/", views.page, name="page"),
    path("<path:path>", views.without_slash, name="without-slash"),
]
