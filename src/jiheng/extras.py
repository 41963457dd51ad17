"""The one registry that loads parts by name: readers and engines when they are needed, commands and what not every installation has."""

import importlib
from types import ModuleType

from jiheng.errors import MissingExtra


def load(module: str, *, extra: str | None = None) -> ModuleType:
    """The module called ``module``; where a library of its is missing, a sentence names the ``extra`` to install (None: jiheng itself).

    Raises ``MissingExtra`` for a missing *third-party* module only: an import that fails inside jiheng is a defect and shows.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("", "jiheng", "jiheng_web"):
            raise
        wanted = f"jiheng[{extra}]" if extra else "jiheng"
        raise MissingExtra(f"缺少组件 {error.name}：请先安装 “{wanted}”，再重试。") from error
