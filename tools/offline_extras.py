"""Which packages the parts need that not every installation has: ``requirements/dev.lock`` says for whom each one is there."""

import re
import tomllib
from collections.abc import Mapping

from packaging.requirements import Requirement

from tools.command_line import REPOSITORY

EXTRAS: Mapping[str, str] = {"pdf": "写 PDF 表格", "ocr": "识别扫描件", "parquet": "写 Parquet"}
"""The parts that a folder carries where their packages exist, and what each does."""
LOCK = REPOSITORY / "requirements" / "dev.lock"
_NAME = re.compile(r"([A-Za-z0-9][\w.-]*)==")
_VIA = re.compile(r"\s+#\s+(?:via\s+)?([A-Za-z0-9][\w.-]*)")


def list_packages(extra: str, lock: str) -> set[str]:
    """The packages of one extra: those that it names, and all that are there for one of them."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = {Requirement(line).name.lower() for line in project["optional-dependencies"][extra]}
    parents = _list_parents(lock)
    while more := {name for name, own in parents.items() if own & found} - found:
        found |= more
    return found


def _list_parents(lock: str) -> dict[str, set[str]]:
    """For whom every package of a lock file is there."""
    parents: dict[str, set[str]] = {}
    own: set[str] = set()
    for line in lock.splitlines():
        if match := _NAME.match(line):
            own = parents.setdefault(match[1].lower(), set())
        elif (match := _VIA.fullmatch(line.split(" (")[0])) and match[1] != "via":
            own.add(match[1].lower())
    return parents
