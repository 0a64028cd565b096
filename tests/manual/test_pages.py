"""The pages of the manual and their pictures, without Odoo; scenes play them."""

from pathlib import Path

import polib
import pytest

from tests.conftest import ROOT
from tests.manual.conftest import PAGES, labels_of, pictures_of

INDEX = PAGES / "README.md"
PLAYED = sorted(set(PAGES.glob("*.md")) - {INDEX})
MEGABYTES = 3
# words of Odoo itself, or of the texts of a page
NOT_OURS = {"Mới"}

each_page = pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.stem)


@pytest.fixture(scope="module")
def terms():
    """All Vietnamese of the addons, with the markup around it."""
    files = ROOT.glob("thads_*/i18n/vi.po")
    return "\n".join(entry.msgstr for file in files for entry in polib.pofile(file))


@each_page
def test_what_is_in_bold_is_a_word_of_the_screen(page, terms):
    unknown = {label for label in labels_of(page) if label not in terms}
    assert unknown - NOT_OURS == set()


def test_every_picture_is_there_and_shown():
    shown = [name for page in PLAYED for name in pictures_of(page)]
    kept = {path.stem for path in (PAGES / "pictures").iterdir()}
    assert sorted(shown) == sorted(kept)


def test_pictures_are_small():
    size = sum(path.stat().st_size for path in (PAGES / "pictures").iterdir())
    assert size < MEGABYTES * 1024 * 1024


@each_page
def test_every_page_is_in_the_index_and_has_its_scene(page):
    assert f"({page.name})" in INDEX.read_text()
    assert (Path(__file__).parent / f"test_{page.stem}.py").is_file()
