"""The wording of a value in plain signs of the same length: widths, traditional characters, commands, certain slips of recognition."""

import re

from jiheng.text.traditional import SIMPLE
from jiheng.text.widths import NARROW

_PLAIN = NARROW | SIMPLE
_UNUSUAL = re.compile(rf"[{''.join(map(chr, _PLAIN))}\\OlI负零（(：: ]")
"""What any of the steps below begins with; most values hold none of it."""

_COMMAND = re.compile(r"\\(?:(?P<ge>ge(?:q|qslant)?)|(?P<le>le(?:q|qslant)?)|(?P<times>times)|(?P<pm>pm)|(?P<approx>approx))(?![A-Za-z])")
_COMMAND_SIGNS = {"ge": "≥", "le": "≤", "times": "×", "pm": "±", "approx": "≈"}
_LETTER_ZERO = re.compile(r"(?<=\d)O(?=O?[\d%‰])")
_LETTER_ONE = re.compile(r"(?<![A-Za-z\d])[lI](?=[0O]{2}\s?%)")
# 9 5 % is 95 %; without a sign before it, only a share is that certain.
_SPACED = re.compile(r"(?:(?<=[≥≤<>=])|(?<=[≥≤<>=] )|\A(?=[\d ]{3,9}\s?[%‰]))\d(?: \d){1,3}(?=\s?[%‰]|\s[一-鿿])")
_NEGATIVE = re.compile(r"(?:正负|零下|(?<![胜欠抱减背担自承正])负)(?=\d)")
_BOUND = r"(?P<bound>(?:不[得应能宜]?|未)?[低少高多超大小长短][于过]|达到|[≥≤<>=])\s?"
# What stands between a bound and its number: 不少于（含）20家, 大于（等于）90%, 不低于：95%.
_BETWEEN = re.compile(rf"{_BOUND}(?:[（(]\s?(?P<says>不?含|含?或?等于)\s?[）)]|[:：])(?=\s?[\d一二两三四五六七八九十百])")
# 20人（以上）, （不少于）20人
_LOOSE = re.compile(r"[（(]\s?(?P<bound>不[少低高多大小]于|不超过|至少|约|(?:及?以|之)[上下内]|内|左右)\s?[）)]")
_ENCLOSED = re.compile(rf"{_BOUND}[（(]\s?(?P<number>[\d.]+[^（）()\d]{{0,8}})[）)]")

_LABEL = re.compile(
    r"\A(?:指标\s?\d{1,2}\s?[:：]|[（(][1-9]\d?[)）]|[1-9]\d?[)）]|[1-9]\d?[、.．](?!\s*\d)|[①-⑳]|[·•★☆▲●◆■※]|-\s)\s*(?=[^\s，；。、])"
)
_LABEL_ENDS = frozenset(")）、.．")
"""What ends the number of a list."""
_LABEL_STARTS = frozenset("指（(123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳·•★☆▲●◆■※-")


def strip_label(text: str) -> str:
    """``text`` without the number or mark of an indicator before its value: 指标1：, （1）, ★."""
    first = text[:1]
    if first.isdecimal() and text[1:2] not in _LABEL_ENDS and text[2:3] not in _LABEL_ENDS:
        return text
    label = _LABEL.match(text) if first in _LABEL_STARTS else None
    return text[label.end() :] if label else text


def fold_wording(text: str) -> str:
    """``text`` in narrow signs and simplified characters, commands and certain slips as what they stand for, of the same length."""
    if not _UNUSUAL.search(text):
        return text
    folded = text if text.isascii() else text.translate(_PLAIN)
    if "\\" in folded:
        folded = _COMMAND.sub(lambda command: _COMMAND_SIGNS[str(command.lastgroup)].ljust(len(command.group())), folded)
        folded = folded.replace("$", " ").replace("\\%", " %")
    if "O" in folded or "l" in folded or "I" in folded:
        folded = _LETTER_ZERO.sub("0", _LETTER_ONE.sub("1", folded))
    if "负" in folded or "零下" in folded:
        folded = _NEGATIVE.sub(lambda words: ("± " if words.group() == "正负" else "-").rjust(len(words.group())), folded)
    if "（" in folded or "(" in folded or "：" in folded or ":" in folded:
        folded = _LOOSE.sub(lambda bound: bound["bound"].center(len(bound.group())), folded)
        folded = _BETWEEN.sub(_join, _ENCLOSED.sub(_free, folded))
    return _SPACED.sub(lambda digits: digits.group().replace(" ", "").rjust(len(digits.group())), folded) if " " in folded else folded


def _join(bound: re.Match[str]) -> str:
    """大于（等于） as 大于等于, 不少于（不含） as 大于, 不少于（含） and 不少于： as 不少于."""
    word, says, is_turned = bound["bound"], bound["says"] or "", bound["bound"][0] in "不未"
    if says == "不含" and is_turned:
        word = "大于" if word[-2] in "低少小短" else "小于"
    elif says and says != "不含" and not is_turned and word[-1] in "于过":
        word += "等于"
    return word.ljust(len(bound.group()))


def _free(bound: re.Match[str]) -> str:
    """≥（95%） as ≥ 95%."""
    return bound["bound"] + bound["number"].strip().rjust(len(bound.group()) - len(bound["bound"]))
