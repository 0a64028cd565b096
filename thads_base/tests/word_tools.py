"""Shows Word files as LibreOffice does, with the papers' font and no other."""

import subprocess
from pathlib import Path

from odoo.tools.misc import file_path

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
    <dir>{fonts}</dir>
    <cachedir>{folder}/cache</cachedir>
    <alias binding="same">
        <family>Times New Roman</family>
        <accept><family>Liberation Serif</family></accept>
    </alias>
</fontconfig>
"""


def convert(folder: Path) -> None:
    """Have LibreOffice print the Word files of a folder, with the papers' font."""
    fonts = file_path("thads_base/static/fonts/LiberationSerif-Regular.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(fonts=Path(fonts).parent, folder=folder))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, folder.glob("*.docx")),
        ],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)}
        | {"FONTCONFIG_FILE": str(settings)},
        check=True,
        capture_output=True,
        timeout=300,
    )
