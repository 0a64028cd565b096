"""Reading who leads and who coordinates, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_work_plan.tools.bodies import (
    Body,
    BodyMatcher,
    fold,
    looks_own,
)

CENTRE, PROVINCE, OTHER = 1, 2, 3
NAMES = [
    ("Cục Quản lý Thi hành án dân sự", Body("department", CENTRE, CENTRE)),
    (
        "Tổng cục Thi hành án dân sự",
        Body("department", 9, CENTRE, is_ended=True),
    ),
    ("Thi hành án dân sự tỉnh Tuyên Quang", Body("department", PROVINCE, PROVINCE)),
    ("Văn phòng", Body("department", 11, CENTRE, is_relative=True)),
    ("Văn phòng", Body("department", 21, PROVINCE, is_relative=True)),
    ("Văn phòng", Body("department", 31, OTHER, is_relative=True)),
    ("Phòng Kiểm tra", Body("department", 32, OTHER, is_relative=True)),
    (
        "Phòng Kiểm tra, giải quyết khiếu nại, tố cáo",
        Body("department", 22, PROVINCE, is_relative=True),
    ),
    (
        "Phòng Nghiệp vụ và Tổ chức thi hành án",
        Body("department", 24, PROVINCE, is_relative=True),
    ),
    ("Phòng THADS khu vực 1", Body("department", 23, PROVINCE)),
    ("Phòng THADS khu vực 1", Body("department", 33, OTHER)),
    ("Các Cục THADS", Body("class", 5)),
    ("Các Chi cục THADS", Body("class", 6)),
    ("Chánh Văn phòng", Body("position", 7, PROVINCE, is_relative=True)),
    ("Trưởng phòng", Body("position", 12, PROVINCE, 22, is_relative=True)),
    ("Trưởng phòng", Body("position", 13, PROVINCE, 23, is_relative=True)),
    ("Nguyễn Văn An", Body("user", 8)),
]
HERE = (PROVINCE, CENTRE)


@pytest.fixture(scope="module")
def matcher():
    return BodyMatcher(NAMES)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Văn phòng", {"department": [21]}),
        ("VĂN PHÒNG.", {"department": [21]}),
        ("- Văn phòng;\n- Phòng THADS khu vực 1", {"department": [21, 23]}),
        (
            "Phòng Kiểm tra, giải quyết khiếu nại, tố cáo, Văn phòng",
            {"department": [22, 21]},
        ),
        (
            "Phòng Kiểm tra, giải quyết\nkhiếu nại, tố cáo và Văn phòng",
            {"department": [22, 21]},
        ),
        (
            "Phòng Nghiệp vụ và Tổ chức thi hành án; Văn phòng và Nguyễn Văn An",
            {"department": [24, 21], "user": [8]},
        ),
        ("Các Cục THADS Các Chi cục THADS", {"class": [5, 6]}),
        ("Các Cục THADS, các Chi cục THADS", {"class": [5, 6]}),
        ("Cục quản lý THADS", {"department": [CENTRE]}),
        ("CQLTHADS", {"department": [CENTRE]}),
        ("Chánh Văn phòng", {"position": [7]}),
        ("Nguyễn Văn An", {"user": [8]}),
        ("Đồng chí Nguyễn Văn An", {"user": [8]}),
        ("Đ/c Nguyễn Văn An", {"user": [8]}),
        ("", {}),
        (None, {}),
    ],
)
def test_known_names(matcher, text, ids):
    match = matcher.match(text, HERE)
    assert dict(match.ids) == ids
    assert not (match.unknown or match.ambiguous or match.ended)


def test_relative_name_means_the_own_authority(matcher):
    assert matcher.match("Văn phòng", (CENTRE,)).ids["department"] == [11]
    assert matcher.match("Phòng Kiểm tra", HERE).unknown == ["Phòng Kiểm tra"]


def test_bare_title_means_the_post_of_the_own_unit(matcher):
    assert matcher.match("Trưởng phòng", (23, *HERE)).ids["position"] == [13]
    assert matcher.match("Trưởng phòng", HERE).ambiguous == ["Trưởng phòng"]


def test_same_name_in_several_places(matcher):
    match = matcher.match("Phòng THADS khu vực 1", (CENTRE,))
    assert match.ambiguous == ["Phòng THADS khu vực 1"]
    assert not match.ids


def test_ended_unit_is_found_and_told(matcher):
    match = matcher.match("TCTHADS", HERE)
    assert match.ids["department"] == [9]
    assert match.ended == ["TCTHADS"]
    match = matcher.match("TCTHADS\nCác Cục THADS\nCác Chi cục THADS", HERE)
    assert match.ids["class"] == [5, 6]
    assert match.ended == ["TCTHADS"]  # and nothing of what stands beside it


def test_part_of_a_name_is_not_the_name(matcher):
    match = matcher.match("Văn phòng Đoàn Đại biểu Quốc hội", HERE)
    assert match.unknown == ["Văn phòng Đoàn Đại biểu Quốc hội"]


def test_outside_bodies_stay_as_text(matcher):
    match = matcher.match("Đảng ủy BTP; TANDTC, Văn phòng", HERE)
    assert match.unknown == ["Đảng ủy BTP", "TANDTC"]
    assert match.ids["department"] == [21]


def test_unit_of_the_system_that_is_not_known():
    assert looks_own("Phòng Tổ chức cán bộ")
    assert looks_own("Cục THADS tp Hồ Chí Minh")
    assert looks_own("Văn phòng")
    for piece in ("Tòa án nhân dân tối cao", "VPCP", "BCĐ THADS các cấp"):
        assert not looks_own(piece)


@given(st.text())
def test_any_text_is_read(text):
    match = BodyMatcher(NAMES).match(text, HERE)
    assert all(fold(piece) in fold(text) for piece in match.unknown)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
