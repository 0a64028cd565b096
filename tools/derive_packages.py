"""Copy the packages of data/ into the addons that load them, as wheels carry them.

Run it after changing one of them; a test compares the two. Calendars get identifiers on
the way: see derive_calendars.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {  # folder in data/: addon
    "document_types": "thads_base",
    "roles": "thads_base",
    "services": "thads_one_stop",
    "units": "thads_base",
}


def get_folders() -> list[tuple[Path, Path]]:
    """Return each folder of data/, and the one of an addon that it is copied to."""
    return [
        (ROOT / "data" / name, ROOT / addon / "data" / name)
        for name, addon in PACKAGES.items()
    ]


def main():
    for source, target in get_folders():
        for file in source.glob("*.csv"):
            shutil.copy(file, target / file.name)


if __name__ == "__main__":
    main()
