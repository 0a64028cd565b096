"""A citizen sends a dossier from a phone, without scripts, and follows its address.

Every public page is looked at by axe-core as well, in both languages, wide and narrow.
"""

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfWriter

from tests.conftest import DESKTOP, PHONE, PICTURES
from tests.journeys.screens import field, open_row, press, row

UNIT = "08"
SERVICE = "THA-01"
NAME = "Hoàng Thị Thử"
# what axe-core knows of the WCAG 2.2, levels A and AA, and of good practice
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEGABYTE = 1024 * 1024


def make_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def file(name, content) -> dict:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


@pytest.fixture
def visit(live, browser):
    """``visit(phone=False, **options)``: a page of somebody who is not signed in.

    It fails the test on what breaks the page's own policy of contents.
    """
    contexts, wrong = [], []

    def visit(phone=False, **options):
        context = browser.new_context(
            base_url=live.url,
            viewport=PHONE if phone else DESKTOP,
            is_mobile=phone,
            has_touch=phone,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        return page

    yield visit
    for context in contexts:
        context.close()
    assert [text for text in wrong if "status of 4" not in text] == []


def fill_form(page):
    page.check("input[name=applicant_kind][value=person]")
    page.fill("#applicant_name", NAME)
    page.fill("#applicant_number", "008199000111")
    page.fill("#applicant_phone", "0912 000 999")
    page.fill("#applicant_email", "thu@example.com")
    page.fill("#applicant_address", "Xã Thử, tỉnh Tuyên Quang")
    page.fill("#content", "Yêu cầu thi hành bản án số 12/2026/DS-ST ngày 02/10/2026")
    page.check("input[name=channel_wanted][value=desk]")


def papers(page):
    return page.locator("input[type=file][required]")


def test_sent_online_received_and_looked_up(visit, sign_in, live):
    citizen = visit(phone=True, java_script_enabled=False)
    citizen.goto("/nop-ho-so")
    keep(citizen, "online-choice")
    citizen.select_option("#unit", UNIT)
    citizen.select_option("#service", SERVICE)
    citizen.click("button[type=submit]")
    fill_form(citizen)
    citizen.fill("#applicant_email", "thu@example")
    papers(citizen).nth(0).set_input_files(file("đơn.pdf", b"MZ a program"))
    papers(citizen).nth(1).set_input_files(file("bản án.pdf", make_pdf()))
    keep(citizen, "online-form")
    citizen.click("main button[type=submit]")
    expect(citizen.locator("#applicant_email-error")).to_be_visible()
    expect(citizen.locator(".summary")).to_contain_text("đơn.pdf")
    expect(citizen.locator("#applicant_name")).to_have_value(NAME)
    keep(citizen, "online-errors")
    citizen.fill("#applicant_email", "thu@example.com")
    for number in range(papers(citizen).count()):
        papers(citizen).nth(number).set_input_files(file("đơn.pdf", make_pdf()))
    citizen.click("main button[type=submit]")
    expect(citizen).to_have_url(re.compile("/tra-cuu/[\\w-]{20,}"))
    expect(citizen.locator(".way li")).to_have_count(1)
    address = citizen.url
    keep(citizen, "online-sent")

    desk = sign_in("motcua")
    desk.goto("/odoo/online-submissions")
    row(desk, NAME).wait_for()
    late = desk.locator(".o_data_row.text-danger")
    expect(late.filter(has_text="Chè Tân Trào")).to_be_visible()
    expect(late.filter(has_text=NAME)).to_have_count(0)
    keep(desk, "submissions")
    open_row(desk, NAME)
    expect(field(desk, "file_ids").locator(".o_data_row")).to_have_count(2)
    keep(desk, "submission")
    press(desk, "action_accept")
    expect(field(desk, "paper_ids")).to_be_visible()
    keep(desk, "submission-accepted")
    press(desk, "action_receive")
    expect(field(desk, "code")).to_have_text(re.compile(r"-\d{6}-\d{4}$"))
    code = field(desk, "code").inner_text()

    citizen.reload()
    expect(citizen.locator("h1")).to_have_text(code)
    expect(citizen.locator(".way li")).to_have_count(2)
    keep(citizen, "way")
    assert NAME not in citizen.content()
    citizen.goto("/tra-cuu")
    citizen.fill("#code", code.lower())
    citizen.click("main button[type=submit]")
    expect(citizen.locator("h2")).to_contain_text(code)
    keep(citizen, "lookup-found")
    citizen.click("text=English")
    expect(citizen.locator("h1")).to_have_text("Look up a dossier")
    expect(citizen.locator("h2")).to_contain_text(code)

    settle(live, code)
    citizen.goto(address)
    expect(citizen.locator(".state")).to_contain_text("Đã trả kết quả")
    expect(citizen.locator(".way li")).to_have_count(5)
    keep(citizen, "way-returned")
    mails = live.shell(MAILS)
    assert mails.count("thu@example.com") == 5  # sent, accepted, received, both ends


def settle(live, code):
    """Let the dossier be handed over, settled and given back, each by its own."""
    desk, settling = live.rpc("motcua"), live.rpc("chuyenvien")
    [dossier] = desk("thads.dossier", "search", [[("code", "=", code)]])
    desk("thads.dossier", "action_hand_over", [[dossier], settling.session["uid"]])
    settling("thads.dossier", "action_confirm", [[dossier]])
    settling("thads.dossier", "action_resolve", [[dossier], "resolved"])
    desk("thads.dossier", "action_return", [[dossier], "desk"])


def test_200_megabytes_are_refused_with_a_sentence(visit, tmp_path):
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as stream:
        stream.truncate(200 * MEGABYTE)
    page = visit()
    page.goto(f"/nop-ho-so?unit={UNIT}&service={SERVICE}")
    fill_form(page)
    for number in range(papers(page).count()):
        papers(page).nth(number).set_input_files(large)
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("Tệp quá lớn")
    keep(page, "online-too-large")
    page.go_back()
    expect(page.locator("#applicant_name")).to_have_value(NAME)


def test_a_desk_sends_back_on_a_phone(sign_in, code):
    desk = sign_in("motcua", phone=True)
    desk.goto("/odoo/online-submissions")
    card = desk.locator(".o_kanban_record", has_text="Trần Văn Trễ").first
    expect(card.locator(".text-danger")).to_be_visible()
    keep(desk, "submissions-phone")
    card.click()
    expect(desk.locator(".alert-danger")).to_be_visible()
    keep(desk, "submission-phone")
    desk.locator(
        ".o_statusbar_buttons .oi-ellipsis-v, .o_statusbar_buttons .fa-ellipsis-v"
    ).click()
    desk.locator("button[name=action_reply]").first.click()
    dialog = desk.locator(".modal")
    field(dialog, "reason").locator("textarea").fill("Bản án thiếu trang 2.")
    keep(desk, "submission-reply-phone")
    dialog.locator("button[name=action_confirm]").click()
    expect(dialog).to_have_count(0)
    expect(field(desk, "reason")).to_contain_text("thiếu trang 2")


MAILS = """
mails = env["mail.mail"].search([("email_to", "=", "thu@example.com")])
print(*mails.mapped("email_to"))
"""
SENT = """
unit = env["hr.department"].search([("code", "=", "08"), ("date_to", "=", False)])
service = env["thads.service"].search([("code", "=", "THA-01")])
submission = env["thads.dossier.submission"].create({
    "service_id": service.id, "department_id": unit.id, "content": "Bản án số 3",
    "applicant_kind": "person", "applicant_name": "Trần Văn Trễ",
    "applicant_number": "008199000222", "applicant_phone": "0912000888",
    "applicant_email": "tre@example.com", "applicant_address": "Xã Thử",
    "channel_wanted": "desk", "datetime_submitted": "2026-01-05 02:00:00",
    "access_token": "kiem-thu-kha-nang-truy-cap"})
dossier = env["thads.dossier"].search([("state", "=", "processing")], limit=1)
dossier._engine().access_token = "kiem-thu-ho-so-dang-giai-quyet"
print(dossier.code)
env.cr.commit()
"""
PAGES = {
    "lookup": "/tra-cuu",
    "lookup-unknown": "/tra-cuu?code=khong-co",
    "lookup-code": "/tra-cuu?code={code}",
    "way-wide": "/tra-cuu/kiem-thu-ho-so-dang-giai-quyet",
    "submission-way": "/tra-cuu/kiem-thu-kha-nang-truy-cap",
    "unknown-way": "/tra-cuu/khong-co",
    "choice": "/nop-ho-so",
    "choice-wrong": "/nop-ho-so?unit=08&service=khong-co",
    "form": "/nop-ho-so?unit=08&service=THA-01",
}


@pytest.fixture(scope="module")
def code(live):
    return live.shell(SENT).split()[-1]


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_can_be_read_by_everybody(visit, code, lang, phone):
    page = visit(phone, bypass_csp=True)
    found = {}
    for name, path in PAGES.items():
        join = "&" if "?" in path else "?"
        page.goto(f"{path.format(code=code)}{join}lang={lang}")
        found[name] = examine(page)
        keep(page, f"public-{name}-{lang}-{'phone' if phone else 'wide'}")
    page.evaluate("document.querySelector('form').noValidate = true")
    page.click("main button[type=submit]")
    expect(page.locator(".summary")).to_be_visible()
    found["errors"] = examine(page)
    keep(page, f"public-errors-{lang}-{'phone' if phone else 'wide'}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_what_cannot_be_read_is_found(visit):
    """The rules above find what they are there for."""
    page = visit(bypass_csp=True)
    page.goto("/tra-cuu")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate("document.documentElement.lang = ''")
    found = " ".join(examine(page))
    for rule in ("label", "color-contrast", "html-has-lang"):
        assert f"{rule}: " in found


def examine(page) -> list[str]:
    """Return what axe-core finds wrong, and whether the page is too wide."""
    results = Axe().run(page, options={"runOnly": RULES})
    wrong = [
        f"{rule['id']}: {node['html']}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]
    if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
        wrong.append("too wide")
    return wrong


def keep(page, name):
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
