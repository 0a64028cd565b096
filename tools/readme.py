"""``make readme``: each addon's README.rst from the fragments in its readme/ folder.

Odoo shows README.rst as the addon's description, and reads reStructuredText only.
"""

import ast
import subprocess
from pathlib import Path

from . import python_env
from .console import say
from .paths import ADDONS, child_env, digest

PARTS = {
    "DESCRIPTION": "",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
    "ROADMAP": "Known limits",
    "HISTORY": "Changes",
}
NOTICE = ".. Made from readme/ by `make readme` ({digest}); edit there."
CONVERT = """
import pypandoc, sys
print(pypandoc.convert_text(sys.stdin.read(), "rst", "commonmark"))
"""


def update() -> None:
    for addon in ADDONS:
        say(f"{addon.name}/README.rst")
        (addon / "README.rst").write_text(_text(addon))


def fragments(addon: Path) -> dict[str, Path]:
    """{title: file} in the order of the page."""
    files = {title: addon / "readme" / f"{name}.md" for name, title in PARTS.items()}
    return {title: file for title, file in files.items() if file.is_file()}


def source_digest(addon: Path) -> str:
    """What README.rst says it was made from; a test compares it."""
    return digest(*fragments(addon).values())


def _text(addon: Path) -> str:
    manifest = ast.literal_eval((addon / "__manifest__.py").read_text())
    blocks = [_title(manifest["name"], "="), NOTICE.format(digest=source_digest(addon))]
    for title, file in fragments(addon).items():
        if title:
            blocks.append(_title(title, "-"))
        blocks.append(_rst(file.read_text()))
    return "\n\n".join(blocks) + "\n"


def _title(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"


def _rst(markdown: str) -> str:
    done = subprocess.run(
        [python_env.PYTHON, "-c", CONVERT],
        input=markdown,
        capture_output=True,
        text=True,
        check=True,
        env=child_env(),
    )
    return done.stdout.strip()
