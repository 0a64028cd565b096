"""What data/units says, and what becomes of it."""

import csv
import filecmp
from collections import Counter
from pathlib import Path

import pytest

from odoo.addons.thads_base.tools.unit_package import (
    UnknownProvince,
    read_renames,
    read_units,
)

from tools.derive_packages import get_folders

SOURCE = Path(__file__).parent.parent.parent / "data/units"


def read(name):
    with (SOURCE / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


CODES = sorted({row["code"] for row in read("provinces")})


@pytest.mark.parametrize(("source", "target"), get_folders())
def test_addon_carries_the_same(source, target):
    names = sorted(path.name for path in source.glob("*.csv"))
    assert names and names == sorted(path.name for path in target.glob("*.csv"))
    assert filecmp.cmpfiles(source, target, names, shallow=False) == (names, [], [])
    assert (source / "README.md").is_file()


def test_thirty_four_provinces_come_from_sixty_three():
    assert len(CODES) == 34
    former = read("former")
    assert len({row["name"] for row in former}) == 63
    assert {row["successor_code"] for row in former} == set(CODES)
    sizes = Counter(Counter(row["successor_code"] for row in former).values())
    assert sizes == {1: 11, 2: 17, 3: 6}


def test_provinces_and_cities_are_as_many_as_the_law_made_them():
    latest = {row["code"]: row["kind"] for row in read("provinces")}
    assert Counter(latest.values()) == {"tỉnh": 25, "thành phố": 9}


@pytest.mark.parametrize("code", CODES)
def test_units_of_each_province_name_only_earlier_ones(code):
    rows = read_units(code)
    seen = set()
    for row in rows:
        assert {row["parent_id/id"], row["successor_id/id"]} - {""} <= seen
        assert row["id"] not in seen
        seen.add(row["id"])
    codes = [row["code"] for row in rows if row["code"]]
    assert len(codes) == len(set(codes))


def test_renamed_province_starts_with_its_first_name():
    names = {row["id"]: row["name"] for row in read_units("75")}
    assert names["unit_75"] == "Thi hành án dân sự tỉnh Đồng Nai"
    assert read_renames("75") == [
        {
            "name": "Thi hành án dân sự thành phố Đồng Nai",
            "short_name": "THADS thành phố Đồng Nai",
            "date_from": "2026-04-30",
        }
    ]
    assert read_renames("08") == []


def test_rooms_that_are_known_by_number_alone_are_numbered():
    rooms = [row for row in read_units("91", 15) if row["unit_type"] == "local"]
    assert len(rooms) == 15
    assert rooms[-1]["code"] == "91.25"
    assert rooms[-1]["name"] == "Phòng Thi hành án dân sự khu vực 15 - An Giang"
    assert rooms[-1]["parent_id/id"] == "unit_91"


def test_listed_rooms_come_before_a_number():
    assert read_units("08", 3) == read_units("08")


def test_unknown_province_is_told():
    with pytest.raises(UnknownProvince):
        read_units("02")
