"""Addresses that stand beside the languages: a person's own calendar."""

from django.urls import path

from .views.feeds import feed

urlpatterns = [path("calendar/<str:key>.ics", feed, name="calendar_feed")]
