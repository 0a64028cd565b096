"""What a citizen types into the online form, cleaned and checked."""

import re
import unicodedata
from collections.abc import Mapping

# longest text of each field, in signs
LENGTHS = {
    "applicant_name": 150,
    "applicant_number": 20,
    "applicant_phone": 20,
    "applicant_email": 120,
    "applicant_address": 250,
    "submitter_name": 150,
    "submitter_number": 20,
    "submitter_phone": 20,
    "content": 500,
    "place_wanted": 250,
}
REQUIRED = (
    "applicant_name",
    "applicant_number",
    "applicant_phone",
    "applicant_email",
    "applicant_address",
    "content",
)
# due of who submits for the applicant, authorised to
AUTHORISED = ("submitter_name", "submitter_number", "submitter_phone")
CHOICES = {
    "applicant_kind": ("person", "organisation"),
    # "notice" is the office's to choose
    "channel_wanted": ("desk", "post", "online"),
}
FIELDS = (*CHOICES, *LENGTHS)
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z -]{4,}")
_PHONE = re.compile(r"\+?[0-9][0-9 .()-]{7,}")
PATTERNS = {
    "applicant_number": _NUMBER,
    "applicant_phone": _PHONE,
    "submitter_number": _NUMBER,
    "submitter_phone": _PHONE,
    "applicant_email": re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+"),
}


def clean_form(values: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed in each field, in one line, without hidden signs.

    >>> clean_form({"content": " Xin \\r\\n xác nhận "})["content"]
    'Xin xác nhận'
    """
    return {name: _clean(values.get(name) or "") for name in FIELDS}


def find_errors(values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with each field of a cleaned form, in the fields' order.

    :return: ``missing``, ``too_long``, ``bad_choice`` or ``bad_format`` by field
    """
    errors = {}
    for name in FIELDS:
        if code := _find_error(name, values):
            errors[name] = code
    return errors


def is_authorised(values: Mapping[str, str]) -> bool:
    """Whether somebody submits a cleaned form for its applicant."""
    return any(values[name] for name in AUTHORISED)


def _find_error(name: str, values: Mapping[str, str]) -> str | None:
    value = values[name]
    if name in CHOICES:
        return None if value in CHOICES[name] else "bad_choice"
    is_due = (
        name in REQUIRED
        or (name == "place_wanted" and values["channel_wanted"] == "post")
        or (name in AUTHORISED and is_authorised(values))
    )
    if not value:
        return "missing" if is_due else None
    if len(value) > LENGTHS[name]:
        return "too_long"
    pattern = PATTERNS.get(name)
    return "bad_format" if pattern and not pattern.fullmatch(value) else None


def _clean(text: str) -> str:
    seen = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join(seen.split())
