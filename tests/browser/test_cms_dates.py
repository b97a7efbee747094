"""An editor fills in days and times; what was typed is saved and shown again, and never becomes today.

Typed days are the same in every order: in which its own fields are filled, the browser decides.
"""

from playwright.sync_api import expect

SAVE = "[data-edit-form] footer [type=submit]"
SERVICE = "from content.models import ServicePage; print(ServicePage.objects.filter(live=True).first().pk)"
EVENT = "from content.models import Event; print(Event.objects.filter(days__isnull=False).first().pk)"
STORED = (
    "from content.models import ServicePage as P; p = P.objects.get(pk={}).get_latest_revision_as_object(); "
)


def _press(page, button: str = SAVE) -> None:
    with page.expect_navigation():
        page.locator(button).first.evaluate("button => button.click()")


def test_a_day_that_is_typed_is_kept(page_as, live_site):
    number = live_site.shell(SERVICE).split()[-1]
    editor = page_as("leena")
    editor.goto(f"/admin/pages/{number}/edit/")
    field = editor.locator("#id_next_check")
    for name, typed in (("last_checked", "05052026"), ("next_check", "06062027")):
        editor.locator(f"#id_{name}").press_sequentially(typed)
    field.blur()
    assert field.input_value() == "2027-06-06"
    _press(editor)
    expect(editor.locator("#id_last_checked")).to_have_value("2026-05-05")
    expect(field).to_have_value("2027-06-06")
    kept = live_site.shell(STORED.format(number) + "print(p.last_checked, p.next_check)")
    assert kept.split()[-2:] == ["2026-05-05", "2027-06-06"]


def test_half_a_day_is_not_sent_as_nothing(page_as, live_site):
    number = live_site.shell(SERVICE).split()[-1]
    editor = page_as("leena")
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.locator("#id_last_checked").fill("")
    editor.locator("#id_last_checked").press_sequentially("05")
    here, told = editor.url, []
    editor.on("request", lambda request: told.append(request) if request.is_navigation_request() else None)
    editor.locator(SAVE).first.evaluate("button => button.click()")
    expect(editor.locator("#id_last_checked")).to_be_focused()
    assert (editor.url, told) == (here, [])


def test_the_days_of_an_event_and_new_rows(page_as, live_site):
    number = live_site.shell(EVENT).split()[-1]
    editor = page_as("leena")
    editor.goto(f"/admin/snippets/content/event/edit/{number}/")
    editor.locator("#id_days-ADD").click()
    row = editor.locator("[data-inline-panel-child]:not(.deleted)").last
    last = int(editor.locator("#id_days-TOTAL_FORMS").input_value()) - 1
    for name, typed in (("date", "2030-07-07"), ("begins", "10:30"), ("ends", "12:00")):
        row.locator(f"#id_days-{last}-{name}").fill(typed)
    _press(editor)
    code = f"from content.models import EventDay; print(vars(EventDay.objects.filter(event={number}).last()))"
    assert "datetime.date(2030, 7, 7)" in (said := live_site.shell(code))
    assert "datetime.time(10, 30)" in said


def test_a_day_on_which_a_page_comes_out_is_kept_with_its_hour(page_as, live_site):
    number = live_site.shell(SERVICE).split()[-1]
    editor = page_as("leena")
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.locator("[data-side-panel-toggle=status]").first.click()
    editor.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    editor.locator("#id_expire_at").fill("2099-08-08T10:30")
    _press(editor, "#schedule-publishing-dialog [type=submit]")
    expect(editor.locator("#id_expire_at")).to_have_value("2099-08-08T10:30")
