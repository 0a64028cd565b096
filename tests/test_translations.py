"""Checks on the Vietnamese of every addon; they need neither Odoo nor a database."""

import re
import unicodedata
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parent.parent
ADDONS = sorted(path.parent for path in ROOT.glob("*/__manifest__.py"))
# where an English sentence of ours may have Vietnamese: quoted, or as an example
QUOTED = re.compile(r"“[^“”]*”|\([^()]*\)|(?:\bsuch as|\be\.g\.)[^.]*|\b\d+/\S+")
VIETNAMESE = re.compile("[À-ƿḀ-ỹ]")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%%|\{\{.*?\}\}|\{\w+\}")
EXTENSION = re.compile(r"\.[a-z]{3,4}\b")
TAG = re.compile(r"<[^<>]+>")
TITLE = re.compile(r'"[^"]*"')
WORD = re.compile(r"[^\W\d_]+")
# what Vietnamese calls by the same name
FOREIGN = {
    *("byte", "Caps", "clamav", "ClamAV", "clamd", "com", "Ctrl", "Enter", "Excel"),
    *("Lock", "macro", "Odoo"),
    *("OpenDocument", "Unicode", "v", "VnTime", "WeasyPrint", "web"),
    *("wkhtmltopdf", "Word"),
}
TONES = "\u0300\u0301\u0303\u0309\u0323"
STOP_TONES = ("\u0301", "\u0323")
SYLLABLE = re.compile(
    "(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "(?:iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu"
    "|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    "(?P<coda>ng|nh|ch|[cmnpt])?"
)
# the tone stands as in Nghị định 30/2020: hóa, ủy, not hoá, uỷ
MISPLACED_TONE = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
GLOSSARY_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|", re.MULTILINE)

each_addon = pytest.mark.parametrize("addon", ADDONS, ids=lambda addon: addon.name)


def entries_of(addon):
    """The translations, ours and of core; without the code that Odoo exports too."""
    files = (addon / "i18n").glob("**/vi.po")
    entries = (entry for file in sorted(files) for entry in polib.pofile(str(file)))
    return [entry for entry in entries if not is_code(entry)]


def is_code(entry):
    return any(",print_report_name:" in place for place, _line in entry.occurrences)


def is_syllable(word):
    """Whether Vietnamese can be spelled so: ``nghiệp`` yes, ``task`` no."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in TONES]
    bare = "".join(letter for letter in letters if letter not in TONES)
    syllable = SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare))
    if not syllable or len(tones) > 1:
        return False
    stops = syllable["coda"] in ("c", "ch", "p", "t")
    return not stops or tuple(tones) in {(tone,) for tone in STOP_TONES}


def foreign_words(text):
    """The words that are neither Vietnamese nor known here, abbreviations aside."""
    for what in (PLACEHOLDER, TAG, EXTENSION):
        text = what.sub(" ", text)
    return [
        word
        for word in WORD.findall(text)
        if not word.isupper() and word not in FOREIGN and not is_syllable(word)
    ]


@each_addon
def test_vietnamese_is_complete(addon):
    """``make i18n`` finds the terms; a person translates them."""
    template = polib.pofile(str(addon / f"i18n/{addon.name}.pot"))
    vietnamese = polib.pofile(str(addon / "i18n/vi.po"))
    assert [entry.msgid for entry in vietnamese.untranslated_entries()] == []
    assert [entry.msgid for entry in vietnamese.fuzzy_entries()] == []
    assert {entry.msgid for entry in template} == {entry.msgid for entry in vietnamese}


@each_addon
def test_what_is_filled_in_is_kept(addon):
    """Placeholders in any order, tags in theirs."""
    changed = [
        entry.msgid
        for entry in entries_of(addon)
        if sorted(PLACEHOLDER.findall(entry.msgid))
        != sorted(PLACEHOLDER.findall(entry.msgstr))
        or [TITLE.sub("", tag) for tag in TAG.findall(entry.msgid)]
        != [TITLE.sub("", tag) for tag in TAG.findall(entry.msgstr)]
    ]
    assert changed == []


@each_addon
def test_nothing_is_left_in_english(addon):
    left = {
        entry.msgid: words
        for entry in entries_of(addon)
        if (words := foreign_words(entry.msgstr))
    }
    assert left == {}


@each_addon
def test_vietnamese_is_spelled_one_way(addon):
    texts = [entry.msgstr for entry in entries_of(addon)]
    assert [text for text in texts if MISPLACED_TONE.search(text)] == []
    assert texts == [unicodedata.normalize("NFC", text) for text in texts]


@each_addon
def test_sources_are_english(addon):
    """Vietnamese in a source is quoted, in brackets or an example."""
    mixed = [
        entry.msgid
        for entry in entries_of(addon)
        if entry.msgid != entry.msgstr
        and VIETNAMESE.search(QUOTED.sub("", entry.msgid))
    ]
    assert mixed == []


@each_addon
def test_words_are_those_of_the_glossary(addon):
    glossary = dict(GLOSSARY_ROW.findall((ROOT / "docs/glossary.md").read_text()))
    wanted = {english.lower(): word.lower() for english, word in glossary.items()}
    others = {
        entry.msgid: entry.msgstr
        for entry in entries_of(addon)
        if entry.msgstr.lower() != wanted.get(entry.msgid.lower(), entry.msgstr.lower())
    }
    assert others == {}


def test_syllables():
    assert (
        foreign_words("Nghị quyết, Quyết định, giếng, thuở, khuỷu, nghiêng, gìn") == []
    )
    assert foreign_words("Task đã Save, hoạt, list, môt, cac") == [
        *("Task", "Save", "list", "môt", "cac")
    ]
