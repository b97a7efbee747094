"""Addresses under a language."""

from django.urls import path

from .views import (
    card_door,
    card_help,
    card_proof,
    cards,
    deciding,
    devices,
    helper_proof,
    joining,
    leaving,
    me,
    organisation,
    own_data,
    parting,
)
from .views.card_proof import not_by_card_alone

app_name = "accounts"
urlpatterns = [
    path("leave/", leaving.leave, name="leave"),
    path("me/", me.me, name="me"),
    path("me/language/", me.language, name="language"),
    path("me/mail/", me.waiting_mail, name="waiting_mail"),
    path("me/devices/", devices.devices, name="devices"),
    path("me/devices/others/", devices.sign_out_others, name="sign_out_others"),
    path("me/devices/mail/", devices.sign_in_mail, name="sign_in_mail"),
    path("me/devices/organisation/", organisation.disconnect_organisation, name="disconnect_organisation"),
    path("me/devices/<int:pk>/sign-out/", devices.sign_out, name="sign_out_device"),
    path("me/card/", cards.card, name="card"),
    path("me/card/throw-away/", cards.throw_own_away, name="throw_own_card_away"),
    path("me/card/devices/", cards.forget_devices, name="card_forget_devices"),
    path("me/card/yes/", card_proof.card_proof, name="card_proof"),
    path("card/wait/", card_door.wait, name="card_wait"),
    path("card/open/<str:key>/", card_door.open_card, name="card_open"),
    path("card/help/", card_help.card_help, name="card_help"),
    path("card/help/answer/", card_help.card_answer, name="card_answer"),
    path("card/help/code/", helper_proof.helper_code, name="card_help_code"),
    path("card/help/make/", card_help.card_for, name="card_for"),
    path("card/help/<int:pk>/throw-away/", card_help.throw_card_away, name="throw_card_away"),
    path("me/data/", not_by_card_alone(own_data.my_data), name="my_data"),
    path("me/data/<int:pk>/", not_by_card_alone(own_data.data_file), name="data_file"),
    path("me/erase/", parting.farewell, name="farewell"),
    path("me/erase/code/", not_by_card_alone(parting.code), name="farewell_code"),
    path("me/erase/keep/", parting.keep, name="farewell_keep"),
    path("join/", joining.join, name="join"),
    path("join/code/", joining.join_code, name="join_code"),
    path("join/asked/", joining.join_asked, name="join_asked"),
    path("join/requests/", deciding.requests, name="requests"),
    path("join/requests/<int:pk>/", deciding.decide, name="decide"),
    path("join/invitations/", deciding.invitations, name="invitations"),
    path("join/invitations/<int:pk>/", deciding.invitation, name="invitation"),
    path("join/invitations/<int:pk>/revoke/", deciding.revoke, name="revoke_invitation"),
]
