"""The kinds of records, from ``records/``: a new kind is one more file there."""

from functools import cache
from typing import get_args

from jiheng.domain.evidence.records import MONEY_SCALE, Field, FieldType, RecordKind
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import list_names, load_yaml, strings_at

_FOLDER = "records"
_LARGEST_SCALE = 6


@cache
def list_record_kinds() -> tuple[RecordKind, ...]:
    """All kinds, in the order of their names."""
    return tuple(_load(name) for name in list_names(_FOLDER))


@cache
def load_record_kind(name: str) -> RecordKind:
    """The kind called so; raises ``BrokenRegulation`` where there is none."""
    found = next((kind for kind in list_record_kinds() if kind.name == name), None)
    if found is None:
        raise BrokenRegulation(f"没有叫“{name}”的佐证记录；现有：{'、'.join(kind.name for kind in list_record_kinds())}。")
    return found


def _load(name: str) -> RecordKind:
    path = f"{_FOLDER}/{name}.yaml"
    content = load_yaml(path)
    entries = content.get("fields")
    if not isinstance(entries, list):
        raise BrokenRegulation(f"{path}：fields 应为列表。")
    fields = tuple(_field(entry, path=path) for entry in entries)
    known = {field.name for field in fields}
    key, day = strings_at(content, "key", path=path), str(content.get("day", ""))
    if not key or not {*key, day} <= known:
        raise BrokenRegulation(f"{path}：key 和 day 应是 fields 里的字段。")
    if next(field for field in fields if field.name == day).type not in ("date", "moment"):
        raise BrokenRegulation(f"{path}：day 应是日期。")
    examples = content.get("examples")
    rows = tuple({str(word): str(value) for word, value in row.items()} for row in examples) if isinstance(examples, list) else ()
    return RecordKind(name, str(content["words"]), fields, key, day, rows)


def _field(entry: dict[str, object], *, path: str) -> Field:
    name, type_name = str(entry.get("name", "")), entry.get("type")
    type_ = next((known for known in get_args(FieldType) if known == type_name), None)
    if not name.isidentifier() or type_ is None or not entry.get("words"):
        raise BrokenRegulation(f"{path}：字段“{name}”的 name、words 或 type 不对。")
    scale = MONEY_SCALE if type_ == "money" else int(str(entry.get("scale", 0)))
    if not 0 <= scale <= _LARGEST_SCALE:
        raise BrokenRegulation(f"{path}：字段“{name}”的 scale 应在 0 到 {_LARGEST_SCALE} 之间。")
    choices = strings_at(entry, "choices", path=path)
    if bool(choices) != (type_ == "choice"):
        raise BrokenRegulation(f"{path}：字段“{name}”的 choices 不对。")
    unit = "元" if type_ == "money" else str(entry.get("measure_unit", ""))
    return Field(
        name, str(entry["words"]), type_, bool(entry.get("required", False)), scale, unit, choices, bool(entry.get("personal", False)),
        str(entry.get("hint", "")),
    )
