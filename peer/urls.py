"""Addresses under a language."""

from django.urls import URLPattern

app_name = "peer"
urlpatterns: list[URLPattern] = []
