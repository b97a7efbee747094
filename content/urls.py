"""Addresses under a language."""

from django.urls import path

from .feeds import feed_urls
from .podcast import podcast_url
from .views import events
from .views.accessibility import feedback, feedback_thanks, statement
from .views.asked import asked, asked_back, asked_captions, asked_picture, asked_recording, asked_still
from .views.counts import counts
from .views.credits import credits_page
from .views.glossary import words
from .views.guide import guide
from .views.installing import manifest, offline, on_the_phone
from .views.newsletters import subscribe, subscribe_confirm, subscribe_sent, unsubscribe
from .views.plain import plain_language
from .views.portfolios import portfolio
from .views.reader_tests import (
    reader_test,
    reader_test_begin,
    reader_test_end,
    reader_test_page,
    reader_test_question,
)
from .views.reports import (
    report,
    report_portfolio,
    report_portfolio_thanks,
    report_thanks,
    report_wish,
    report_wish_thanks,
)
from .views.search import search_pages
from .views.service_contact import service_contact, service_contact_thanks
from .views.too_hard import too_hard, too_hard_asked, too_hard_marked
from .views.wishes import wish, wish_page, wish_thanks, wishes

app_name = "content"
urlpatterns = [
    path("search/", search_pages, name="search"),
    path("words/", words, name="words"),
    path("report/<id:page_id>/", report, name="report"),
    path("report/<id:page_id>/thanks/", report_thanks, name="report_thanks"),
    path("asked/<slug:key>/", asked, name="asked"),
    path("asked/<slug:key>/back/", asked_back, name="asked_back"),
    path("asked/<slug:key>/pictures/<id:number>/", asked_picture, name="asked_picture"),
    path("asked/<slug:key>/recordings/<id:number>/", asked_recording, name="asked_recording"),
    path("asked/<slug:key>/recordings/<id:number>/captions.vtt", asked_captions, name="asked_captions"),
    path("asked/<slug:key>/recordings/<id:number>/still/", asked_still, name="asked_still"),
    path("portfolio/<slug:key>/", portfolio, name="portfolio"),
    path("portfolio/<slug:key>/report/", report_portfolio, name="report_portfolio"),
    path("portfolio/<slug:key>/report/thanks/", report_portfolio_thanks, name="report_portfolio_thanks"),
    path("counts/<id:page_id>/<uuid:block_id>/", counts, name="counts"),
    path("events/calendar.ics", events.events_calendar, name="events_calendar"),
    path("events/<id:event_id>/calendar.ics", events.event_calendar, name="event_calendar"),
    path("events/<id:event_id>/sign-up/", events.sign_up, name="event_sign_up"),
    path("events/<id:event_id>/sign-up/sent/", events.sign_up_sent, name="event_sign_up_sent"),
    path("events/<id:event_id>/ask/", events.ask, name="event_ask"),
    path("events/<id:event_id>/asked/", events.asked, name="event_asked"),
    path("events/place/<slug:key>/", events.give_back, name="event_give_back"),
    path("events/place/<slug:key>/told/", events.told, name="event_told"),
    path("too-hard/<id:page_id>/", too_hard, name="too_hard"),
    path("too-hard/<id:page_id>/asked/", too_hard_asked, name="too_hard_asked"),
    path("too-hard/<id:page_id>/<slug:digest>/", too_hard_marked, name="too_hard_marked"),
    path("reader-test/<slug:key>/", reader_test, name="reader_test"),
    path("reader-test/<slug:key>/page/", reader_test_page, name="reader_test_page"),
    path("reader-test/<slug:key>/questions/", reader_test_begin, name="reader_test_begin"),
    path(
        "reader-test/<slug:key>/<slug:sheet>/<id:number>/", reader_test_question, name="reader_test_question"
    ),
    path("reader-test/<slug:key>/<slug:sheet>/end/", reader_test_end, name="reader_test_end"),
    path("wish/", wish, name="wish"),
    path("wish/thanks/", wish_thanks, name="wish_thanks"),
    path("wishes/", wishes, name="wishes"),
    path("wishes/<id:number>/", wish_page, name="wish_shown"),
    path("wishes/<id:number>/report/", report_wish, name="report_wish"),
    path("wishes/<id:number>/report/thanks/", report_wish_thanks, name="report_wish_thanks"),
    path("accessibility-statement/", statement, name="accessibility"),
    path("accessibility-statement/feedback/", feedback, name="access_feedback"),
    path("accessibility-statement/feedback/thanks/", feedback_thanks, name="access_feedback_thanks"),
    path("guide/", guide, name="guide"),
    path("service/<id:page_id>/contact/", service_contact, name="service_contact"),
    path("service/<id:page_id>/contact/thanks/", service_contact_thanks, name="service_contact_thanks"),
    path("subscribe/", subscribe, name="subscribe"),
    path("subscribe/sent/", subscribe_sent, name="subscribe_sent"),
    path("subscribe/<slug:key>/", subscribe_confirm, name="subscribe_confirm"),
    path("unsubscribe/<slug:key>/", unsubscribe, name="unsubscribe"),
    path("plain-language/", plain_language, name="plain_language"),
    path("credits/", credits_page, name="credits"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("offline/", offline, name="offline"),
    path("phone/", on_the_phone, name="on_the_phone"),
    *feed_urls(),
    podcast_url(),
]
