"""Filters that put facts of the library into the words and tags of the page."""

from django import template

import jiheng
from jiheng_web.display.numbers import MISSING, show_number
from jiheng_web.documents.models import PROOF_WORDS

register = template.Library()

_SEVERITY_WORDS: dict[str, str] = {str(severity): word for severity, word in jiheng.SEVERITY_WORDS.items()}
_TAGS = {
    "must": "e", "should": "w", "hint": "i",
    "proved": "o", "not-provable": "w", "broken": "e",
    "met": "o", "not-met": "e", "unknown": "w",
}  # fmt: skip


@register.filter
def tag_class(value: str) -> str:
    """The colour class of a severity, a proof status or the outcome of an evaluation."""
    return _TAGS[value]


@register.filter
def unlocalized(number: float) -> str:
    """A measure in points as SVG writes it."""
    return f"{number:g}"


@register.filter
def verdict_class(severity: str | None) -> str:
    """The colour class of a verdict by its weightiest reason; a hint lets a project pass."""
    return "o" if severity in (None, "hint") else _TAGS[severity]


@register.filter
def flag_class(severity: str) -> str:
    """The classes of a column that a finding of this severity is about; none for nothing and for a hint, which is not shown unasked."""
    return f"flag {_TAGS[severity]}" if severity in ("must", "should") else ""


@register.filter
def severity_word(severity: str) -> str:
    """``must`` → 必须改."""
    return _SEVERITY_WORDS[severity]


@register.filter
def proof_word(value: str) -> str:
    """``proved`` → 已核平."""
    return PROOF_WORDS[value]


@register.filter
def amount(value: str) -> str:
    """``19454.63`` → ``19,454.63``; empty → a dash."""
    return show_number(value) if value else MISSING


@register.filter
def money(value: jiheng.Money | None, unit: str) -> str:
    """An amount in the table's own unit; an empty cell is a dash, never a zero."""
    return show_number(value.in_unit(unit)) if value else MISSING


@register.filter
def form_word(form: str) -> str:
    """``self-evaluation`` → 项目支出绩效自评表."""
    return jiheng.FORM_WORDS.get(form, form)


@register.filter
def role_word(role: str) -> str:
    """``last_year`` → 上年的表."""
    return {str(name): word for name, word in jiheng.OTHER_WORDS.items()}.get(role, role)


@register.filter
def rule_name(code: str) -> str:
    """``IN001`` → 恒真目标."""
    return jiheng.explain(code).name


@register.filter
def indent(depth: int) -> str:
    """Wide blanks before a choice of a list that is a tree."""
    return "\u3000" * depth
