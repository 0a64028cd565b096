"""``make test``: every runner in turn, their counts added up in the last line."""

import re
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from . import bench, database, python_env
from .console import run, say
from .odoo import Odoo, free_port, records, troubles
from .paths import ADDON_NAMES, LOGS, ROOT, child_env

DATABASE = "test_addons"
RULES = ("tests/unit", "tests/test_repository.py", "tests/test_translations.py")
PERMISSIONS = "tests/permissions"
# those of core's own checks (module test_lint) that apply to any addon
CORE_CHECKS = (
    "ManifestLinter",
    "RoutesLinter",
    "TestIndex",
    "TestNaming",
    "TestOnchangeDomains",
    "TestOverrideSignatures",
    "TestTestHoles",
)
RESULT = re.compile(r"tests\.result: (\d+) failed, (\d+) error\(s\) of (\d+) tests")
STARTING = re.compile(r": Starting (\S+) \.\.\.$")
SKIPPED = re.compile(r": skipped (.*)$", re.MULTILINE)
# what Odoo says when it skips a test for want of a browser: that test was not run
NO_BROWSER = re.compile("chrome|websocket|devtools", re.IGNORECASE)
VERDICT = re.compile(r": (?:FAIL|ERROR): |odoo\.tests\.result: ")
# characters of each failure that the last lines repeat: its end says what was wrong
REPEATED = 600


@dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    complaints: tuple[str, ...] = ()

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.complaints + other.complaints,
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def test(odoo: Odoo, everything: bool) -> int:
    """The status: 0 if something was tested and nothing failed."""
    started = time.monotonic()
    counts = _rules() + _at_once(lambda: _addons(odoo), _permissions)
    counts += _crossing(everything)
    if everything:
        say("The benchmarks, in short")
        counts += _one(["benchmarks"] if bench.bench(odoo, smoke=True) else [])
    say(f"{(time.monotonic() - started) / 60:.1f} minutes")
    print(*counts.complaints, counts, sep="\n", flush=True)
    return int(bool(counts.failed) or not counts.passed)


def _at_once(*calls: Callable[[], Counts]) -> Counts:
    """Side by side: each of them keeps a processor busy, and has its own database."""
    with ThreadPoolExecutor() as pool:
        running = [pool.submit(call) for call in calls]
        return sum((call.result() for call in running), Counts())


def _rules() -> Counts:
    """Plain modules and the files of the repository."""
    return _pytest("Rules and files, without Odoo", *RULES)


def _permissions() -> Counts:
    return _all_run(_pytest("Who may do what, over RPC", PERMISSIONS))


def _crossing(everything: bool) -> Counts:
    """Mostly in a real browser, which needs the machine for itself."""
    options = [f"--ignore={path}" for path in (*RULES, PERMISSIONS)]
    options += [] if everything else ["-m", "not slow"]
    counts = _all_run(_pytest("Across the addons, in Chromium", "tests", *options))
    return counts + _clean(database.HOUSE_LOG)


def _all_run(counts: Counts) -> Counts:
    """What was skipped has failed."""
    return replace(counts, failed=counts.failed + counts.skipped, skipped=0)


def _one(complaints: list[str]) -> Counts:
    """One test, which failed if there are any."""
    if complaints:
        return Counts(failed=1, complaints=tuple(complaints))
    return Counts(passed=1)


def _clean(log: Path) -> Counts:
    """One test: the demonstration was installed without a warning."""
    return _one(troubles(log) if log.is_file() else [f"there is no {log}"])


def _pytest(label: str, *arguments: str) -> Counts:
    """What it says goes to the terminal; a run without any test has failed."""
    say(label)
    report = LOGS / f"pytest-{label.split()[0].lower()}.xml"
    report.unlink(missing_ok=True)
    command = [python_env.PYTHON, "-m", "pytest", "--quiet", f"--junit-xml={report}"]
    command += arguments
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=child_env())
    if not report.is_file():
        return _one([f"{label}: pytest wrote no report"])
    suite = ET.parse(report).getroot().find("testsuite")
    keys = ("tests", "failures", "errors", "skipped")
    total, failures, errors, skipped = (int(suite.get(key)) for key in keys)
    failed = failures + errors or int(not total)
    passed = max(total - failures - errors - skipped, 0)
    return Counts(passed, failed, skipped, tuple(_failures(suite)))


def _failures(suite: ET.Element) -> Iterator[str]:
    """Each test that did not pass, by its name and the end of what pytest said."""
    for case in suite.iter("testcase"):
        for verdict in case.findall("*[@message]"):
            said = (verdict.text or verdict.get("message", ""))[-REPEATED:]
            yield f"{case.get('classname')}.{case.get('name')}\n{said}"


def _addons(odoo: Odoo) -> Counts:
    """The addons' own tests, installed as in production: no demonstration data."""
    log = LOGS / "test-addons.log"
    label = "The addons' tests, and Odoo's own checks"
    database.copy(odoo, DATABASE, database.core_template(odoo))
    tags = [f"/{name}" for name in ADDON_NAMES]
    tags += [f"/test_lint:{name}" for name in CORE_CHECKS]
    command = odoo.server(
        DATABASE,
        f"--init={','.join(ADDON_NAMES)},test_lint",
        f"--test-tags={','.join(tags)}",
        f"--http-port={free_port()}",
        "--max-cron-threads=0",
        "--stop-after-init",
    )
    odoo.write_conf()
    run(command, label, log, progress=_test, check=False, cwd="/", env=child_env())
    return _read(log)


def _test(line: str) -> str | None:
    found = STARTING.search(line)
    return found and found[1]


def _read(log: Path) -> Counts:
    """The counts of a test run of Odoo's, whose log has to be clean as well."""
    text = log.read_text(errors="replace")
    result = RESULT.search(text)
    failures, errors, total = map(int, result.groups()) if result else (0, 0, 0)
    skips = SKIPPED.findall(text)
    unrun = [skip for skip in skips if NO_BROWSER.search(skip)]
    wrong = [*records(text, VERDICT), *unrun]
    wrong += [line for line in troubles(log) if not VERDICT.search(line)]
    if not total:
        wrong.append("no test was run")
    if wrong:
        print(*wrong, f"(all of it: {log})", sep="\n", flush=True)
    failed = failures + errors
    passed = max(total - failed - len(skips), 0)
    skipped = len(skips) - len(unrun)
    return Counts(passed, failed or int(bool(wrong)), skipped, tuple(wrong))
