"""Addresses under a language."""

from django.urls import path

from .views import messages, oneself, queue, reading, rooms

app_name = "peer"
urlpatterns = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/-/blocked/", oneself.blocked, name="blocked"),
    path("rooms/<slug:slug>/", rooms.room, name="room"),
    path("rooms/<slug:slug>/rules/", rooms.accept_rules, name="accept_rules"),
    path("rooms/<slug:slug>/name/", oneself.name, name="name"),
    path("rooms/<slug:slug>/place/", reading.place, name="place"),
    path("rooms/<slug:slug>/mode/", reading.mode, name="mode"),
    path("rooms/<slug:slug>/transcript/", reading.transcript, name="transcript"),
    path("rooms/<slug:slug>/help/", messages.ask_for_help, name="help"),
    path("rooms/<slug:slug>/notices/<int:notice_id>/", rooms.put_away, name="put_away"),
    path("rooms/<slug:slug>/messages/", rooms.post_message, name="post_message"),
    path("rooms/<slug:slug>/messages/<int:message_id>/", messages.message, name="message"),
    path("rooms/<slug:slug>/messages/<int:message_id>/back/", messages.take_back, name="take_back"),
    path("rooms/<slug:slug>/messages/<int:message_id>/flag/", messages.flag, name="flag"),
    path("rooms/<slug:slug>/messages/<int:message_id>/block/", oneself.block, name="block"),
    path("rooms/<slug:slug>/messages/<int:message_id>/mute/", oneself.mute, name="mute"),
    path("queue/", queue.queue, name="queue"),
    path("queue/here/", queue.presence, name="presence"),
    path("queue/messages/<int:message_id>/", queue.item, name="item"),
    path("queue/messages/<int:message_id>/approve/", queue.approve, name="approve"),
    path("queue/messages/<int:message_id>/remove/", queue.remove, name="remove"),
    path("queue/calls/<int:flag_id>/", queue.call, name="call"),
]
