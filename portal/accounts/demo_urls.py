"""The demo people, one button each. Mounted only in demo mode."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
