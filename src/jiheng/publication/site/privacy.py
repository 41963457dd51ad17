"""What must not be published: numbers of persons and marks of secrecy, in any text that the site would show."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.errors import RefusedDocument
from jiheng.publication.site.records import Reply, SiteFiling
from jiheng.rules.disclosure.private_or_secret import find_private
from jiheng.source import Source

_SPLIT_NUMBER = re.compile(r"(?<=\d)[ \-‐‑–—－·]+(?=\d{3,})")
"""What people put between the groups of a telephone or identity number."""
_SECRET = re.compile(r"密\s*级\s*[：:]\s*(绝密|机密|秘密)|^\s*(绝密|机密|秘密)\s*(?:级|件)?\s*$")
_SHOWN = 3


def refuse_private(filings: Iterable[SiteFiling], *, replies: Iterable[Reply] = (), written: Iterable[str] = ()) -> None:
    """Raise ``RefusedDocument`` with one sentence a line for every place that has a number of a person or a mark of secrecy.

    ``written`` is what was written for the site itself: its title, who approved it.
    """
    told = [f"网站的名称或批复里有{word}" for text in written for word in _find(text)]
    told += [f"{item.path}：{sentence}" for item in filings for sentence in dict.fromkeys(_sentences(item))]
    told += [f"回应 {reply.page}：{word}" for reply in replies for word in _find(f"{reply.text} {reply.by}")]
    if told:
        raise RefusedDocument("\n".join([f"有 {len(told)} 处不能公开，没有写出网站：", *told, "请删去或改用不指明个人的说法；涉及国家秘密的，按保密规定办理。"]))


def _sentences(item: SiteFiling) -> Iterator[str]:
    for place, where, text in (("", "文件名", item.path.replace(".", " ")), ("", "来源地址", item.address or ""), *_filing_texts(item.filing)):
        for word in _find(text):
            yield f"{place}{'：' if place else ''}{where}里有{word}"


def _find(text: str) -> Iterator[str]:
    """``手机号码“138…”`` for every stretch, also where it is written with blanks, hyphens or in full width."""
    narrow = unicodedata.normalize("NFKC", text)
    found = [f"{word}“{stretch[:_SHOWN]}…”" for form in (narrow, _SPLIT_NUMBER.sub("", narrow)) for word, stretch in find_private(form)]
    found += [f"密级标志“{next(filter(None, match.groups()))}”" for match in _SECRET.finditer(narrow)]
    yield from dict.fromkeys(found)


_Text = tuple[str, str, str]
"""Place, what it is, and the text."""


def _filing_texts(filing: Filing) -> Iterator[_Text]:
    yield "", "标题", filing.title
    yield "", "部门名称", filing.department or ""
    yield "", "文件名", filing.name.replace(".", " ")
    for statement in filing.statements:
        yield _at(statement.sources[0]), "绩效说明", statement.text
    for agency in filing.agencies:
        yield from _agency_texts(agency)


def _agency_texts(agency: Agency) -> Iterator[_Text]:
    yield _at(agency.source), "单位名称", agency.name
    for project in agency.projects:
        yield from _project_texts(project)
        for indicator in project.indicators:
            yield from _indicator_texts(indicator)


def _project_texts(project: Project) -> Iterator[_Text]:
    place = _at(project.source)
    named = (
        ("项目名称", project.name), ("项目编码", project.code), ("绩效目标", project.period_objective),
        ("绩效目标", project.annual_objective), ("目标完成情况", project.actual_objective),
    )
    yield from ((place, word, text or "") for word, text in named)
    for task in project.tasks:
        yield place, "年度主要任务", f"{task.name} {task.content}"
    budget = project.budget
    lines = [line.label for funds in (project.funds, project.period_funds) if funds for line in funds.sources]
    lines += [budget.execution_rate or "", budget.total_score or "", *(line.label for line in budget.lines)] if budget else []
    yield place, "资金栏", " ".join(lines)


def _indicator_texts(indicator: Indicator) -> Iterator[_Text]:
    place = _at(indicator.source)
    targets = (indicator.period_target, indicator.annual_target, indicator.actual, indicator.expected)
    yield place, "指标名称", indicator.name
    yield from ((place, "指标值", target.text) for target in targets if target)
    yield place, "偏差原因", indicator.deviation_reason or ""
    yield place, "分值或得分", f"{indicator.points or ''} {indicator.score or ''}"


def _at(source: Source | None) -> str:
    return source.place.removeprefix(f"{source.name}:") if source else ""
