"""Addresses under a language."""

from django.urls import URLPattern, path

from . import views

app_name = "reading"
urlpatterns: list[URLPattern] = [path("", views.settings_page, name="settings")]
