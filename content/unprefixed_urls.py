"""Addresses that stand beside the languages: pictures, sitemap, robots."""

from django.urls import path

from .views.machines import robots, sitemap
from .views.pictures import picture

urlpatterns = [
    path("pictures/<str:name>", picture, name="picture"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
