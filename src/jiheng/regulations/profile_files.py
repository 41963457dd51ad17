"""A bureau's own profile: a file that anybody can read and sign, its keys in Chinese or English, every mistake told with its line."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from jiheng.errors import BrokenProfile, UnknownProfile, say_why
from jiheng.regulations.near_words import say_near
from jiheng.regulations.profile_checks import Mistake, find_mistakes
from jiheng.regulations.store import PARAMETERS, load_yaml

KEY_WORDS: Mapping[str, str] = {
    "title": "名称", "extends": "沿用", "document": "文件", "signed_by": "签发", "issued": "印发日期", "effective": "生效", "until": "失效",
    "note": "说明", "cites": "依据", "severities": "轻重", "parameters": "数值", "evaluation": "比较", "scales": "等级词", "scoring": "打分",
}
"""What people call the keys of a profile."""
_SECTIONS = ("severities", "parameters", "evaluation", "scales")
_BYTES_MOST = 256 * 1024
_DATED_KEYS: Mapping[str, str] = {"自": "since", "值": "value", "since": "since", "value": "value"}
_ENGLISH = {word: key for key, word in KEY_WORDS.items()} | {key: key for key in KEY_WORDS}


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile as written in a file: ``content`` with English keys, ``name`` of the file, and the ``digest`` (SHA-256) of its bytes."""

    name: str
    content: Mapping[str, object]
    digest: str


def read_profile_file(path: Path, *, codes: Collection[str] | None = None) -> ProfileFile:
    """The profile in the file at ``path``; ``codes`` are the rules there are (None: do not look).

    Raises ``UnknownProfile`` where there is no such file and ``BrokenProfile`` with one sentence for every mistake in it.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= _BYTES_MOST else None
    except FileNotFoundError as error:
        raise UnknownProfile(f"没有口径文件“{path}”；请核对路径，或写内置口径的名称（见 jiheng profiles）。") from error
    except OSError as error:
        raise UnknownProfile(f"口径文件“{path}”打不开（{say_why(error)}）；请核对路径，或写内置口径的名称。") from error
    if content is None:
        raise BrokenProfile(f"口径文件“{path}”超过 256 KB，不像口径；请核对是不是拿错了文件。")
    written = _Written(_parse(content, path.name))
    mistakes = [*written.mistakes, *find_mistakes(written.content, written.lines, words=KEY_WORDS, codes=codes)]
    if mistakes:
        raise BrokenProfile("\n".join(f"{path.name} 第{line}行：{sentence}" for line, sentence in sorted(set(mistakes))))
    return ProfileFile(path.name, written.content, hashlib.sha256(content).hexdigest())


class _Written:
    """The file with English keys, the line of every key in it, and the mistakes in the keys themselves."""

    def __init__(self, root: yaml.MappingNode) -> None:
        self.content: dict[str, object] = {}
        self.lines: dict[tuple[str, ...], int] = {}
        self.mistakes: list[Mistake] = []
        for printed, line, node in self._entries(root):
            key = _ENGLISH.get(printed)
            if key is None:
                self.mistakes.append((line, f"没有“{printed}”这一项，{say_near(printed, _ENGLISH, shown=list(KEY_WORDS.values()))}。"))
            else:
                self.lines[key,] = line
                self.content[key] = self._section(key, node) if key in _SECTIONS else _dated(_value_of(node))

    def _section(self, section: str, node: yaml.Node) -> object:
        if not isinstance(node, yaml.MappingNode):
            value = _value_of(node)
            if value is not None:
                self.mistakes.append((self.lines[section,], f"“{KEY_WORDS[section]}”下面应逐行写“名称: 值”。"))
            return {}
        found: dict[str, object] = {}
        for printed, line, child in self._entries(node):
            name = _parameter_names().get(printed, printed) if section == "parameters" else printed
            self.lines[section, name] = line
            found[name] = _dated(_value_of(child)) if section != "scales" else _value_of(child)
        return found

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[str, int, yaml.Node]]:
        seen: set[str] = set()
        for key, value in node.value:
            printed, line = key.value if isinstance(key, yaml.ScalarNode) else "？", key.start_mark.line + 1
            if printed in seen:
                self.mistakes.append((line, f"“{printed}”写了两次，请留一处。"))
            seen.add(printed)
            yield printed, line, value


def _parse(content: bytes, name: str) -> yaml.MappingNode:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenProfile(f"{name}：不是 UTF-8 编码的文字；请另存为 UTF-8 编码再试。") from error
    try:
        has_references = any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=yaml.SafeLoader))
        root = None if has_references else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BrokenProfile(f"{name} 第{mark.line + 1 if mark else 1}行：写法读不懂；请写成“名称: 值”，用半角冒号加一个空格，下一级缩进两格。") from error
    except RecursionError as error:
        raise BrokenProfile(f"{name}：一层套一层太深，不像口径文件。") from error
    if has_references:
        raise BrokenProfile(f"{name}：用了 & 和 * 的引用写法；请把内容直接写出来。")
    if not isinstance(root, yaml.MappingNode):
        raise BrokenProfile(f"{name}：不是口径文件；请用 jiheng profiles --new 写一份样张，照着填。")
    return root


def _value_of(node: yaml.Node) -> object:
    """What is written; text where it is no number, date, list or mapping that there is (31 February)."""
    constructor = yaml.SafeLoader("")
    try:
        return constructor.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError):
        return str(getattr(node, "value", ""))


def _dated(written: object) -> object:
    """A list of dated values with English keys; anything else as it is."""
    if not isinstance(written, list) or not all(isinstance(entry, dict) for entry in written):
        return written
    return [{_DATED_KEYS.get(str(key), key): value for key, value in entry.items()} for entry in written]


def _parameter_names() -> Mapping[str, str]:
    """The parameters by what people call them."""
    entries = load_yaml(PARAMETERS).items()
    return {str(entry["title"]): name for name, entry in entries if isinstance(entry, dict)}
