"""The JSON document ``jiheng.filing/1`` → the filing it was written from, without loss."""

import re
from collections.abc import Mapping
from typing import Any

from jiheng.document import Notice
from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
from jiheng.domain.funds import FundLine, Funds
from jiheng.domain.proof import Proof
from jiheng.errors import RefusedDocument
from jiheng.exchange.json_schemas import check_schema, parse_json
from jiheng.exchange.proof_json import check_from_json
from jiheng.exchange.publication_from_json import budget_table_from_json, statement_from_json
from jiheng.exchange.span_json import place_from_json, span_from_json, spans_from_json, stretches_from_json
from jiheng.exchange.target_json import target_from_json
from jiheng.text.money import Money, parse_money
from jiheng.text.targets import Target

Json = Mapping[str, Any]

_OWN = re.compile(rb'\s*\[?\s*\{\s*"schema"\s*:\s*"jiheng\.filing/1"')


def filing_from_json(content: Json | str | bytes, *, name: str = "JSON") -> Filing:
    """The filing that ``filing_to_json`` wrote, equal in every field; ``content`` is its plain values, or the text of the file ``name``.

    Comments in the document are no part of a filing. Documents of earlier versions lack some places, which are empty then.
    Raises ``RefusedDocument`` where the document does not keep its schema or an amount is none.
    """
    document = parse_json(content, name=name) if isinstance(content, (str, bytes)) else content
    check_schema(document, "filing", name=name)
    try:
        return _filing(document)
    except ValueError as error:
        raise RefusedDocument(f"“{name}”里的金额有误：{error}；请用绩衡重新导出。") from error


def filings_from_json(content: str | bytes, *, name: str) -> tuple[Filing, ...]:
    """The filings of a JSON text that is one document or a list of them; raises as ``filing_from_json`` does."""
    document = parse_json(content, name=name)
    return tuple(filing_from_json(one, name=name) for one in (document if isinstance(document, list) else [document]))


def is_filing_json(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a filing, or of a list of them, that we wrote."""
    return _OWN.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _filing(plain: Json) -> Filing:
    unit, source, funds = plain["money_unit"], plain["source"], plain["funds"]
    return Filing(
        form=plain["form"], profile=plain["profile"], title=plain["title"], money_unit=unit,
        name=source["name"], sha256=source["sha256"], pages=source["pages"],
        proof=Proof(plain["proof"]["status"], tuple(map(check_from_json, plain["proof"]["checks"]))),
        agencies=tuple(_agency(agency, unit) for agency in plain["agencies"]),
        department=plain["department"], fiscal_year=plain["fiscal_year"], months=plain.get("months"),
        funds=funds and _funds(funds, unit),
        notices=tuple(_notice(notice) for notice in plain["notices"]),
        furniture=stretches_from_json(plain.get("furniture", ())), sources=spans_from_json(plain.get("sources", {})),
        statements=tuple(map(statement_from_json, plain.get("statements", ()))),
        budget_tables=tuple(map(budget_table_from_json, plain.get("budget_tables", ()))),
    )


def _notice(plain: Json) -> Notice:
    return Notice(plain["text"], span_from_json(plain["source"]), plain.get("kind", "unread"))


def _agency(plain: Json, unit: str) -> Agency:
    projects = tuple(_project(project, unit) for project in plain["projects"])
    return Agency(plain["name"], _funds(plain["funds"], unit), projects, place_from_json(plain.get("source")))


def _project(plain: Json, unit: str) -> Project:
    period, budget = plain["period_funds"], plain["budget"]
    return Project(
        name=plain["name"], funds=_funds(plain["funds"], unit), source=span_from_json(plain["source"]),
        indicators=tuple(map(_indicator, plain["indicators"])), code=plain["code"], transfer=plain["transfer"],
        period_funds=period and _funds(period, unit),
        period_objective=plain["period_objective"], annual_objective=plain["annual_objective"], actual_objective=plain["actual_objective"],
        budget=budget and _budget(budget, unit), tasks=tuple(_task(task, unit) for task in plain["tasks"]),
        printed=dict(plain["printed"]), sources=spans_from_json(plain["sources"]),
    )


def _budget(plain: Json, unit: str) -> Budget:
    points = {field: plain[field] for field in ("execution_points", "execution_score", "total_score")}
    lines = tuple(_budget_line(line, unit) for line in plain["lines"])
    return Budget(**_execution(plain, unit), **points, lines=lines, sources=spans_from_json(plain["sources"]))


def _budget_line(plain: Json, unit: str) -> BudgetLine:
    named = {field: plain[field] for field in ("kind", "level", "label")}
    return BudgetLine(**named, **_execution(plain, unit), sources=spans_from_json(plain.get("sources", {})))


def _execution(plain: Json, unit: str) -> dict[str, Any]:
    amounts = {field: _money(plain[field], unit) for field in ("initial_budget", "budgeted", "spent", "expected")}
    return {**amounts, "execution_rate": plain["execution_rate"]}


def _task(plain: Json, unit: str) -> Task:
    funds, sources = _funds(plain["funds"], unit), spans_from_json(plain.get("sources", {}))
    return Task(plain["name"], plain["content"], funds, span_from_json(plain["source"]), sources)


def _funds(plain: Json, unit: str) -> Funds:
    place = place_from_json(plain.get("source"))
    four = {field: _money(plain[field], unit) for field in ("total", "fiscal", "special_account", "other")}
    return Funds(**four, sources=tuple(_fund_line(line, unit, plain) for line in plain["sources"]), source=place)


def _fund_line(plain: Json, unit: str, funds: Json) -> FundLine:
    """A printed amount; in a document of an earlier version, which has no places of money, there is none to give."""
    place = plain.get("source") or funds.get("source") or _NOWHERE
    return FundLine(plain["kind"], plain["level"], _amount(plain["amount"], unit), plain["label"], span_from_json(place))


def _money(text: str | None, unit: str) -> Money | None:
    return None if text is None else _amount(text, unit)


def _amount(text: str, unit: str) -> Money:
    money = parse_money(text, unit=unit)
    if money is None:
        raise ValueError(f"“{text}”不是金额")
    return money


def _indicator(plain: Json) -> Indicator:
    words = {field: plain[field] for field in ("number", "dimension", "category", "name", "points", "score", "deviation_reason")}
    return Indicator(
        **words, source=span_from_json(plain["source"]), printed=dict(plain["printed"]), sources=spans_from_json(plain["sources"]),
        period_target=_target(plain["period_target"]), annual_target=_target(plain["annual_target"]),
        actual=_target(plain["actual"]), expected=_target(plain["expected"]),
    )


def _target(plain: Json | None) -> Target | None:
    return None if plain is None else target_from_json(plain)


_NOWHERE: Json = {"name": "", "table": None, "row": None, "column": None, "start": 0, "end": 0, "page": None, "box": None}
