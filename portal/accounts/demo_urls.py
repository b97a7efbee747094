"""The demo people, one button each. Mounted only in demo mode."""

from django.urls import path

from .views import demo

urlpatterns = [
    path("", demo.demo, name="demo"),
    path("<slug:name>/", demo.sign_in_as, name="demo_sign_in"),
]
