"""Addresses under a language: the studio for those who tell, the desk for those who read."""

from django.urls import path

from .views import (
    consent,
    desk,
    hand_in,
    home,
    picture,
    questions,
    reports,
    story,
    supporters,
    tell,
    versions,
)

app_name = "studio"
urlpatterns = [
    path("studio/", home.home, name="home"),
    path("studio/begin/", tell.begin, name="begin"),
    path("studio/notices/<id:pk>/", home.put_away, name="put_away"),
    path("studio/taken-down/<id:pk>/", home.put_away_taken_down, name="put_away_taken_down"),
    path("studio/supporters/", supporters.supporters, name="supporters"),
    path("studio/supporters/<id:pk>/answer/", supporters.answer, name="answer_request"),
    path("studio/supporters/<id:pk>/end/", supporters.end, name="end_support"),
    path("studio/<id:pk>/", story.story, name="story"),
    path("studio/<id:pk>/tell/", tell.tell, name="tell"),
    path("studio/<id:pk>/way/", tell.choose_way, name="choose_way"),
    path("studio/<id:pk>/questions/", questions.first, name="questions"),
    path("studio/<id:pk>/questions/<slug:key>/", questions.question, name="question"),
    path("studio/<id:pk>/questions/<slug:key>/autosave/", questions.autosave_answer, name="autosave_answer"),
    path("studio/<id:pk>/versions/", versions.versions, name="versions"),
    path("studio/<id:pk>/versions/<id:number>/", versions.version, name="version"),
    path("studio/<id:pk>/versions/<id:number>/bring-back/", versions.bring_back, name="bring_back"),
    path("studio/<id:pk>/write/", tell.write, name="write"),
    path("studio/<id:pk>/autosave/", tell.autosave, name="autosave"),
    path("studio/<id:pk>/picture/", picture.picture, name="picture"),
    path("studio/<id:pk>/picture/remove/", picture.remove, name="remove_picture"),
    path("studio/<id:pk>/preview/", hand_in.preview, name="preview"),
    path("studio/<id:pk>/hand-in/", hand_in.hand_in, name="hand_in"),
    path("studio/<id:pk>/pull-back/", hand_in.pull_back, name="pull_back"),
    path("studio/<id:pk>/consent/", consent.consent, name="consent"),
    path("studio/<id:pk>/published/", consent.published, name="published"),
    path("studio/<id:pk>/take-back/", consent.take_back, name="take_back"),
    path("desk/", desk.waiting, name="desk"),
    path("desk/<id:pk>/", desk.reading, name="reading"),
    path("desk/<id:pk>/pass-on/", desk.pass_on, name="pass_on"),
    path("desk/<id:pk>/ask-changes/", desk.ask_changes, name="ask_changes"),
    path("desk/reports/<id:pk>/", reports.report, name="report"),
    path("desk/reports/<id:pk>/close/", reports.close, name="close_report"),
    path("desk/reports/<id:pk>/take-down/", reports.take_down, name="take_down"),
]
