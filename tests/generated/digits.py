"""Errors of one digit, as typing and recognition make them, put into one amount of a generated filing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

import jiheng
from tests.generated.content import Content, Work, make_content
from tests.generated.filings import FORMATS
from tests.generated.forms import FORMS
from tests.generated.pages import Box, Grid
from tests.generated.styles import STYLES
from tests.generated.text import write_text

STYLE = STYLES[0]


class Slip(NamedTuple):
    """A filing with one wrong amount; ``owner`` is the project, the agency or the grand total whose amount it is."""

    kind: str
    form: str
    format: str
    right: str
    wrong: str
    owner: str
    name: str
    content: bytes


def change_digit(text: str, chance: Random) -> str:
    """One digit is another one."""
    at = chance.choice(_digits(text))
    return text[:at] + chance.choice([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1:]


def swap_digits(text: str, chance: Random) -> str:
    """Two neighbouring digits change places."""
    pairs = [(one, other) for one, other in zip(_digits(text), _digits(text)[1:], strict=False) if text[one] != text[other]]
    if not pairs:
        return text
    one, other = chance.choice(pairs)
    signs = list(text)
    signs[one], signs[other] = signs[other], signs[one]
    return "".join(signs)


def drop_digit(text: str, chance: Random) -> str:
    """One digit is lost."""
    at = chance.choice(_digits(text))
    return text[:at] + text[at + 1:]


def double_digit(text: str, chance: Random) -> str:
    """One digit is there twice."""
    at = chance.choice(_digits(text))
    return text[:at] + text[at] + text[at:]


def move_point(text: str, chance: Random) -> str:
    """The decimal point stands one place to the left or to the right."""
    whole, _, decimals = text.replace(",", "").partition(".")
    return f"{whole[:-1] or '0'}.{whole[-1]}{decimals}" if chance.random() < 0.5 or not decimals else f"{whole}{decimals[0]}.{decimals[1:]}"


def lose_point(text: str, chance: Random) -> str:
    """The decimal point is lost."""
    return text.replace(".", "")


def take_comma_for_point(text: str, chance: Random) -> str:
    """A comma between thousands is read as a decimal point."""
    commas = [at for at, sign in enumerate(text) if sign == ","]
    if not commas:
        return text
    at = chance.choice(commas)
    return text[:at] + "." + text[at + 1:]


def lose_minus(text: str, chance: Random) -> str:
    """The minus of a negative amount is lost."""
    return text.removeprefix("-")


def add_minus(text: str, chance: Random) -> str:
    """A minus where there is none."""
    return f"-{text}"


KINDS: dict[str, Callable[[str, Random], str]] = {
    "改一位": change_digit, "换两位": swap_digits, "丢一位": drop_digit, "多一位": double_digit, "小数点移位": move_point, "丢小数点": lose_point,
    "千分位读成小数点": take_comma_for_point, "多负号": add_minus, "丢负号": lose_minus,
}


def make_slips(count: int, *, formats: Sequence[str] = ("txt", "xlsx")) -> Iterator[Slip]:
    """The first ``count`` filings with one wrong amount each, forms, formats and kinds of error in turn."""
    number, made = 0, 0
    while made < count:
        kinds, forms = list(KINDS), list(FORMS)
        kind, form = kinds[number % len(kinds)], forms[number // len(kinds) % len(forms)]
        slip = _slip(number, kind, form, formats[number // (len(kinds) * len(forms)) % len(formats)])
        number += 1
        if slip is not None:
            made += 1
            yield slip


def is_noticed(slip: Slip) -> bool:
    """Whether reading the filing breaks a sum of the amount's owner, or refuses it, or quotes the amount in a notice."""
    try:
        filing = jiheng.read(slip.content, name=slip.name).filing
    except jiheng.JihengError:
        return True
    owners = [check for check in filing.proof.failures if check.what.startswith(f"{slip.owner}：") and check.source.row]
    return filing.proof.status == "broken" and bool(owners) or any(slip.wrong in notice.text for notice in filing.notices)


def spell_alike(form: str) -> bytes:
    """A filing whose amounts have lost the commas between their thousands."""
    return write_text(FORMS[form](make_content(1), STYLE._replace(thousands=False)).grids, STYLE)


def _slip(number: int, kind: str, form: str, written: str) -> Slip | None:
    """None where no amount of the filing can have an error of this kind that changes it."""
    chance = Random(number)
    content = make_content(number)
    grids = FORMS[form](_in_the_red(content) if kind == "丢负号" else content, STYLE).grids
    places = [
        (at, row, column)
        for at, grid in enumerate(grids) for row, boxes in enumerate(grid.rows) for column, box in enumerate(boxes) if box.fen
    ]
    chance.shuffle(places)
    for at, row, column in places:
        box = grids[at].rows[row][column]
        wrong = KINDS[kind](box.text, chance)
        if not _is_same(box.text, wrong):
            spoiled = [_with(grid, row, column, box._replace(text=wrong)) if grid is grids[at] else grid for grid in grids]
            owner = grids[at].rows[row][0].text if form == "list" else content.works[at].name
            return Slip(kind, form, written, box.text, wrong, owner, f"{number}-{form}.{written}", FORMATS[written](spoiled, STYLE))
    return None


def _in_the_red(content: Content) -> Content:
    """The same with money that was paid back."""
    bodies = [body._replace(works=tuple(map(_with_refund, body.works))) for body in content.bodies]
    return content._replace(bodies=tuple(bodies))


def _with_refund(work: Work) -> Work:
    refund = -max(work.fiscal // 300, 1) * 100
    return work._replace(other=refund, spent_other=refund)


def _with(grid: Grid, row: int, column: int, box: Box) -> Grid:
    rows = [list(boxes) for boxes in grid.rows]
    rows[row][column] = box
    return replace(grid, rows=tuple(map(tuple, rows)))


def _digits(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if sign.isdigit()]


def _is_same(one: str, other: str) -> bool:
    try:
        return float(one.replace(",", "")) == float(other.replace(",", ""))
    except ValueError:
        return False
