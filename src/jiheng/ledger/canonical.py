"""Canonical JSON: one value, one sequence of bytes, and back.

The domain is null, true and false, integers of at most 53 bits, text without lone surrogates, lists, and objects with keys of text.
Keys stand in the order of their code points, nothing is padded, and only what JSON forbids unescaped is escaped. There are no
floats: an amount or a decimal is text, as it was written.
"""

import json

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]

INTEGERS = 1 << 53
"""Integers lie below this on both sides: what every reader of JSON keeps exactly."""
DEPTH = 32
"""So deep may lists and objects lie in each other."""


def write_canonical(value: JsonValue) -> bytes:
    """The bytes of ``value`` in UTF-8.

    Raises ``ValueError`` where it is outside the domain, with the place and the reason in Chinese.
    """
    _refuse_strangers(value, place="", depth=0)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def read_canonical(content: bytes) -> JsonValue:
    """The value that ``content`` is the canonical form of; raises ``ValueError`` where there is none."""
    try:
        value: JsonValue = json.loads(content.decode())
        is_canonical = write_canonical(value) == content
    except (ValueError, RecursionError) as error:
        raise ValueError("不是规范的 JSON") from error
    if not is_canonical:
        raise ValueError("不是规范的 JSON")
    return value


def _refuse_strangers(value: object, *, place: str, depth: int) -> None:
    if depth > DEPTH:
        raise ValueError(f"{place}套得太深（最多 {DEPTH} 层）")
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _refuse_surrogates(value, place)
    elif isinstance(value, int):
        if not -INTEGERS < value < INTEGERS:
            raise ValueError(f"{place}的整数太大，请写成文字")
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            _refuse_strangers(item, place=f"{place}第{number}项", depth=depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise ValueError(f"{place}的键“{key}”不是文字")
            _refuse_surrogates(key, place)
            _refuse_strangers(item, place=f"{place}“{key}”" if key.isprintable() else place, depth=depth + 1)
    else:
        raise ValueError(f"{place}是 {type(value).__name__}，账本只收文字、整数、是否、空、列表和对象；小数请写成文字")


def _refuse_surrogates(text: str, place: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{place}里有不成字的编码") from error
