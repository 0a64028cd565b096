"""``python3 -m tools COMMAND``; the Makefile is the list of commands."""

import os
import sys

from .commands import COMMANDS
from .console import Refusal
from .paths import WORK


def main() -> None:
    os.umask(0o022)
    try:
        if WORK.exists() and WORK.stat().st_uid != os.geteuid():
            raise Refusal(f"{WORK} belongs to {WORK.owner()}: go on as that user.")
        COMMANDS[sys.argv[1]]()
    except Refusal as refusal:
        sys.exit(f"\n{refusal}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the same command goes on from there.")


main()
