"""Addresses under a language."""

from django.urls import path

from .views import deciding, devices, joining, leaving, me, organisation, own_data, parting

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
    path("me/data/", own_data.my_data, name="my_data"),
    path("me/data/<int:pk>/", own_data.data_file, name="data_file"),
    path("me/erase/", parting.farewell, name="farewell"),
    path("me/erase/code/", parting.code, name="farewell_code"),
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
