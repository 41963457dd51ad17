"""Answers of other libraries to target values, bare and with a thin wrapper; runs in an environment of its own, where one of them is.

``python peers.py NAME`` reads a list of values (JSON) and prints for each way of using the library its answers and the CPU seconds a value
took. An answer is a list of ``[operator, number, unit]``.
"""

import contextlib
import importlib
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from time import process_time
from typing import Any

Answer = list[tuple[str, str, str]]
Found = tuple[int, int, str, str]
"""Start, end, number and unit of what a library found; no unit where it knows none."""

SECONDS_AT_MOST = 3.0

# The wrapper: signs, the commonest words for bounds, and measure units around the numbers that the library finds.
NUMBER = re.compile(r"\d+(?:\.\d+)?[万亿]?|[零一二两三四五六七八九十百千万亿]+")
BEFORE = re.compile(
    r"(?:(?P<ge>≥|>=|\\geq|不少于|不低于|不小于|大于等于|至少|达到|达)|(?P<le>≤|<=|\\leq|不超过|不高于|不大于|小于等于|控制在)"
    r"|(?P<gt>>|超过|大于|高于|超)|(?P<lt><|小于|低于|少于)|(?P<about>约|近)|=|等于)\s*$"
)
AFTER = re.compile(
    r"\s*(?P<more>余)?\s*(?P<unit>%|‰|百分比|个百分点|[万亿]?元(?:/[一-鿿]{1,2})?|人次|场次|课时|个?工作日|个月|平方米|平米|公里|厘米|分钟|小时|[一-鿿]|)"
    r"(?:(?P<ge>及?以上)|(?P<le>以[内下]|内)|(?P<about>左右))?"
)
SIGNS = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<", "about": "≈"}


def wrap(text: str, found: list[Found]) -> Answer:
    """What the numbers in ``text`` say with the signs and measure units around them; a Chinese one counts only with a unit at the end."""
    answer: Answer = []
    for start, end, number, _ in found:
        before, after = BEFORE.search(text, max(0, start - 6), start), AFTER.match(text, end)
        unit, value = (after["unit"] if after else ""), Decimal(number)
        if not text[start].isdecimal() and (not unit or after and after.end() < len(text)):
            continue
        sign = after.lastgroup if after and after.lastgroup in SIGNS else before.lastgroup if before else None
        factor = {"万": 10_000, "亿": 100_000_000}.get(unit[:1], 1)
        more = after and after["more"]
        answer.append(("≥" if more else SIGNS.get(sign or "", "="), str(value * factor), unit[1:] if factor > 1 else unit))
    return answer


def bare(found: list[Found]) -> Answer:
    """What the library found, as it is: no library has signs for these values."""
    return [("=", number, unit) for _, _, number, unit in found]


def find_by_cn2an() -> Callable[[str], list[Found]]:
    """cn2an turns a number into digits; where numbers are, its caller must know."""
    convert = importlib.import_module("cn2an").cn2an

    def find(text: str) -> list[Found]:
        found = []
        for match in NUMBER.finditer(text):
            with contextlib.suppress(ValueError):
                found.append((*match.span(), str(convert(match.group(), "smart")), ""))
        return found

    return find


def find_by_quantulum3() -> Callable[[str], list[Found]]:
    """quantulum3 finds quantities in English text."""
    parse = importlib.import_module("quantulum3.parser").parse
    units = {"percentage": "%", "dimensionless": ""}

    def find(text: str) -> list[Found]:
        found = []
        for quantity in parse(text):
            start = quantity.span[0]
            end = next((match.end() for match in NUMBER.finditer(text, start) if match.start() == start), quantity.span[1])
            found.append((start, end, str(quantity.value), units.get(quantity.unit.name, quantity.unit.name)))
        return found

    return find


def find_by_jionlp() -> Callable[[str], list[Found]]:
    """jionlp finds sums of money; with the wrapper, its reader of sums reads every number."""
    with contextlib.redirect_stdout(sys.stderr):
        money = importlib.import_module("jionlp").ner.extract_money

    def find(text: str) -> list[Found]:
        found = money(text, with_parsing=True)
        return [(*item["offset"], str(item["detail"]["num"]), "元") for item in found if _is_number(str(item["detail"]["num"]))]

    return find


def find_by_jionlp_numbers() -> Callable[[str], list[Found]]:
    """Every number, read as a sum of money."""
    with contextlib.redirect_stdout(sys.stderr):
        parse = importlib.import_module("jionlp").parse_money

    def find(text: str) -> list[Found]:
        found = []
        for match in NUMBER.finditer(text):
            with contextlib.suppress(Exception):
                found.append((*match.span(), str(parse(match.group() + "元")["num"]), ""))
        return [item for item in found if _is_number(item[2])]

    return find


def find_by_recognizers(*models: str) -> Callable[[str], list[Found]]:
    """The recognizers of the suite, the first of ``models`` first; what one has found the next does not find again."""
    suite = importlib.import_module("recognizers_suite")
    recognisers = [getattr(suite, f"recognize_{model}") for model in models]

    def find(text: str) -> list[Found]:
        found: list[Found] = []
        for recognise in recognisers:
            for item in recognise(text, suite.Culture.Chinese):
                number = str((item.resolution or {}).get("value") or "")
                unit = "%" if number.endswith("%") else (item.resolution or {}).get("unit") or ""
                if not any(start <= item.start < end for start, end, _, _ in found) and _is_number(number.rstrip("%")):
                    found.append((item.start, item.end + 1, number.rstrip("%"), unit))
        return sorted(found)

    return find


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def list_ways(name: str) -> Iterator[tuple[str, Callable[[str], Answer]]]:
    """The ways of using the library ``name``: bare, and with the wrapper."""
    if name == "cn2an":
        find = find_by_cn2an()
        wrapped = find
    elif name == "quantulum3":
        find = wrapped = find_by_quantulum3()
    elif name == "jionlp":
        find, wrapped = find_by_jionlp(), find_by_jionlp_numbers()
    else:
        find = find_by_recognizers("percentage", "currency", "dimension", "number")
        wrapped = find_by_recognizers("number")
    yield "", lambda text: bare(find(text))
    yield " 加外壳", lambda text: wrap(text, wrapped(text))


def main() -> None:
    """Answers and CPU seconds a value, the least of as many rounds as fit into three seconds."""
    warnings.simplefilter("ignore")
    name, values = sys.argv[1], json.load(sys.stdin)
    report: dict[str, Any] = {}
    for way, read in list_ways(name):
        read(values[0])  # loads what it needs
        answers, least, begin = [], float("inf"), process_time()
        while least == float("inf") or process_time() - begin < SECONDS_AT_MOST:
            start = process_time()
            answers = [read(value) for value in values]
            least = min(least, process_time() - start)
        report[way] = {"answers": answers, "seconds": least / len(values)}
    json.dump(report, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
