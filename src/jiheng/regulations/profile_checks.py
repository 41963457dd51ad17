"""What can be wrong with what a profile says: names nobody knows, values that are none, days that are none."""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from jiheng.domain.finding import SEVERITY_WORDS
from jiheng.errors import BrokenRegulation, UnknownProfile
from jiheng.regulations.near_words import say_near
from jiheng.regulations.policies import read_policy, values_in_force
from jiheng.regulations.scoring import read_scheme
from jiheng.regulations.store import PARAMETERS, list_names, load_yaml

Mistake = tuple[int, str]
"""The line it stands in, and one Chinese sentence."""
Lines = Mapping[tuple[str, ...], int]
SWITCHED_OFF = "off"
WEIGHT_WORDS: Mapping[str, str] = {**{str(level): word for level, word in SEVERITY_WORDS.items()}, SWITCHED_OFF: "不查"}
"""What people call the severities that a profile may give a rule."""
_WEIGHTS = {word: weight for weight, word in WEIGHT_WORDS.items()} | {weight: weight for weight in WEIGHT_WORDS}
_DATES = ("issued", "effective", "until")
_DATED = "每一项应写成“- {自: 2026-01-01, 值: …}”"


def find_mistakes(
    content: Mapping[str, object], lines: Lines, *, words: Mapping[str, str], codes: Collection[str] | None,
) -> Iterator[Mistake]:
    """Every mistake in a profile: ``content`` by English keys, ``lines`` by the path of keys, ``words`` what people call the keys,
    ``codes`` the rules there are (None: do not look)."""
    if not isinstance(content.get("title"), str) or not content["title"]:
        yield lines.get(("title",), 1), "没有写“名称”；请写明这份口径叫什么，如“名称: 本局口径”。"
    extends, known = str(content.get("extends", "base")), list_names("profiles")
    if extends not in known:
        yield lines["extends",], f"“沿用”的口径“{extends}”不存在，{say_near(extends, known)}。"
    cites = content.get("cites", [])
    if not isinstance(cites, list) or not all(isinstance(key, str) and key in load_yaml("citations.yaml") for key in cites):
        yield lines["cites",], "“依据”应为依据库里的键的列表，如 [mof-2015-88]，键见 jiheng explain；本局自己的文件号请写在“文件”里。"
    yield from _check_days(content, lines, words)
    yield from _check_severities(content, lines, codes)
    yield from _check_parameters(content, lines)
    yield from _check_choices(content, lines, words)


def weight_of(written: object) -> str:
    """A severity by its English name, whatever it was called; text that is none stays. YAML reads a bare ``off`` as no."""
    spelling = SWITCHED_OFF if written is False else str(written)
    return _WEIGHTS.get(spelling, spelling)


def _check_days(content: Mapping[str, object], lines: Lines, words: Mapping[str, str]) -> Iterator[Mistake]:
    for key in _DATES:
        if key in content and type(content[key]) is not datetime.date:
            yield lines[key,], f"“{words[key]}”应写成年-月-日，如 2026-01-01，而不是“{content[key]}”。"
    effective, until = content.get("effective"), content.get("until")
    if type(effective) is datetime.date and type(until) is datetime.date and until < effective:
        yield lines["until",], "“失效”比“生效”还早；请核对两个日期。"


def _check_severities(content: Mapping[str, object], lines: Lines, codes: Collection[str] | None) -> Iterator[Mistake]:
    for code, written in _section(content, "severities"):
        line = lines["severities", code]
        if codes is not None and code not in codes:
            yield line, f"没有编码为“{code}”的规则，{say_near(code, codes)}；全部规则见 jiheng explain。"
        for value in _values(written):
            if weight_of(value) not in WEIGHT_WORDS:
                yield line, f"{code} 的轻重“{value}”不对，应为{'、'.join(WEIGHT_WORDS.values())}之一。"
        if not _is_dated_right(written):
            yield line, f"{code} 按日期写时，{_DATED}。"


def _check_parameters(content: Mapping[str, object], lines: Lines) -> Iterator[Mistake]:
    known = load_yaml(PARAMETERS)
    titles = [str(entry["title"]) for entry in known.values() if isinstance(entry, dict)]
    for name, written in _section(content, "parameters"):
        line = lines["parameters", name]
        if name not in known:
            yield line, f"没有叫“{name}”的数值，{say_near(name, [*titles, *known], shown=titles)}；全部数值见 jiheng profiles base。"
        for number in _values(written):
            if type(number) is not int or number < 0:
                yield line, f"“{name}”应为不小于 0 的整数，而不是“{number}”。"
        if not _is_dated_right(written):
            yield line, f"“{name}”按日期写时，{_DATED}。"


def _check_choices(content: Mapping[str, object], lines: Lines, words: Mapping[str, str]) -> Iterator[Mistake]:
    """What says how values are compared and scored; each is read by its own reader, which says what is wrong."""
    base = ("base.yaml", load_yaml("profiles/base.yaml"))
    for section in ("evaluation", "scales"):
        for key, written in _section(content, section):
            own = (words[section], {section: {key: written}})
            yield from _attempt(lines[section, key], partial(read_policy, [base, own]))
    for scheme in _values(content["scoring"]) if "scoring" in content else ():
        yield from _attempt(lines["scoring",], partial(read_scheme, scheme, inherited=str(base[1]["scoring"]), where=words["scoring"]))


def _attempt(line: int, read: Callable[[], object]) -> Iterator[Mistake]:
    try:
        read()
    except (BrokenRegulation, UnknownProfile) as error:
        yield line, str(error)


def _section(content: Mapping[str, object], key: str) -> list[tuple[str, object]]:
    section = content.get(key)
    return list(section.items()) if isinstance(section, dict) else []


def _values(written: object) -> list[object]:
    """All values of an entry, dated or not."""
    if isinstance(written, list) and any(isinstance(entry, dict) for entry in written):
        return [entry["value"] for entry in written if isinstance(entry, dict) and "value" in entry]
    return [written]


def _is_dated_right(written: object) -> bool:
    try:
        values_in_force(written, on=None, where="")
    except BrokenRegulation:
        return False
    return True
