"""Debian packages that are fetched but not installed.

Each suite of the archive has an apt state of its own: the machine's stays as it is.
"""

import getpass
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .console import Refusal, run
from .paths import LOGS, WORK, child_env

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
LOG = LOGS / "apt.log"
ATTEMPTS = 3


@dataclass(frozen=True)
class Package:
    """One entry of a suite's signed index."""

    package: str
    version: str
    architecture: str
    size: str
    sha256: str

    @property
    def file(self) -> str:
        """The name that apt gives it."""
        version = self.version.replace(":", "%3a")
        return f"{self.package}_{version}_{self.architecture}.deb"


class Suite:
    def __init__(self, mirror: str, name: str):
        self.mirror = mirror
        self.name = name
        self.folder = WORK / "apt" / name

    def update(self) -> bool:
        """Fetches the signed index; false when there is none to be had."""
        for folder in ("lists/partial", "cache/archives/partial"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").touch()
        source = f"deb [signed-by={KEYRING}] {self.mirror} {self.name} main\n"
        (self.folder / "sources.list").write_text(source)
        command = self._command("apt-get", "update", "--error-on=any")
        return not run(
            command,
            f"Debian {self.name}: index",
            LOG,
            check=False,
            append=True,
            env=child_env(),
        )

    def find(self, name: str, version: str = "") -> Package | None:
        """The newest package of that name whose version matches the expression."""
        command = self._command("apt-cache", "show", name)
        shown = subprocess.run(
            command, capture_output=True, text=True, env=child_env()
        ).stdout
        for entry in shown.split("\n\n"):
            fields = dict(re.findall(r"^(\S+): (.*)$", entry, re.MULTILINE))
            if fields and re.match(version, fields["Version"]):
                fields = {key.lower(): value for key, value in fields.items()}
                return Package(**{key: fields[key] for key in Package.__annotations__})
        return None

    def get(self, name: str) -> Package:
        """As ``find``.

        :raises Refusal: when the suite has no such package
        """
        if package := self.find(name):
            return package
        raise Refusal(f"Debian {self.name} has no package {name} ({self.mirror}).")

    def download(self, packages: list[Package], folder: Path) -> None:
        """Puts them into ``folder``; apt compares each with the signed index.

        :raises Refusal: when it could not be had, after some attempts
        """
        megabytes = sum(int(package.size) for package in packages) / 1e6
        label = f"{packages[0].package} {packages[0].version}: {megabytes:.0f} MB"
        wanted = [f"{package.package}={package.version}" for package in packages]
        command = self._command(
            "apt-get", "download", *wanted, "-o", "APT::Status-Fd=1"
        )
        for attempt in range(ATTEMPTS):
            with tempfile.TemporaryDirectory(dir=folder) as arrived:
                code = run(
                    command,
                    label if not attempt else f"{label}, again",
                    LOG,
                    progress=percent,
                    check=False,
                    append=True,
                    cwd=arrived,
                    env=child_env(),
                )
                if not code:
                    for deb in Path(arrived).glob("*.deb"):
                        deb.rename(folder / deb.name)
                    return
        raise Refusal(f"{wanted[0]} could not be fetched (what apt said: {LOG}).")

    def _command(self, program: str, *arguments: str) -> list[str]:
        options = {
            "Dir::Etc::sourcelist": self.folder / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State": self.folder,
            "Dir::State::lists": self.folder / "lists",
            "Dir::State::status": self.folder / "status",
            "Dir::Cache": self.folder / "cache",
            # an office's mirror may lag; the signature is checked all the same
            "Acquire::Check-Valid-Until": "false",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "APT::Sandbox::User": getpass.getuser(),
        }
        words = [
            word for key, value in options.items() for word in ("-o", f"{key}={value}")
        ]
        return [program, "-q", *words, *arguments]


def mirrors() -> list[str]:
    """The Debian archives that this machine's apt uses, but the security one."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(LABEL)"]
    listed = subprocess.run(
        [*command, "Created-By: Packages"],
        capture_output=True,
        text=True,
        env=child_env(),
    ).stdout
    sources = dict(line.partition(" ")[::2] for line in listed.splitlines())
    archives = [uri for uri, label in sources.items() if label == "Debian"]
    return archives or [uri for uri in sources if "security" not in uri]


def percent(line: str) -> str | None:
    """What apt tells by ``APT::Status-Fd``, for a person."""
    shown = re.match(r"(?P<step>dl|pm)status:[^:]+:(?P<percent>[\d.]+):", line)
    if not shown:
        return None
    step = "fetching" if shown["step"] == "dl" else "installing"
    return f"{step}, {float(shown['percent']):.0f} %"
