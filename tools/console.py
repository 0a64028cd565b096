"""Words for the person at the terminal; they go to stderr, stdout is for results."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

STARTED = time.monotonic()
# if we are killed, nothing goes on that would disturb the next command
ENDS_WITH_US = ("setpriv", "--pdeathsig", "TERM")
SECONDS_BETWEEN_LINES = 10  # of progress, where lines cannot be overwritten


class Refusal(Exception):
    """Something the person can mend; its text says how."""


def say(text: str) -> None:
    seconds = time.monotonic() - STARTED
    print(f"[{seconds:5.0f}s] {text}", file=sys.stderr, flush=True)


class Progress:
    """One line that shows how a long step goes on."""

    def __init__(self, label: str):
        self.label = label
        self.live = sys.stderr.isatty()
        self.last = time.monotonic()
        say(label)

    def show(self, text: str) -> None:
        now = time.monotonic()
        if self.live:
            print(f"\r\033[K         {text}"[:100], end="", file=sys.stderr, flush=True)
        elif now - self.last >= SECONDS_BETWEEN_LINES:
            self.last = now
            say(f"{self.label}: {text}")

    def end(self) -> None:
        if self.live:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def run(
    command: list,
    label: str,
    log: Path,
    *,
    progress: Callable[[str], str | None] = lambda line: None,
    check: bool = True,
    append: bool = False,
    **popen,
) -> int:
    """Runs ``command`` into ``log``, showing what ``progress`` makes of each line.

    :raises Refusal: when it fails and ``check`` is set; the end of the log is shown
    """
    bar = Progress(label)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a" if append else "w") as out:
        process = subprocess.Popen(
            [*ENDS_WITH_US, *(os.fspath(part) for part in command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            **popen,
        )
        try:
            for line in process.stdout:
                out.write(line)
                out.flush()
                if shown := progress(line):
                    bar.show(shown)
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
    bar.end()
    if code and check:
        raise Refusal(f"{label}: failed (status {code}).\n{tail(log)}")
    return code


def tail(log: Path, lines: int = 25) -> str:
    text = log.read_text(errors="replace").splitlines()[-lines:]
    return "\n".join(f"    {line}" for line in text) + f"\n    (all of it: {log})"
