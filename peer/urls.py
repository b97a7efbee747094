"""Addresses under a language."""

from django.urls import path

from .views import appeals, items, messages, oneself, people, queue, reading, room_desk, rooms, shifts

app_name = "peer"
urlpatterns = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/-/blocked/", oneself.blocked, name="blocked"),
    path("rooms/-/decisions/", appeals.decisions, name="decisions"),
    path("rooms/-/decisions/<int:decision_id>/", appeals.decision, name="decision"),
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
    path("queue/shift/", shifts.shift, name="shift"),
    path("queue/shift/begin/", shifts.begin, name="begin_shift"),
    path("queue/shift/end/", shifts.end, name="end_shift"),
    path("queue/here/", queue.presence, name="presence"),
    path("queue/messages/<int:message_id>/", items.item, name="item"),
    path("queue/messages/<int:message_id>/claim/", items.claim, name="claim"),
    path("queue/messages/<int:message_id>/approve/", items.approve, name="approve"),
    path("queue/messages/<int:message_id>/mask/", items.mask, name="mask"),
    path("queue/messages/<int:message_id>/remove/", items.remove, name="remove"),
    path("queue/messages/<int:message_id>/writer/", items.writer, name="writer"),
    path("queue/messages/<int:message_id>/authorities/", items.authorities, name="authorities"),
    path("queue/messages/<int:message_id>/note/", items.note, name="item_note"),
    path("queue/calls/<int:flag_id>/", queue.call, name="call"),
    path("queue/calls/<int:flag_id>/claim/", queue.claim_call, name="claim_call"),
    path("queue/people/<int:seat_id>/", people.person, name="person"),
    path("queue/people/<int:seat_id>/act/", people.act, name="person_act"),
    path("queue/people/<int:seat_id>/note/", people.note, name="person_note"),
    path("queue/appeals/<int:appeal_id>/", appeals.appeal, name="appeal"),
    path("queue/rooms/<slug:slug>/", room_desk.desk, name="room_desk"),
    path("queue/rooms/<slug:slug>/act/", room_desk.act, name="room_act"),
    path("queue/rooms/<slug:slug>/look/", room_desk.look, name="room_look"),
]
