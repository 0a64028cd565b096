import doctest
import hashlib
import io
import zipfile
from datetime import date

import pytest

from odoo.addons.thads_work_plan.tools import plan_dossier
from odoo.addons.thads_work_plan.tools.plan_dossier import (
    CONTENTS,
    MANIFEST,
    build_contents,
    get_archive_name,
    write_archive,
)

DAY = date(2026, 3, 2)


def test_examples():
    assert not doctest.testmod(plan_dossier).failed


def test_every_file_is_in_the_manifest_with_its_checksum():
    files = [("01-du-thao.docx", b"mot"), ("02-y-kien.txt", "ý kiến".encode())]
    archive = zipfile.ZipFile(io.BytesIO(write_archive(files, b"%PDF", DAY)))
    names = archive.namelist()
    assert names == [CONTENTS, "01-du-thao.docx", "02-y-kien.txt", MANIFEST]
    listed = dict(
        reversed(line.split("  "))
        for line in archive.read(MANIFEST).decode().splitlines()
    )
    assert set(listed) == set(names) - {MANIFEST}
    for name, checksum in listed.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == checksum


def test_the_same_file_gives_the_same_archive():
    files = [("01-a.txt", b"a")]
    assert write_archive(files, b"x", DAY) == write_archive(files, b"x", DAY)


@pytest.mark.parametrize("name", ["/etc/passwd", "..\\..\\x.exe", "", "…", "a/b.pdf"])
def test_names_stay_within_the_archive(name):
    found = get_archive_name(1, name)
    assert found.startswith("01-")
    assert not set(found) & set("/\\:")
    assert ".." not in found


def test_contents_list_every_file():
    rows = [("15/QĐ-THADS", DAY, "Quyết định", "THADS tỉnh", "01-quyet-dinh.pdf")]
    paper = build_contents(rows, "Kế hoạch công tác", "Cục", "THADS", "Lưu 10 năm")
    [row] = paper.body[0].rows
    assert [cell.text for cell in row.cells] == [
        "1",
        "15/QĐ-THADS",
        "02/03/2026",
        "Quyết định",
        "THADS tỉnh",
        "01-quyet-dinh.pdf",
    ]
