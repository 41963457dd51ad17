"""YAML that people write by hand → texts that know their line, or one sentence that says which line is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from jiheng.errors import BrokenWaivers

WAIVERS_BYTES = 16 * 1024 * 1024
"""The largest file of waivers or baseline that is read."""
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of texts, each with its line; ``line`` is where the mapping begins. Lines count from 1."""

    name: str
    line: int
    texts: dict[str, tuple[str, int]]

    def get(self, key: str) -> str | None:
        """The text under ``key`` without blanks around it; None where there is none or nothing in it."""
        text, _ = self.texts.get(key, ("", 0))
        return text.strip() or None

    def line_of(self, key: str) -> int:
        """The line of ``key``, or of the whole."""
        return self.texts.get(key, ("", self.line))[1]

    def refuse(self, what: str, *, key: str = "") -> BrokenWaivers:
        """The error that says what is wrong at ``key``."""
        return BrokenWaivers(f"“{self.name}”第 {self.line_of(key)} 行：{what}。")


def read_entries(
    content: bytes, *, name: str, under: str, keys: tuple[str, ...], beside: tuple[str, ...] = (),
) -> tuple[Entry, list[Entry]]:
    """The texts at the top of a file (those in ``beside``) and the list of mappings under ``under``, each with texts under ``keys`` only.

    Raises ``BrokenWaivers`` with the line for anything else; an empty file has neither.
    """
    root = _compose(content, name=name, keys=(under, *beside, *keys))
    if root is None:
        return Entry(name, 1, {}), []
    fields = dict(_fields(root, name=name, allowed=(*beside, under)))
    top = Entry(name, 1, {key: (_text(node, name=name), line) for key, (node, line) in fields.items() if key != under})
    listed, line = fields.get(under, (None, 0))
    if listed is None or isinstance(listed, yaml.ScalarNode) and not listed.value.strip():
        return top, []
    if not isinstance(listed, yaml.SequenceNode):
        raise BrokenWaivers(f"“{name}”第 {line} 行：“{under}”下面应当一条一条地列，每条以“- ”开头。")
    return top, [_entry(node, name=name, keys=keys) for node in listed.value]


def _entry(node: yaml.Node, *, name: str, keys: tuple[str, ...]) -> Entry:
    texts = {key: (_text(value, name=name), line) for key, (value, line) in _fields(node, name=name, allowed=keys)}
    return Entry(name, _line(node), texts)


def _fields(node: yaml.Node, *, name: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, tuple[yaml.Node, int]]]:
    """The fields of a mapping, each key once and one of those allowed."""
    if not isinstance(node, yaml.MappingNode):
        raise BrokenWaivers(f"“{name}”第 {_line(node)} 行：这里应当写成“名称: 内容”，可写的名称有：{'、'.join(allowed)}。")
    seen: set[str] = set()
    for key_node, value in node.value:
        key, line = _text(key_node, name=name), _line(key_node)
        if key not in allowed:
            raise BrokenWaivers(f"“{name}”第 {line} 行：不认识“{key[:20]}”，可写的名称有：{'、'.join(allowed)}。")
        if key in seen:
            raise BrokenWaivers(f"“{name}”第 {line} 行：“{key}”写了两次，请删去一处。")
        seen.add(key)
        yield key, (value, line)


def _text(node: yaml.Node, *, name: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BrokenWaivers(f"“{name}”第 {_line(node)} 行：这里应当是一段文字，而不是列表；文字里有冒号的，请用引号括起来。")
    return str(node.value)


def _compose(content: bytes, *, name: str, keys: tuple[str, ...]) -> yaml.Node | None:
    """The tree of nodes; aliases are not followed, so that nothing grows. A key may be followed by a full-width colon."""
    if len(content) > WAIVERS_BYTES:
        raise BrokenWaivers(f"“{name}”超过 {WAIVERS_BYTES // 1024 // 1024} MB，没有读取；请检查是不是选错了文件。")
    try:
        text = re.sub(rf"^(\s*(?:-\s+)?(?:{'|'.join(keys)}))\s*：", r"\1: ", _decode(content, name=name), flags=re.MULTILINE)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        is_open = "end of stream" in (error.problem or "")  # a quote or bracket that nothing closes: say where it opens
        mark = (error.context_mark if is_open else None) or error.problem_mark
        where = f"第 {mark.line + 1} 行" if mark else "里"
        raise BrokenWaivers(f"“{name}”{where}：写法不对，请看这一行和上一行的缩进、冒号后的空格和引号是否成对；内容里有冒号的，用引号括起来。") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BrokenWaivers(f"“{name}”里有不能读的字符或层次太多；请照说明重写这个文件。") from error


def _decode(content: bytes, *, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BrokenWaivers(f"“{name}”不是文本文件；请用记事本另存为 UTF-8 再试。")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
