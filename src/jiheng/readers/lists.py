"""Numbers that a word processor counts itself: the label of a paragraph in a list, as Word shows it (``1.``, ``一、``, ``（二）``, ``①``)."""

import re
from dataclasses import dataclass, field

from lxml import etree

from jiheng.readers.cell_formats.chinese import write_words
from jiheng.readers.xml_part import attribute, local_name

_LEVELS = 9
_COUNT_MOST = 30_000
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital",
    "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital",
})
_NO_NUMBER = frozenset({"bullet", "none"})
_PLACE = re.compile(r"%([1-9])")
_ENDS = "、.．,，)）]】:：。"


@dataclass(slots=True)
class _Level:
    """How one level of a list counts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next_label(self, paragraph: etree._Element) -> str:
        """What stands before a paragraph; its list counts on."""
        properties = next(paragraph.iterchildren("{*}pPr"), None)
        if properties is None:
            return ""
        number, level = self._find_list(properties)
        rules = self.levels.get(number, {})
        if level not in rules:
            return ""
        counts = self.counts.setdefault(number, [0] * _LEVELS)
        counts[level] = min(counts[level] + 1, _COUNT_MOST) if counts[level] else rules[level].start
        counts[level + 1:] = [0] * (_LEVELS - level - 1)
        if rules[level].form in _NO_NUMBER:
            return ""
        label = _PLACE.sub(lambda place: _show(rules, counts, int(place[1]) - 1), rules[level].text)
        return label if not label or label.endswith(tuple(_ENDS)) else label + " "

    def _find_list(self, properties: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style."""
        own = depth = style = None
        for child in properties:
            kind = local_name(child)
            if kind == "pStyle":
                style = child
            elif kind == "numPr":
                own, depth = child.find("{*}numId"), child.find("{*}ilvl")
        number, level = self.styles.get(attribute(style, "val") or "", ("", 0)) if style is not None else ("", 0)
        if own is not None:
            number, level = attribute(own, "val") or "", 0
        return number, _integer(depth, default=level)


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists that the parts ``numbering`` and ``styles`` of a document define."""
    lists = Lists()
    if numbering is None:
        return lists
    abstract = {attribute(one, "abstractNumId"): one for one in numbering.iterfind("{*}abstractNum")}
    for one in numbering.iterfind("{*}num"):
        base = one.find("{*}abstractNumId")
        levels: dict[int, _Level] = {}
        definition = abstract.get(attribute(base, "val")) if base is not None else None
        for level in definition.iterfind("{*}lvl") if definition is not None else ():
            _define(levels, level)
        for override in one.iterfind("{*}lvlOverride"):
            at = _integer(override, name="ilvl")
            for level in override.iterfind("{*}lvl"):
                _define(levels, level)
            start = override.find("{*}startOverride")
            if start is not None and at in levels:
                levels[at].start = _integer(start, default=1)
        lists.levels[attribute(one, "numId") or ""] = levels
    for style in styles.iterfind("{*}style") if styles is not None else ():
        number = style.find("{*}pPr/{*}numPr/{*}numId")
        if number is not None:
            depth = _integer(style.find("{*}pPr/{*}numPr/{*}ilvl"))
            lists.styles[attribute(style, "styleId") or ""] = attribute(number, "val") or "", depth
    return lists


def _define(levels: dict[int, _Level], element: etree._Element) -> None:
    form, text = element.find("{*}numFmt"), element.find("{*}lvlText")
    levels[_integer(element, name="ilvl")] = _Level(
        "decimal" if form is None else attribute(form, "val") or "decimal", "" if text is None else attribute(text, "val") or "",
        _integer(element.find("{*}start"), default=1),
    )


def _integer(element: etree._Element | None, *, name: str = "val", default: int = 0) -> int:
    value = (attribute(element, name) or "") if element is not None else ""
    return min(int(value), _COUNT_MOST) if value.isascii() and value.isdecimal() and len(value) < 10 else default


def _show(rules: dict[int, _Level], counts: list[int], level: int) -> str:
    """The count of a level in its own numerals; a level that has not begun shows where it would."""
    rule = rules.get(level, _Level())
    return _numeral(counts[level] or rule.start, rule.form)


def _numeral(number: int, form: str) -> str:
    if form in _CHINESE:
        return write_words(str(number), 1, is_short=True)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return write_words(str(number), 2)
    if form in ("ideographTraditional", "ideographZodiac"):
        signs = _STEMS if form == "ideographTraditional" else _BRANCHES
        return signs[(number - 1) % len(signs)]
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2473 + number)
    if form in ("lowerLetter", "upperLetter") and number:
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and number < 5_000:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
