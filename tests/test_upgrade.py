"""An upgrade of the addons keeps what is there."""

import re
import shutil
import subprocess

import pytest

from tools import commands, database
from tools.cluster import SCRATCH
from tools.odoo import Odoo, troubles
from tools.paths import ADDON_NAMES, LOGS, ROOT, WORK

pytestmark = pytest.mark.slow
DATABASE = "test_upgrade"
PREVIOUS = WORK / "previous"
VERSION = re.compile(r'"version": "([\d.]+)"')
# what was entered and issued; what an upgrade adds is not among it
KEPT = """
for name in ("hr.department", "res.users", "thads.position", "thads.plan",
             "thads.plan.task", "thads.plan.output", "thads.document", "thads.step",
             "thads.dossier", "thads.dossier.event"):
    records = env[name].with_context(active_test=False).search([], order="id")
    columns = ("id", "display_name", "state", "full_number", "code", "deadline")
    for record in records:
        values = (record[column] for column in columns if column in record)
        print(name, *values, sep="|")
"""
VERIFY = """
print(env["thads.step"].verify_chain())
"""
SCHEMA = """
for query in (
    "SELECT table_name, column_name, data_type, is_nullable FROM "
    "information_schema.columns WHERE table_name ~ '^(thads|hr_department|mail_act)'",
    "SELECT indexdef FROM pg_indexes WHERE tablename ~ '^(thads|hr_department)'",
    "SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE conrelid::regclass::text ~ '^(thads|hr_department)'",
):
    env.cr.execute(query)
    for row in env.cr.fetchall():
        print(*row, sep="|")
"""

# Back to 19.0.1.1.0 in what has come since then, and as an administrator left it
REGRESS = """
steps = env["thads.procedure.step"].search([])
procedures = env["thads.procedure"].with_context(active_test=False).search([])
papers = env["thads.plan.way.paper"].search([("code", "in", ("decision", "appraisal"))])
admin = env.ref("base.user_admin").id
steps.write({"answer_label": False, "instructions": "Cũ", "produced_type_ids": False})
procedures.write({"form_id": False, "season_class_ids": False})
papers.write({"body": "Điều 1. Cũ"})
env.flush_all()
on_request = steps.filtered("is_on_request").ids
for query, arguments in (
    ("DELETE FROM ir_model_data WHERE model = 'thads.procedure.step' "
     "AND res_id = ANY(%s)", [on_request]),
    ("DELETE FROM thads_procedure_step WHERE id = ANY(%s)", [on_request]),
    ("UPDATE thads_plan_way_paper SET write_uid = %s WHERE code = 'appraisal'",
     [admin]),
    ("UPDATE thads_procedure_step SET write_uid = %s WHERE code = 'approval'",
     [admin]),
    ("UPDATE thads_procedure_step SET fixed_day = 15, fixed_month = 11 "
     "WHERE code = 'submit_opinion'", []),
    ("UPDATE ir_module_module SET latest_version = '19.0.1.1.0' "
     "WHERE name IN ('thads_base', 'thads_work_plan')", []),
):
    env.cr.execute(query, arguments)
env.cr.commit()
"""
FIND = """
for name in (
    "procedure_253", "procedure_253_completeness", "procedure_253_draft",
    "procedure_253_submit_opinion", "procedure_253_approval", "procedure_253_request",
    "procedure_1018_draft", "procedure_1018_provisional_completeness",
    "way_paper_decision", "way_paper_appraisal",
):
    record = env.ref(f"thads_work_plan.{name}", raise_if_not_found=False)
    if record and record._name == "thads.procedure":
        print(name, record.form_id.name, len(record.season_class_ids), sep="|")
    elif record and record._name == "thads.procedure.step":
        print(name, record.answer_label, record.instructions, record.fixed_day,
              len(record.produced_type_ids), sep="|")
    elif record:
        print(name, "Cũ" in record.body, sep="|")
"""


def _copy_house(odoo):
    database.copy(odoo, DATABASE, database.house_template(odoo))


def _run(odoo, name, script):
    path = LOGS / f"{name}.py"
    path.write_text(script)
    return odoo.run_script(DATABASE, path, log=LOGS / "upgrade-test.log")


@pytest.fixture(scope="module")
def from_before():
    """{name of a shipped record: what it is after an upgrade from 19.0.1.1.0}."""
    odoo = commands.ready(SCRATCH, dev=True)
    _copy_house(odoo)
    _run(odoo, "regress", REGRESS)
    log = LOGS / "upgrade-test.log"
    odoo.install(DATABASE, log, "Upgrading", f"--update={','.join(ADDON_NAMES)}")
    assert troubles(log) == []
    lines = [line.split("|") for line in _run(odoo, "find", FIND).splitlines()]
    yield {name: values for name, *values in lines}
    database.drop(odoo, DATABASE)


def test_what_was_shipped_is_brought_up_to_date(from_before):
    """The layout, the season, the papers and the words of steps, and new steps."""
    layout, classes = from_before["procedure_253"]
    assert "253" in layout
    assert classes == "1"
    label, words, _day, papers = from_before["procedure_1018_provisional_completeness"]
    assert label == "Hồ sơ đã đủ"
    assert "Hồ sơ đã đủ" in words
    assert from_before["procedure_253_draft"][-1] == "1"
    assert "procedure_253_request" in from_before
    assert from_before["way_paper_decision"] == ["False"]


def test_what_somebody_edited_stays_theirs(from_before):
    assert from_before["way_paper_appraisal"] == ["True"]
    _label, words, _day, papers = from_before["procedure_253_approval"]
    assert words == "Cũ"
    assert papers == "1"  # was empty


def test_rules_that_plans_go_by_stay_as_they_started(from_before):
    assert from_before["procedure_253_submit_opinion"][2] == "15"


def _find_previous():
    """The last commit in which thads_base had the version before this one."""
    manifest = "thads_base/__manifest__.py"
    version = VERSION.search((ROOT / manifest).read_text())[1]
    log = ["git", "log", "--format=%H", f'-S"version": "{version}"', "--", manifest]
    done = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True)
    return f"{done.stdout.split()[-1]}^"


def _unpack(commit):
    shutil.rmtree(PREVIOUS, ignore_errors=True)
    PREVIOUS.mkdir()
    archive = ["git", "archive", commit]
    tar = subprocess.run(archive, cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x"], cwd=PREVIOUS, input=tar, check=True)
    return sorted(path.parent.name for path in PREVIOUS.glob("*/__manifest__.py"))


def _make_previous(odoo, log):
    """A database of the version before, with the demonstration of that time."""
    names = _unpack(_find_previous())
    before = Odoo(odoo.tree, odoo.cluster, addons=PREVIOUS)
    database.copy(odoo, DATABASE, database.core_template(odoo))
    before.install(DATABASE, log, "The version before", f"--init={','.join(names)}")
    furnish = PREVIOUS / "tools/inside/furnish.py"
    before.run_script(DATABASE, furnish, "demonstrate", *names, log=log)
    return before


@pytest.fixture(scope="module")
def upgraded():
    """What a database of the version before said, then and after the upgrade."""
    odoo = commands.ready(SCRATCH, dev=True)
    log = LOGS / "upgrade-previous.log"
    before = _make_previous(odoo, log)
    path = LOGS / "kept.py"
    path.write_text(KEPT)
    kept = before.run_script(DATABASE, path, log=log).splitlines()
    modules = ",".join(ADDON_NAMES)
    odoo.install(DATABASE, log, "Upgrading", f"--init={modules}", f"--update={modules}")
    yield odoo, kept, _run(odoo, "kept", KEPT).splitlines()
    database.drop(odoo, DATABASE)


def test_an_upgrade_of_the_version_before_says_nothing(upgraded):
    assert troubles(LOGS / "upgrade-previous.log") == []


def test_nothing_is_lost_or_changed(upgraded):
    _odoo, before, after = upgraded
    assert len(before) > 100
    assert set(before) - set(after) == set()


def test_the_trail_holds(upgraded):
    odoo, _before, _after = upgraded
    assert _run(odoo, "verify", VERIFY).strip() == "[]"


def test_tables_are_as_in_a_new_database(upgraded):
    odoo, _before, _after = upgraded
    path = LOGS / "schema.py"
    path.write_text(SCHEMA)
    log = LOGS / "upgrade-previous.log"
    new = odoo.run_script(database.house_template(odoo), path, log=log).splitlines()
    assert set(_run(odoo, "schema", SCHEMA).splitlines()) ^ set(new) == set()
