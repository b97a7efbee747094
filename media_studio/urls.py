"""Addresses under a language: the studio for those who tell, the desk for those who read."""

from django.urls import path

from .views import consent, desk, hand_in, home, picture, reports, supporters, tell

app_name = "studio"
urlpatterns = [
    path("studio/", home.home, name="home"),
    path("studio/begin/", tell.begin, name="begin"),
    path("studio/notices/<int:pk>/", home.put_away, name="put_away"),
    path("studio/taken-down/<int:pk>/", home.put_away_taken_down, name="put_away_taken_down"),
    path("studio/supporters/", supporters.supporters, name="supporters"),
    path("studio/supporters/<int:pk>/answer/", supporters.answer, name="answer_request"),
    path("studio/supporters/<int:pk>/end/", supporters.end, name="end_support"),
    path("studio/<int:pk>/write/", tell.write, name="write"),
    path("studio/<int:pk>/autosave/", tell.autosave, name="autosave"),
    path("studio/<int:pk>/picture/", picture.picture, name="picture"),
    path("studio/<int:pk>/picture/remove/", picture.remove, name="remove_picture"),
    path("studio/<int:pk>/preview/", hand_in.preview, name="preview"),
    path("studio/<int:pk>/hand-in/", hand_in.hand_in, name="hand_in"),
    path("studio/<int:pk>/pull-back/", hand_in.pull_back, name="pull_back"),
    path("studio/<int:pk>/consent/", consent.consent, name="consent"),
    path("studio/<int:pk>/published/", consent.published, name="published"),
    path("studio/<int:pk>/take-back/", consent.take_back, name="take_back"),
    path("desk/", desk.waiting, name="desk"),
    path("desk/<int:pk>/", desk.reading, name="reading"),
    path("desk/<int:pk>/pass-on/", desk.pass_on, name="pass_on"),
    path("desk/<int:pk>/ask-changes/", desk.ask_changes, name="ask_changes"),
    path("desk/reports/<int:pk>/", reports.report, name="report"),
    path("desk/reports/<int:pk>/close/", reports.close, name="close_report"),
    path("desk/reports/<int:pk>/take-down/", reports.take_down, name="take_down"),
]
