"""The block above a signature."""

import pytest

from odoo.addons.thads_base.tools.signature import (
    authority_title,
    name_without_degrees,
    signature_lines,
)

HEAD = "Trưởng Thi hành án dân sự tỉnh"
DEPUTY = "Phó Trưởng Thi hành án dân sự"


@pytest.mark.parametrize(
    ("capacity", "own", "lines"),
    [
        ("", HEAD, ["TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH"]),
        ("Q", DEPUTY, ["Q. TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH"]),
        (
            "KT",
            DEPUTY,
            ["KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH", "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ"],
        ),
        (
            "TL",
            "Chánh Văn phòng",
            ["TL. TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH", "CHÁNH VĂN PHÒNG"],
        ),
        (
            "TUQ",
            "Trưởng phòng",
            ["TUQ. TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH", "TRƯỞNG PHÒNG"],
        ),
    ],
)
def test_lines_say_capacity_then_own_title(capacity, own, lines):
    assert signature_lines(capacity, HEAD, own) == lines


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn An",
        "TS. Nguyễn Văn An",
        "ThS Nguyễn Văn An",
        "PGS.TS. Nguyễn Văn An",
        "GS. TSKH. Nguyễn Văn An",
        " Tiến sĩ Nguyễn Văn An",
    ],
)
def test_name_prints_without_degrees(name):
    assert name_without_degrees(name) == "Nguyễn Văn An"


@pytest.mark.parametrize("name", ["Tsering Dorje", "Thsang", "Lương Bs"])
def test_names_that_begin_like_a_degree_stay(name):
    assert name_without_degrees(name) == name


@pytest.mark.parametrize(
    ("title", "unit", "text"),
    [
        (HEAD, "Thi hành án dân sự tỉnh Tuyên Quang", f"{HEAD} Tuyên Quang"),
        ("Cục trưởng", "Cục Quản lý THADS", "Cục trưởng Cục Quản lý THADS"),
        ("Chánh Văn phòng", "Văn phòng", "Chánh Văn phòng"),
    ],
)
def test_authority_does_not_repeat_itself(title, unit, text):
    assert authority_title(title, unit) == text
