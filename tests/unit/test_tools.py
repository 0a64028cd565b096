"""What the commands of the Makefile decide."""

import hashlib
import xml.etree.ElementTree as ET

import pytest

from tools import odoo, odoo_tree, paths, suite
from tools.console import Refusal
from tools.database import check_name

STAMP = "2026-11-22 08:26:30,854 4296"
RESULT = f"{STAMP} INFO db odoo.tests.result: 0 failed, 0 error(s) of 18 tests when"
WARNING = f"{STAMP} WARNING db odoo.addons.thads_base.models.x: a field has no label"
REFUSED = f"{STAMP} WARNING db odoo.http: You are not allowed to modify this"
SKIPPED = f"{STAMP} INFO db odoo.addons.thads_base.tests.x: skipped TestX.test_y : "


@pytest.fixture
def counted(tmp_path):
    """What the test runner makes of a log of Odoo's."""

    def counted(*lines):
        log = tmp_path / "test.log"
        log.write_text("\n".join(lines) + "\n")
        return suite._read(log)

    return counted


def test_clean_run_counts_its_tests(counted):
    assert counted(RESULT) == suite.Counts(passed=18)


def test_run_without_a_test_has_failed(counted):
    assert counted(RESULT.replace("18", "0")).failed
    assert counted("nothing at all").failed


def test_warning_fails_a_run(counted):
    assert counted(RESULT, WARNING).failed


def test_refusal_over_http_is_no_warning(counted):
    assert not counted(RESULT, REFUSED).failed


def test_browser_test_that_was_skipped_fails_a_run(counted):
    assert counted(RESULT, SKIPPED + "websocket-client is not installed").failed
    assert counted(RESULT, SKIPPED + "needs accounting") == suite.Counts(17, 0, 1)


def test_failed_tests_are_counted_once(counted):
    result = RESULT.replace("INFO", "ERROR").replace("0 failed", "2 failed")
    failure = f"{STAMP} ERROR db odoo.addons.thads_base.tests.x: FAIL: TestX.test_y"
    counts = counted(failure, "Traceback", result)
    assert (counts.passed, counts.failed) == (16, 2)
    assert counts.complaints[0] == f"{failure}\nTraceback"


def test_last_lines_of_a_run_name_what_failed():
    text = """<testsuite><testcase classname="a.b" name="good"/>
    <testcase classname="a.b" name="bad">
    <failure message="short">a trace of its calls, and what was wrong</failure>
    </testcase></testsuite>"""
    named = list(suite._failures(ET.fromstring(text)))
    assert named == ["a.b.bad\na trace of its calls, and what was wrong"]


def test_records_keep_the_lines_that_follow():
    text = f"{WARNING}\nTraceback\n  line\n{RESULT}"
    assert odoo.records(text, odoo.TROUBLE) == [f"{WARNING}\nTraceback\n  line"]


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """A folder with one package and its checksum."""
    package = tmp_path / "odoo.deb"
    package.write_bytes(b"whole")
    checksum = hashlib.sha256(b"whole").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{checksum}  odoo.deb\n")
    monkeypatch.setattr(odoo_tree, "DEBS", tmp_path)
    monkeypatch.setattr(odoo_tree, "CHECKSUMS", tmp_path / "SHA256SUMS")
    return package


def test_whole_packages_are_kept(packages):
    assert odoo_tree._intact()
    assert packages.exists()


def test_package_that_was_cut_short_is_removed(packages):
    packages.write_bytes(b"who")
    assert not odoo_tree._intact()
    assert not packages.exists()


def test_database_follows_data_but_not_tests(tmp_path):
    for name in ("data/x.xml", "tests/test_x.py", "models/__pycache__/x.pyc"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    before = paths.addon_digest(tmp_path)
    (tmp_path / "tests/test_x.py").write_text("changed")
    (tmp_path / "models/__pycache__/x.pyc").write_text("changed")
    assert paths.addon_digest(tmp_path) == before
    (tmp_path / "data/x.xml").write_text("changed")
    assert paths.addon_digest(tmp_path) != before


@pytest.mark.parametrize("name", ["", "thads", "template1", "postgres", "x; DROP", "é"])
def test_name_that_is_no_database_of_ours_is_refused(name):
    with pytest.raises(Refusal):
        check_name(name)
