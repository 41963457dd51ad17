"""The one registry that loads optional parts by name: readers, engines and commands that not every installation has."""

import importlib
from types import ModuleType

from jiheng.errors import MissingExtra


def load(module: str, *, extra: str) -> ModuleType:
    """The module called ``module``; where a library of its is missing, a sentence that names the extra to install.

    Raises ``MissingExtra`` for a missing *third-party* module only: an import that fails inside jiheng is a defect and shows.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("", "jiheng", "jiheng_web"):
            raise
        raise MissingExtra(f"缺少组件 {error.name}：请先安装 “jiheng[{extra}]”，再重试。") from error
