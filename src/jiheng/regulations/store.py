"""Reads the YAML of this folder, once."""

from functools import cache
from importlib.resources import files

import yaml

from jiheng.errors import BrokenRegulation

PARAMETERS = "parameters.yaml"
"""The file of the regulated numbers, by name."""
_FOLDER = files("jiheng.regulations")


@cache
def load_yaml(path: str) -> dict[str, object]:
    """The mapping in the file at ``path`` below this folder; raises ``BrokenRegulation`` where it is no mapping."""
    content = yaml.load(_FOLDER.joinpath(path).read_text(encoding="utf-8"), Loader=_LOADER)
    if not isinstance(content, dict):
        raise BrokenRegulation(f"{path}：应为键值表。")
    return content


def list_names(folder: str) -> tuple[str, ...]:
    """The names, without suffix and sorted, of the YAML files in a folder below this one."""
    names = (entry.name for entry in _FOLDER.joinpath(folder).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def mapping_at(content: dict[str, object], key: str, *, path: str) -> dict[str, object]:
    """The mapping under ``key`` (empty where absent); raises ``BrokenRegulation`` with file and key for anything else."""
    value = content.get(key) or {}
    if not isinstance(value, dict):
        raise BrokenRegulation(f"{path}：{key} 应为键值表。")
    return value


def strings_at(content: dict[str, object], key: str, *, path: str) -> tuple[str, ...]:
    """The strings under ``key`` (empty where absent); raises ``BrokenRegulation`` with file and key for anything else."""
    value = content.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BrokenRegulation(f"{path}：{key} 应为文字列表。")
    return tuple(value)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
