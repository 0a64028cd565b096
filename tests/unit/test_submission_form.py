import pytest

from odoo.addons.thads_one_stop.tools.submission_form import (
    LENGTHS,
    clean_form,
    find_errors,
)

GOOD = {
    "applicant_kind": "person",
    "applicant_name": "Nguyễn Thị Đào",
    "applicant_number": "008099000001",
    "applicant_phone": "0912 345 678",
    "applicant_email": "dao@example.com",
    "applicant_address": "Số 1, phường Minh Xuân",
    "content": "Yêu cầu thi hành bản án số 12/2026/DS-ST",
    "channel_wanted": "desk",
    "place_wanted": "",
}


def test_a_good_form_has_no_errors():
    assert find_errors(clean_form(GOOD)) == {}


def test_an_empty_form_names_all_that_is_due():
    assert find_errors(clean_form({})) == {
        "applicant_kind": "bad_choice",
        "channel_wanted": "bad_choice",
        "applicant_name": "missing",
        "applicant_number": "missing",
        "applicant_phone": "missing",
        "applicant_email": "missing",
        "applicant_address": "missing",
        "content": "missing",
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"applicant_email": "dao@example"}, "bad_format"),
        ({"applicant_email": "a@b.vn, c@d.vn"}, "bad_format"),
        ({"applicant_email": "a@b.vn\r\nBcc: c@d.vn"}, "bad_format"),
        ({"applicant_phone": "gọi tôi"}, "bad_format"),
        ({"applicant_number": "12"}, "bad_format"),
        ({"content": "x" * (LENGTHS["content"] + 1)}, "too_long"),
        ({"content": " \u200b\n "}, "missing"),
        ({"channel_wanted": "notice"}, "bad_choice"),
        ({"applicant_kind": "robot"}, "bad_choice"),
    ],
)
def test_what_is_wrong_is_told_of_its_field(change, code):
    [name] = change
    assert find_errors(clean_form({**GOOD, **change})) == {name: code}


def test_where_to_send_the_result_is_due_by_post():
    by_post = clean_form({**GOOD, "channel_wanted": "post"})
    assert find_errors(by_post) == {"place_wanted": "missing"}


def test_hidden_signs_go_and_lines_are_joined():
    cleaned = clean_form({"content": "a\u202eb\tc\r\nd", "other": "x"})
    assert cleaned["content"] == "ab c d"
    assert "other" not in cleaned


def test_who_submits_for_another_says_who_they_are():
    named = clean_form({**GOOD, "submitter_name": "Lê Văn Ủy"})
    assert find_errors(named) == {
        "submitter_number": "missing",
        "submitter_phone": "missing",
    }
    whole = {"submitter_number": "008099000002", "submitter_phone": "gọi tôi"}
    assert find_errors({**named, **whole}) == {"submitter_phone": "bad_format"}
