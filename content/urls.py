"""Addresses under a language."""

from django.urls import URLPattern

app_name = "content"
urlpatterns: list[URLPattern] = []
