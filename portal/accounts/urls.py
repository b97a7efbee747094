"""Addresses under a language."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
