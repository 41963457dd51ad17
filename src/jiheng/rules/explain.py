"""The explain page of a rule, made from its card."""

import re
import sys
from dataclasses import dataclass
from typing import Any

from jiheng.domain.finding import SEVERITY_WORDS, Certainty, Citation, Severity
from jiheng.domain.others import OTHER_WORDS, Other
from jiheng.errors import UnknownRule
from jiheng.regulations.citations import get_citation, get_citation_title
from jiheng.rules.registry import RULES
from jiheng.rules.rule import Rule

CERTAINTY_WORDS: dict[Certainty, str] = {"certain": "确定", "suspected": "存疑，须人工判断"}
_HEADINGS = ("检查什么", "为什么", "会查出", "不会查出")
_WORDS_APART = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_HEADING = re.compile(rf"^({'|'.join(_HEADINGS)})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule for people: what it checks and why, an example that is found and one that is not (blank lines part several), its grounds,
    and the other table without which it does not run."""

    code: str
    name: str
    concern: str
    severity: Severity
    certainty: Certainty
    summary: str
    what: str
    why: str
    found: tuple[str, ...]
    not_found: tuple[str, ...]
    cites: tuple[Citation, ...]
    titles: tuple[str, ...]
    needs: Other | None = None

    @property
    def markdown(self) -> str:
        """The page as Markdown."""
        lines = [f"# {self.code} {self.name}", "", self.summary, "", f"- 轻重：{SEVERITY_WORDS[self.severity]}",
                 f"- 把握：{CERTAINTY_WORDS[self.certainty]}", f"- 类别：`{self.concern}`"]
        lines += [f"- 需要另给：{OTHER_WORDS[self.needs]}（`--{self.needs.replace('_', '-')}`）"] if self.needs else []
        lines += ["", "## 检查什么", "", self.what, "", "## 为什么", "", self.why]
        for heading, examples in (("会查出", self.found), ("不会查出", self.not_found)):
            lines += ["", f"## {heading}"]
            for example in examples:
                lines += ["", "```text", example, "```"]
        lines += ["", "## 依据", ""]
        grounds = [f"- {cite}：{title}" for cite, title in zip(self.cites, self.titles, strict=True)]
        return "\n".join([*lines, *(grounds or ["- 算术、格式或本系统的通行做法，不引条文"]), ""])


def explain(code: str) -> RulePage:
    """The page of the rule with this code, upper or lower case; raises ``UnknownRule`` with the codes that come nearest."""
    wanted = code.strip().upper()
    for rule in RULES:
        if rule.code == wanted:
            return page_of(rule)
    near = [rule.code for rule in RULES if rule.code[:2] == wanted[:2]] or sorted({rule.code[:2] + "…" for rule in RULES})
    raise UnknownRule(f"没有编码为“{code.strip()[:20]}”的规则，相近的有：{'、'.join(near)}。")


def page_of(rule: Rule[Any]) -> RulePage:
    """The page of a rule, read from the docstring of the module that defines it."""
    card = (sys.modules[rule.check.__module__].__doc__ or "").strip()
    summary, *rest = _HEADING.split(card)
    parts = {heading: _dedent(text) for heading, text in zip(rest[::2], rest[1::2], strict=True)}
    return RulePage(
        rule.code, rule.name, rule.concern, rule.severity, rule.certainty, summary.strip(),
        _flow(parts["检查什么"]), _flow(parts["为什么"]),
        _examples(parts["会查出"]), _examples(parts["不会查出"]),
        tuple(map(get_citation, rule.cites)), tuple(map(get_citation_title, rule.cites)), rule.needs,
    )


def _flow(text: str) -> str:
    """Lines as one; a blank only between words that are written with blanks."""
    return _WORDS_APART.sub(" ", text).replace("\n", "")


def _dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _examples(text: str) -> tuple[str, ...]:
    return tuple(example.strip() for example in re.split(r"\n\s*\n", text) if example.strip())
