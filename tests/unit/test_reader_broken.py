"""Files that are no plan, or a damaged one, get what their manifest says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from odoo.addons.thads_work_plan.tools.plan_reader import PlanFileError, read_plan
from odoo.addons.thads_work_plan.tools.units_text import split_units

REFUSED = {
    "01-truncated.docx": "damaged",
    "02-pdf-renamed.docx": "pdf",
    "03-bomb-50mb-spaces.docx": "too_large",
    "03e-external-entity.docx": "unsafe_xml",
    "04-table-no-headers.docx": "no_columns",
    "08-password.docx": "password",
    "09-zero-bytes.docx": "empty_file",
    "09b-no-content.docx": "no_content",
    "10-macro-renamed.docx": "macros",
    "13-html-renamed.xlsx": "html",
    "17-scan-only.docx": "picture_only",
}
IMPORTED = (
    "11b-nfd.docx",
    "12-tracked-changes-footnotes.docx",
    "15-table-split-in-two.docx",
    "20-docx-content-in-xlsx-name.xlsx",
)
MAX_SECONDS, MAX_MEGABYTES = 10, 500
MEASURE = """
import resource, sys, time
sys.path.insert(0, sys.argv[1])
import conftest
from odoo.addons.thads_work_plan.tools.plan_reader import PlanFileError, read_plan
start = time.monotonic()
with open(sys.argv[2], "rb") as file:
    try:
        read_plan(sys.argv[2], file.read())
    except PlanFileError:
        pass
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.monotonic() - start, used)
"""


@pytest.fixture
def read(shared_inputs):
    """Return a function that reads one of the broken files."""

    def read(name):
        return read_plan(name, (shared_inputs / "broken" / name).read_bytes())

    return read


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_refused(read, name, code):
    with pytest.raises(PlanFileError) as refusal:
        read(name)
    assert refusal.value.code == code


@pytest.mark.parametrize("name", IMPORTED)
def test_imported(read, shared_inputs, name):
    manifest = json.loads((shared_inputs / "broken" / "manifest.json").read_text())
    entry = next(entry for entry in manifest["files"] if entry["file"] == name)
    reading = read(name)
    tasks = [line for line in reading.lines if line.kind == "task"]
    assert [
        {
            "outline": line.outline,
            "title": line.name,
            "product": output.name,
            "schedule_text": output.schedule_text,
            "lead": split_units(output.lead_text),
            "coordinating": split_units(output.coordinating_text),
        }
        for line in tasks
        for output in line.outputs
    ] == entry["expected"]
    for words in entry.get("must_not_appear", []):
        assert words not in repr(reading)


def test_changes_nobody_accepted_are_told(read):
    reading = read("12-tracked-changes-footnotes.docx")
    assert [warning.code for warning in reading.warnings] == ["tracked_changes"]


def test_a_word_file_under_an_excel_name_is_told(read):
    reading = read("20-docx-content-in-xlsx-name.xlsx")
    assert [warning.code for warning in reading.warnings] == ["is_word_file"]


def test_no_entity_is_ever_read(read):
    with pytest.raises(PlanFileError) as refusal:
        read("03e-external-entity.docx")
    assert "root:" not in repr(refusal.value.params)


def test_errors_and_formulas_are_named_by_cell_and_never_text(read):
    reading = read("05-formula-errors-merged-chaos.xlsx")
    doubts = [
        doubt
        for line in reading.lines
        for owner in (line, *line.outputs)
        for doubt in owner.doubts
    ]
    named = {doubt.params["cell"] for doubt in doubts if "cell" in doubt.params}
    assert named >= {"D5", "F5", "A6", "B6", "C6", "D6", "E6", "B7", "D7", "E7", "F8"}
    texts = [
        text
        for line in reading.lines
        for out in line.outputs
        for text in (line.name, out.name, out.schedule_text, out.lead_text)
    ]
    assert not any(text.startswith(("#", "=")) for text in texts)
    clean = next(line for line in reading.lines if line.row == 8)
    assert clean.name == "Kiểm tra công tác thi hành án"
    assert clean.outputs[0].schedule_text == "Quý III/2026"


def test_dates_are_read_by_their_number_format(read):
    reading = read("07-real-date-cells.xlsx")
    texts = {line.row: line.outputs[0].schedule_text for line in reading.lines}
    assert texts[4] == "31/03/2026"
    assert texts[5] == "03/2026"
    assert texts[6] == "Tháng 6/2026"
    assert texts[7] == texts[14] == "Năm 2026"
    assert texts[8] == "06/05/2026"
    assert texts[10] == "15/12/2026"
    assert texts[11] == texts[15] == "31/03/2026"
    assert texts[12] == "30/09/2026"
    assert "30/09/2026" in texts[9]
    doubts = {
        doubt.params["cell"]: doubt.code
        for line in reading.lines
        for doubt in line.outputs[0].doubts
    }
    assert doubts == {
        "D8": "date_day_month",
        "D11": "date_serial",
        "D13": "time_only",
        "D16": "date_out_of_range",
        "D17": "date_impossible",
    }


@pytest.mark.parametrize("name", [*REFUSED, "05-formula-errors-merged-chaos.xlsx"])
def test_time_and_memory(shared_inputs, name):
    """Measured in a process of its own: 10 seconds, 500 MB."""
    folder = Path(__file__).parent
    command = [sys.executable, "-c", MEASURE, folder, shared_inputs / "broken" / name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < MAX_SECONDS
    assert megabytes < MAX_MEGABYTES
