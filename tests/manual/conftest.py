"""What the scenes of the manual need: a morning, and somebody who takes pictures.

A scene does what a page of ``docs/manual`` tells, and takes the pictures that the page
shows. Whatever the page prints in bold has to be on the screen while that happens.
"""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.conftest import FAILED, PICTURES, ROOT, serve_next_morning

PAGES = ROOT / "docs/manual"
TAKEN = PICTURES / "manual"
COLOURS = 64  # of a picture: screens have few, and the repository stays small
PATIENCE = 30_000  # milliseconds
BOLD = re.compile(r"\*\*(.+?)\*\*")
PICTURE = re.compile(r"!\[[^]]+\]\(pictures/([\w-]+)\.png\)")
ON_SCREEN = """() => [
    document.body.innerText,
    ...[...document.querySelectorAll("input, textarea")]
        .filter(entry => entry.checkVisibility())
        .flatMap(entry => [entry.placeholder, entry.value]),
].join("\\n")"""


def labels_of(page: Path) -> list[str]:
    """What a page of the manual prints in bold; a way through menus is several."""
    found = BOLD.findall(page.read_text())
    return [label for way in found for label in way.split(" > ")]


def pictures_of(page: Path) -> list[str]:
    return PICTURE.findall(page.read_text())


class Scene:
    """What was seen and taken while a page of the manual was played.

    :ivar name: of the page, without its suffix
    """

    def __init__(self, name: str):
        self.name = name
        self.page = PAGES / f"{name}.md"
        self.seen = ""
        self.taken = []

    def look(self, page) -> None:
        """Remembers the words that are on the screen now."""
        self.seen += page.evaluate(ON_SCREEN).casefold() + "\n"

    def take(self, page, name: str, of=None) -> None:
        """Takes a picture of the screen, or of one thing on it."""
        page.mouse.move(0, 0)  # so that no tooltip shows
        page.wait_for_timeout(500)  # what is being drawn stands still
        self.look(page)
        content = (of or page).screenshot(animations="disabled")
        picture = Image.open(io.BytesIO(content)).convert("RGB").quantize(COLOURS)
        picture.save(TAKEN / f"{self.name}-{name}.png", optimize=True)
        self.taken.append(f"{self.name}-{name}")

    def walk(self, page, *labels: str) -> None:
        """Goes through the menus, as a page of the manual says: app, menu, entry."""
        app, section, *entry = labels
        page.goto("/odoo")
        page.locator(".o_navbar_apps_menu button").click()
        self.look(page)
        _click(page.locator(".o-dropdown--menu .o_app"), app)
        page.locator(".o_menu_brand").get_by_text(app, exact=True).wait_for()
        sections = page.locator(".o_menu_sections > *:visible")
        if not sections.filter(has_text=_exactly(section)).count():
            page.locator(".o_menu_sections_more button").click()
            sections = page.locator(".o-dropdown--menu > *:visible")
        self.look(page)
        _click(sections, section)
        if entry:
            entries = page.locator(".o-dropdown--menu .dropdown-item:visible")
            entries.first.wait_for()
            self.look(page)
            _click(entries, *entry)
        page.locator(".o_action_manager > *").first.wait_for()
        page.wait_for_timeout(800)
        self.look(page)

    def check(self) -> None:
        """
        :raises AssertionError: if the page shows or names what was not there
        """
        assert sorted(self.taken) == sorted(pictures_of(self.page))
        labels = dict.fromkeys(labels_of(self.page))
        unseen = [label for label in labels if label.casefold() not in self.seen]
        assert not unseen, f"{self.page.name} names what was not seen: {unseen}"


def _exactly(label):
    return re.compile(rf"^\s*{re.escape(label)}\s*$")


def _click(items, label):
    items.filter(has_text=_exactly(label)).first.click()


@pytest.fixture(scope="session")
def live():
    with serve_next_morning("test_manual") as live:
        yield live


@pytest.fixture
def scene(request):
    """The page of the manual that the test is named after: ``test_desk``."""
    expect.set_options(timeout=PATIENCE)
    TAKEN.mkdir(parents=True, exist_ok=True)
    scene = Scene(request.node.name.removeprefix("test_"))
    yield scene
    expect.set_options(timeout=None)
    if not request.node.stash.get(FAILED, False):
        scene.check()
