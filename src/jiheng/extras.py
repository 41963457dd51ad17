"""The one registry that loads parts by name: readers and engines when they are needed, commands and what not every installation has."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

from jiheng.errors import MissingExtra

_ROOT = Path(__file__).resolve().parents[2]
"""The folder of the checkout, where this file lies in one."""


def load(module: str, *, extra: str | None = None) -> ModuleType:
    """The module called ``module``; where a library of its is missing, a sentence names the ``extra`` to install (None: jiheng itself).

    Raises ``MissingExtra`` for a missing *third-party* module only: an import that fails inside jiheng is a defect and shows.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("", "jiheng", "jiheng_web"):
            raise
        raise MissingExtra(f"缺少组件 {error.name}：请先运行 {_say_how(extra)}，再重试。") from error


def _say_how(extra: str | None) -> str:
    """The command that installs an extra: from the code where it stands in a checkout, else by the package's name; paths are relative."""
    extras = f"[{extra}]" if extra else ""
    if not (_ROOT / "pyproject.toml").is_file():
        return f"python -m pip install 'jiheng{extras}'"
    python = Path(sys.executable)
    own = python.relative_to(_ROOT).as_posix() if python.is_relative_to(_ROOT) else "python"
    return f"{own} -m pip install -e '.{extras}'（在绩衡的文件夹里）"
