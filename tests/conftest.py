"""What journeys need: a served province, a browser, people who sign in."""

import os
import re
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tools.live import Live

ROOT = Path(__file__).parent.parent
INPUTS = Path(os.environ.get("SHARED_INPUTS", ROOT.parent / "shared/inputs"))
PICTURES = ROOT / ".work/pictures"
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_OPTIONS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # which root cannot have
]
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
SATURDAY = 5
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LEFT_OUT = pytest.StashKey()
FAILED = pytest.StashKey()


def pytest_collection_modifyitems(config, items):
    """Leaves out, and says so, what reads documents that are not here."""
    if INPUTS.is_dir():
        return
    left_out = [item for item in items if "shared_inputs" in item.fixturenames]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


def pytest_terminal_summary(terminalreporter, config):
    if number := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"{number} left out: they read {INPUTS}, not here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Lets the fixtures of a test know that it has failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def shared_inputs():
    """The folder of real documents and their expected readings."""
    return INPUTS


@pytest.fixture(scope="session")
def live():
    """A server on a copy of the demonstration province; its log has to stay clean."""
    with Live() as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


def today_in_vietnam() -> date:
    """The day on which the demonstration was made: it begins at 17:00 UTC."""
    return datetime.now(VIETNAM).date()


@contextmanager
def serve_next_morning(name: str):
    """Serve the demonstration province on the next working day, nine in the morning.

    The demonstration is of today, and its papers have numbers: nothing is issued on a
    day before it.

    :param name: of the database
    """
    day = today_in_vietnam() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    with Live(name, f"{day} 02:00:00") as live:
        yield live
    assert not live.troubles(), "\n".join(live.troubles())


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_OPTIONS
        )
        yield browser
        browser.close()


# what a page says that is left while it is still loading; a request that fails for
# good shows in what the journey looks at next
LEFT_WHILE_LOADING = re.compile(r"net::ERR_(CONNECTION_RESET|SOCKET_NOT_CONNECTED)")


class Watch:
    """Collects what goes wrong in a page: errors of its scripts and of the server."""

    def __init__(self, page):
        self.found = []
        page.expected = []  # parts of texts that the journey provokes
        self.page = page
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("console", self._console)
        page.on("response", self._response)

    def _console(self, message):
        if message.type == "error" and not LEFT_WHILE_LOADING.search(message.text):
            self.found.append(message.text)

    def _response(self, response):
        if response.status >= 500:
            self.found.append(f"{response.status} {response.url}")

    def unexpected(self):
        expected = self.page.expected
        return [
            text for text in self.found if not any(part in text for part in expected)
        ]


@pytest.fixture
def sign_in(live, browser, request):
    """``sign_in(login, phone=False)``: a page of that person, after the login."""
    watches = []

    def sign_in(login, phone=False):
        context = browser.new_context(
            base_url=live.url,
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            is_mobile=phone,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
        )
        page = context.new_page()
        watches.append(Watch(page))
        page.goto("/web/login")
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", login)
        page.click("button[type=submit]")
        page.wait_for_selector(".o_web_client .o_main_navbar")
        return page

    yield sign_in
    for number, watch in enumerate(watches, 1):
        if request.node.stash.get(FAILED, False):
            name = re.sub(r"\W+", "-", request.node.name)
            watch.page.screenshot(path=PICTURES / f"{name}-{number}.png")
        watch.page.context.close()
    assert [text for watch in watches for text in watch.unexpected()] == []
