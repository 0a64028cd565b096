"""``make manual``: the pictures of docs/manual, taken while its pages are played."""

import shutil
import subprocess

from . import python_env
from .console import Refusal, say
from .paths import ROOT, WORK, child_env

TAKEN = WORK / "pictures/manual"
PICTURES = ROOT / "docs/manual/pictures"


def take() -> None:
    """
    :raises Refusal: if a page does not say what is on the screen; nothing is changed
    """
    say("Playing the pages of the manual, in Chromium")
    shutil.rmtree(TAKEN, ignore_errors=True)
    command = [python_env.PYTHON, "-m", "pytest", "--quiet", "tests/manual"]
    command += ["-m", "slow"]
    if subprocess.run(command, cwd=ROOT, env=child_env()).returncode:
        raise Refusal("The manual differs from the screens: see above. Mend its pages.")
    shutil.rmtree(PICTURES, ignore_errors=True)
    shutil.copytree(TAKEN, PICTURES)
    say(f"{len(list(PICTURES.iterdir()))} pictures in {PICTURES.relative_to(ROOT)}")
