"""Writes i18n/<addon>.pot and brings i18n/vi.po up to it, for each addon that is named.

Usage: terms.py FOLDER ADDON...
"""

import io
import sys
from pathlib import Path

import polib

from odoo.modules import get_module_path
from odoo.tools.translate import trans_export

WIDTH = 78
# whose Vietnamese is taken over for a term that is the same
CORE = ("base", "web", "mail", "hr", "resource", "portal")


def exported(addon):
    """The template, without the hour and the machine it was made on."""
    buffer = io.BytesIO()
    trans_export(False, [addon], buffer, "po", env)
    template = polib.pofile(buffer.getvalue().decode(), wrapwidth=WIDTH)
    template.metadata = {
        "Project-Id-Version": "Odoo Server 19.0",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "",
    }
    return template


def known():
    """{term: Vietnamese} of Odoo's own modules, the first of them first."""
    terms = {}
    for module in CORE:
        path = Path(get_module_path(module), "i18n/vi.po")
        for entry in polib.pofile(str(path)).translated_entries():
            terms.setdefault(entry.msgid, entry.msgstr)
    return terms


def unwrapped(term):
    """A term of a view, whose lines begin where the view has them now."""
    return " ".join(term.split())


def translated(template, path, terms):
    """The template with the translations of the file, or else of ``terms``."""
    ours = {}
    if path.is_file():
        for entry in polib.pofile(str(path)).translated_entries():
            ours[unwrapped(entry.msgid)] = entry.msgstr
    result = polib.pofile(str(template), wrapwidth=WIDTH)
    result.metadata = {**template.metadata, "Language": "vi"}
    result.metadata["Plural-Forms"] = "nplurals=1; plural=0;"
    for entry in result:
        known_here = ours.get(unwrapped(entry.msgid))
        entry.msgstr = known_here or terms.get(entry.msgid) or ""
    return result


folder, *addons = sys.argv[1:]
terms = known()
for addon in addons:
    i18n = Path(folder, addon, "i18n")
    i18n.mkdir(exist_ok=True)
    template = exported(addon)
    template.save(i18n / f"{addon}.pot")
    vietnamese = translated(template, i18n / "vi.po", terms)
    vietnamese.save(i18n / "vi.po")
    missing = len(vietnamese.untranslated_entries())
    print(f"{addon}: {len(template)} terms, {missing} without Vietnamese")
