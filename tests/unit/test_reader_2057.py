"""The plan of QĐ 2057/QĐ-BTP, as Word and as Excel, is read as it is printed."""

import json

import pytest

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan
from odoo.addons.thads_work_plan.tools.units_text import split_units

FILES = {
    "docx": "ke-hoach-2057.expected.json",
    "xlsx": "ke-hoach-2057-xlsx.expected.json",
}


@pytest.fixture(scope="module", params=FILES)
def plan(request, shared_inputs):
    """Return the reading and the expected plan."""
    name = f"ke-hoach-2057.{request.param}"
    reading = read_plan(name, (shared_inputs / name).read_bytes())
    return reading, json.loads((shared_inputs / FILES[request.param]).read_text())


def test_lines_are_those_expected(plan):
    reading, expected = plan
    read = [
        {
            "kind": line.kind,
            "outline": line.outline,
            "tt": line.marker,
            "title": line.name,
            "parent": line.parent,
            "leader": line.leader_text or None,
            "basis": line.basis_text or None,
        }
        for line in reading.lines
    ]
    keys = list(read[0])
    assert read == [{key: task[key] for key in keys} for task in expected["tasks"]]


def test_outputs_are_those_expected(plan):
    reading, expected = plan
    for line, task in zip(reading.lines, expected["tasks"], strict=True):
        read = [
            {
                "product": output.name,
                "schedule_text": output.schedule_text,
                "lead": split_units(output.lead_text),
                "lead_lines": output.lead_text.split("\n"),
                "coordinating": split_units(output.coordinating_text),
                "coordinating_lines": output.coordinating_text.splitlines(),
                "basis": output.basis_text or None,
            }
            for output in line.outputs
        ]
        assert read == [
            {key: output[key] for key in read[0]} for output in task["outputs"]
        ], line.outline


def test_cells_taken_from_elsewhere_say_how(plan):
    reading, expected = plan
    names = {
        "lead": "lead_text",
        "coordinating": "coordinating_text",
        "basis": "basis_text",
        "schedule_text": "schedule_text",
    }
    for line, task in zip(reading.lines, expected["tasks"], strict=True):
        for read, output in zip(line.outputs, task["outputs"], strict=True):
            assert read.inherited == {
                names[name]: source["how"]
                for name, source in output.get("inherited", {}).items()
            }, line.outline


def test_rows_and_notes_of_the_sheet(shared_inputs):
    content = (shared_inputs / "ke-hoach-2057.xlsx").read_bytes()
    lines = read_plan("ke-hoach-2057.xlsx", content).lines
    expected = json.loads((shared_inputs / FILES["xlsx"]).read_text())
    assert [(out.row, out.note_text) for line in lines for out in line.outputs] == [
        (output["row"], output["note"] or "")
        for task in expected["tasks"]
        for output in task["outputs"]
    ]


def test_columns_print_back_as_they_were(plan):
    reading, expected = plan
    header = expected.get("table", expected.get("sheet"))["header"]
    assert [column.label for column in reading.columns] == header
    assert [column.field for column in reading.columns][:8] == [
        "marker",
        "name",
        "leader",
        "output",
        "schedule",
        "lead",
        "coordinating",
        "basis",
    ]
    assert sum(column.width for column in reading.columns) == pytest.approx(1, abs=0.01)


def test_words_around_the_table(plan):
    reading, expected = plan
    document = reading.document
    assert document["number"] == expected["document"]["number"]
    assert document["date"].isoformat() == expected["document"]["issued"]


def test_aims_and_organisation_of_the_word_file(shared_inputs):
    content = (shared_inputs / "ke-hoach-2057.docx").read_bytes()
    document = read_plan("ke-hoach-2057.docx", content).document
    expected = json.loads((shared_inputs / FILES["docx"]).read_text())["document"]
    assert document["title"] == expected["plan_title"]
    assert (document["year"], document["year_to"]) == (expected["plan_year"], 2021)
    assert document["objectives"].startswith("1. Quán triệt triển khai toàn diện")
    assert document["organisation"].count("\n") == 2


def test_what_is_not_printed_is_doubtful(plan):
    reading, _expected = plan
    doubtful = {
        line.outline
        for line in reading.lines
        for output in line.outputs
        for doubt in output.doubts
        if doubt.code in ("inherited_blank", "several_times")
    }
    assert doubtful == {"I.2.2", "II.1.1", "IV.2.7", "IV.2.9", "VI.9"}
