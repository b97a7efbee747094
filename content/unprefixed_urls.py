"""Addresses that stand beside the languages: pictures, recordings, sitemap, robots."""

from django.urls import path

from .views.machines import robots, sitemap
from .views.pictures import picture
from .views.recordings import recording

urlpatterns = [
    path("pictures/<str:name>", picture, name="picture"),
    path("recordings/<str:name>", recording, name="recording"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
