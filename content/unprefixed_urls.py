"""Addresses that stand beside the languages: files, sitemap, robots, security."""

from django.urls import path

from .views.documents import document
from .views.installing import worker
from .views.machines import robots, security, sitemap
from .views.open_data import services_file
from .views.pictures import picture
from .views.recordings import captions, recording, still, words
from .views.speech import speech, speech_sound

urlpatterns = [
    path("pictures/<str:name>", picture, name="picture"),
    path("recordings/<str:name>", recording, name="recording"),
    path("recordings/<str:name>/captions.vtt", captions, name="captions"),
    path("recordings/<str:name>/words.txt", words, name="recording_words"),
    path("stills/<str:name>", still, name="still"),
    path("speech/<id:page_id>.json", speech, name="speech"),
    path("speech/<id:page_id>/<slug:sign>.mp3", speech_sound, name="speech_sound"),
    path("documents/<str:name>", document, name="document"),
    path("open-data/services.json", services_file, name="services_file"),
    path("offline-worker.js", worker, name="offline_worker"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
]
