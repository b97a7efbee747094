"""Every page worth looking at: who goes there, and the address without its language."""

from collections.abc import Iterator
from dataclasses import dataclass

NOBODY = "nobody"


@dataclass(frozen=True)
class Visit:
    """One page: `address` may name a fact of the world in braces; `then` is what is done there."""

    who: str
    address: str
    then: str = ""

    def __str__(self) -> str:
        return f"{self.who} {self.address} {self.then}".strip()


ADDRESSES = {
    NOBODY: """
        / rooms/-/about/ studio/about/
        {stories} {story} {with_picture} {with_list} {news} {news_page} {trials} {trial} {about}
        {programme} {project} {strands} {materials} {trials}?region=11 {trials}?region=16&theme=health
        {counts} {counts}+unfold {target}
        {services} {services}?need=work&region=04 {services}?need=own-business&region=04&page=9
        {services}?need=studies&region=nowhere {service} {story}?print=large guide/ guide/?need=work
        guide/?need=work&job=no guide/?need=work&job=no&region=04 guide/?need=employing&region=21
        {for_employers} guide/?sent=yes guide/?need=studies&need=work&job=no&age=18-29&region=any&change=need
        guide/?need=studies&need=work&job=no&age=18-29&region=any
        service/{service_id}/contact/ service/{service_id}/contact/+send_empty
        service/{service_id}/contact/thanks/
        too-hard/{hard_page}/ too-hard/{hard_page}/asked/ too-hard/{hard_page}/{hard_digest}/
        too-hard/{hard_page}/{hard_digest}/+send_empty {service}+mark_hard {story}+listen
        {tested} reader-test/{reader_key}/ reader-test/{reader_key}/page/ reader-test/{reader_key}/a-reader/1/
        reader-test/{reader_key}/a-reader/2/ reader-test/{reader_key}/a-reader/3/
        reader-test/{reader_key}/a-reader/1/+write_too_much reader-test/{reader_key}/a-reader/end/
        reader-test/{reader_key}/a-reader/2/+answer_it reader-test/x/
        plain-language/ plain-language/+send_empty plain-language/+try_a_text
        wish/ wish/+send_empty wish/thanks/ wish/?kind=stuck&region=06&about={service_id}
        wishes/ wishes/?state=planned wishes/?region=21&theme=money wishes/{shown_wish}/
        wishes/{shown_wish}/report/
        {accessibility} accessibility-statement/feedback/ accessibility-statement/feedback/+send_empty
        accessibility-statement/feedback/thanks/
        search/?q=ty search/?q=ote search/?q=zzzz search/?q=mediapja words/ credits/ offline/ phone/ reading/
        not-here/
        report/{story_id}/ report/{story_id}/thanks/
        report/{story_id}/+send_empty accounts/login/ accounts/login/+ask_code accounts/login/+wrong_code
        accounts/oidc/refused/ accounts/oidc/away/
        card/open/{card_key}/ card/open/{card_key}/+press card/open/x/+press
        accounts/inactive/ join/ join/+send_empty join/+ask_to_join join/asked/ join/code/
        {events} {events}?region=09 {event_forum} {event_full} {event_past} events/place/x/
        events/{forum}/sign-up/ events/{forum}/sign-up/+send_empty events/{full}/sign-up/
        events/{past}/sign-up/ events/{forum}/sign-up/sent/
        events/{forum}/ask/ events/{forum}/ask/+send_empty events/{past}/ask/ events/{forum}/asked/
        events/place/{place_key}/ events/place/{place_key}/told/ events/place/{place_key}/told/+send_empty
        events/place/{leaving_place_key}/+send_empty
        {letters} {letter} subscribe/ subscribe/+send_empty subscribe/sent/ subscribe/{letter_key}/
        subscribe/{letter_key}/+send_empty unsubscribe/{leaving_key}/
        unsubscribe/{leaving_key}/+send_empty unsubscribe/x/
        asked/{asked_key}/ asked/{asked_key}/+unfold asked/{said_key}/ asked/{said_key}/back/ asked/x/
        portfolio/{portfolio_key}/ portfolio/{portfolio_key}/report/
        portfolio/{portfolio_key}/report/thanks/
        hard/busy/ hard/busy/+send_words hard/broken/ hard/often/ hard/form/ hard/large/""",
    "aino": """
        newsroom/ideas/new/ newsroom/ideas/new/+send_empty
        me/ me/devices/ me/data/ me/erase/ me/erase/+ask_farewell_code studio/
        me/card/ me/card/+ask_for_card
        studio/corrections/{correction}/
        studio/begin/ studio/begin/+send_empty studio/supporters/ studio/{draft}/
        studio/{beside}/beside/ studio/{beside}/beside/+unfold
        studio/{beside}/beside/+paragraph_seen_before studio/{beside}/beside/+paragraph_after_session
        studio/{draft}/write/ studio/{draft}/write/?notes=1
        studio/{draft}/write/+write_hard studio/{draft}/plain/
        studio/{asked}/ studio/{asked}/questions/found/ studio/{asked}/questions/name/
        studio/{asked}/questions/found/+save_after_session studio/{asked}/questions/found/+save_stale
        studio/{asked}/versions/ studio/{asked}/versions/{version}/ studio/{ready}/versions/
        studio/{draft}/write/+save_after_session studio/{draft}/write/+save_as_another
        studio/begin/+send_old_form studio/{draft}/pictures/
        studio/{photos}/pictures/?gone={gone}
        studio/{photos}/pictures/ studio/{photos}/pictures/+add_nothing studio/{photos}/pictures/{photo}/
        studio/{asking}/people/ studio/{asked}/people/ studio/{asking}/people/add/+send_empty
        studio/{asking}/people/{asked_person}/ studio/{asking}/people/{asked_person}/change/
        studio/{asking}/people/{asked_person}/+make_link
        studio/{draft}/preview/ studio/{draft}/hand-in/ studio/{ready}/consent/ studio/{waits_for}/consent/
        studio/{ready}/consent/+go_on studio/{ready}/consent/+say_yes_without_a_day
        studio/{planned}/ studio/{planned}/day/ studio/{planned}/day/+choose_no_day
        studio/{planned}/preview/ studio/{planned}/write/
        studio/{public}/published/ studio/{public}/take-back/
        studio/training/ studio/training/{lesson}/ studio/training/{lesson}/1/ studio/training/{lesson}/all/
        studio/training/{lesson}/exercise/ studio/training/{form_lesson}/exercise/ studio/training/stamps/
        studio/training/{new_lesson}/exercise/ studio/{practice}/write/ studio/{walking}/beside/
        desk/{walking}/comment/?part=title studio/mine/stamp/{stamp}/take-back/
        studio/mine/portfolio/ studio/mine/portfolio/+unfold studio/mine/portfolio/+send_nothing
        studio/mine/portfolio/{portfolio}/take-back/
        studio/mine/ studio/mine/take-back/ studio/mine/messages/{room_number}/take-back/
        studio/{sealed}/sealed/ studio/{draft}/write/+save_sealed rooms/
        rooms/{room}/ rooms/{other_room}/ queue/ accounts/email/ accounts/2fa/webauthn/
        accounts/2fa/webauthn/add/
        accounts/2fa/recovery-codes/ accounts/2fa/recovery-codes/generate/ accounts/2fa/reauthenticate/
        accounts/logout/ accounts/logout/+lose_token studio/{photos}/preview/
        studio/{draft}/write/+notes_off""",
    "oiva": """
        studio/{went_away}/ studio/{written_on}/
        studio/newsletter/{letter_ask}/
        studio/ studio/{waiting}/preview/ studio/taken-down/{looked_at}/look-again/ studio/{taken_down}/
        rooms/ rooms/{room}/ rooms/{other_room}/
        rooms/{room}/messages/{message}/ rooms/{room}/messages/999999999/
        rooms/{room}/?answer={marked} rooms/{room}/messages/{marked}/
        rooms/{room}/help/ rooms/{room}/seen/ rooms/{room}/transcript/ rooms/{room}/name/ rooms/-/blocked/
        rooms/{no_seat}/""",
    "veikko": """
        {with_recording} studio/{in_podcast}/ studio/{voiced}/voice/ studio/{voiced}/voice/+bring_nothing
        studio/{voiced}/voice/{sound}/words/ {with_film} studio/{filmed}/film/
        studio/{filmed}/film/+bring_nothing studio/{filmed}/film/{film}/captions/
        studio/{filmed}/film/{film}/captions/+break_captions studio/{filmed}/voice/{film}/words/
        studio/ studio/supporters/ studio/{beside}/beside/ studio/{beside}/beside/+unfold
        studio/mine/portfolio/ studio/taken-down/{portfolio_hidden}/look-again/
        rooms/-/decisions/ rooms/-/decisions/{decision}/ desk/ accounts/2fa/recovery-codes/
        accounts/2fa/reauthenticate/""",
    "eeva": """
        me/devices/ hard/passkey/ hard/passkey/+send_words
        studio/{planned}/preview/ studio/{waiting}/plain/
        desk/{planned}/day/ desk/{planned}/day/+propose_no_day
        studio/ desk/ desk/{waiting}/ desk/{waiting}/+unfold desk/{waiting}/comment/?part=title
        desk/{waiting}/comment/?part=title+send_nothing desk/{wordless}/ desk/reports/{report}/
        desk/appeals/{looked_at}/ desk/reports/{portfolio_report}/ desk/appeals/{portfolio_hidden}/
        desk/correct/{other_public}/ desk/correct/{other_public}/?part=title
        newsroom/ newsroom/?as=list newsroom/ideas/{idea}/ newsroom/ideas/{new_idea}/+decline_without_reason
        newsroom/hard/{hard}/ newsroom/hard/{hard}/+send_nothing_stays newsroom/hard/{hard}/+send_nothing
        newsroom/reader-tests/ newsroom/reader-tests/?q=a newsroom/reader-tests/{reader_test}/
        newsroom/reader-tests/{reader_test_over}/ newsroom/reader-tests/{reader_test_over}/+unfold
        newsroom/reader-tests/new/{reader_page}/ newsroom/reader-tests/new/{reader_page}/+send_empty
        newsroom/wishes/ newsroom/wishes/{wish}/ newsroom/wishes/{wish}/+send_empty
        newsroom/wishes/{shown_wish}/ newsroom/wishes/{changed_wish}/ desk/feedback/{feedback}/
        desk/feedback/{feedback}/+send_empty newsroom/calendar/ newsroom/calendar/new/
        newsroom/calendar/new/+send_empty newsroom/calendar/{occasion}/ newsroom/calendar/{occasion}/change/
        newsroom/numbers/ newsroom/calendar/key/ newsroom/calendar/key/+send_empty
        newsroom/newsletters/ newsroom/newsletters/+send_empty newsroom/newsletters/{letter_draft}/
        newsroom/newsletters/{letter_draft}/+unfold newsroom/newsletters/{letter_sent}/
        newsroom/newsletters/{letter_draft}/pick/ newsroom/newsletters/{letter_draft}/pick/{letter_text}/
        newsroom/newsletters/{letter_draft}/mail/ newsroom/newsletters/{letter_draft}/mail/html/
        newsroom/newsletters/{letter_draft}/send/""",
    "mirja": """
        queue/ queue/shift/ queue/messages/{held}/ queue/messages/{flagged}/ queue/calls/{call}/
        queue/messages/{one_of_many}/ queue/people/{seat}/ queue/rooms/{room}/ queue/rooms/{room}/look/
        join/requests/ join/invitations/ me/card/
        card/help/ card/help/+send_empty card/open/{card_key}/+help_card
        card/help/make/ card/help/make/+send_empty card/help/make/+make_card_without_proof""",
    "mirja by code": """
        card/help/make/+print_card""",
    "aino by card": """
        me/card/yes/?next=/fi/me/""",
    "kaarlo": """
        queue/ queue/calls/{danger}/ queue/appeals/{appeal}/ queue/appeals/{appeal}/+send_empty queue/shift/
        queue/shift/+send_empty""",
    "lilja": """
        me/ me/data/ me/erase/""",
    "sampo": """
        studio/training/ studio/training/stamps/ me/ rooms/-/report/ join/invitations/{invitation}/
        hard/lesson/{lesson}/""",
}


def _visits() -> Iterator[Visit]:
    for who, addresses in ADDRESSES.items():
        for words in addresses.split():
            address, _plus, then = words.partition("+")
            yield Visit(who, address.removeprefix("/"), then)


VISITS = list(_visits())
