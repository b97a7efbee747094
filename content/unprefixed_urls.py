"""Addresses that stand beside the languages: pictures, sitemap, robots."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
