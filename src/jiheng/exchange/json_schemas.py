"""The published JSON Schemas, and whether a document keeps one: what comes from outside is held against the very schema we publish."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import fastjsonschema

from jiheng.errors import RefusedDocument

SCHEMAS = ("difference", "filing", "findings", "manifest", "scores", "target")
"""The names of the schemas, files in ``schemas/``; DESIGN §4 is their prose."""

_RULES = {
    "required": "缺少字段", "additionalProperties": "有不认识的字段", "type": "类型不对", "enum": "不是约定的值之一", "const": "不是约定的值",
    "pattern": "写法不对", "minItems": "是空的", "minimum": "太小", "maximum": "太大",
}
_OTHERWISE = "不合约定"
_MARK = b"\xef\xbb\xbf"
"""With which some editors begin a file in UTF-8."""


def load_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) called ``name``, one of ``SCHEMAS``."""
    text = resources.files("jiheng.exchange").joinpath(f"schemas/{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def parse_json(content: str | bytes, *, name: str) -> Any:
    """What a JSON text says; raises ``RefusedDocument`` for what is none, or for a number that is infinite or none."""
    try:
        text = content.removeprefix(_MARK) if isinstance(content, bytes) else content
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RefusedDocument(f"“{name}”不是完整的 JSON 文件，读不出来；请重新导出或重新拷贝。") from error


def check_schema(document: object, schema: str, *, name: str) -> None:
    """Raise ``RefusedDocument`` with the first place where ``document``, out of the file ``name``, does not keep ``schema``."""
    try:
        _validator(schema)(document)
    except fastjsonschema.JsonSchemaValueException as error:
        raise RefusedDocument(f"“{name}”的 {_place(error)} {_say(error)}，没有读取；请用绩衡重新导出。") from error
    except RecursionError as error:
        raise RefusedDocument(f"“{name}”嵌套得太深，没有读取；请用绩衡重新导出。") from error


@cache
def _validator(schema: str) -> Callable[[object], object]:
    validate: Callable[[object], object] = fastjsonschema.compile(load_schema(schema), use_default=False)
    return validate


def _place(error: fastjsonschema.JsonSchemaValueException) -> str:
    """``agencies[0].funds``; the whole document is 开头."""
    steps = [f"[{step}]" if str(step).isdigit() else f".{step}" for step in error.path[1:]]
    return "".join(steps).lstrip(".") or "开头"


def _say(error: fastjsonschema.JsonSchemaValueException) -> str:
    said = _RULES.get(str(error.rule), _OTHERWISE)
    missing = [key for key in error.rule_definition if key not in error.value] if _lacks(error) else []
    return f"{said} {'、'.join(missing)}" if missing else said


def _lacks(error: fastjsonschema.JsonSchemaValueException) -> bool:
    return error.rule == "required" and isinstance(error.value, Mapping)


def _refuse_constant(constant: str) -> None:
    raise ValueError(constant)
