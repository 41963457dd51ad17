"""What rules look at: the filing with everything that several rules would otherwise work out again.

Gathered once per check, so that a rule is a few comparisons and no rule reads a file, a clock or a setting.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.others import Other, Others
from jiheng.regulations.lexicon import Expectation, core_of, expect_of, load_lexicon
from jiheng.rules.facts.answers import Answer, judge_answer
from jiheng.source import Source
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Clause, Quantity, Target
from jiheng.text.widths import fold

_NOTHING = Target("", ())
_ALONE = Others()
_INNER_QUOTES = str.maketrans("“”", "‘’")
_BRACKETED = re.compile(r"[（(].*")
_CODE_LENGTH, _CODE_CLASS = 21, 8
_PRACTICE_FROM = 3


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator and what its name and its target say.

    ``name`` is folded to half width, ``core`` is the name without a unit in brackets; ``target`` is the value for the year (else for the
    period; empty where there is none); ``dimension`` is that of the first quantity's measure unit (``dimension_of``); ``answer`` says how
    the target answers the name (``jiheng.rules.facts.answers``).
    """

    indicator: Indicator
    name: str
    core: str
    target: Target
    quantities: tuple[Quantity, ...]
    dimension: str
    expectation: Expectation | None
    answer: Answer

    @property
    def first(self) -> Quantity | None:
        """The first quantity of the target."""
        return self.quantities[0] if self.quantities else None

    @property
    def text(self) -> str:
        """The target as printed."""
        return self.target.text

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the target."""
        return self.target.clauses

    @property
    def quoted(self) -> str:
        """The indicator and its target as a message names them."""
        return f"指标“{self.indicator.name}”的指标值“{self.text}”"

    @property
    def name_source(self) -> Source:
        """Where the name is printed; the whole indicator where that is not known."""
        return next(iter(self.indicator.sources.get("name", ())), self.indicator.source)

    @property
    def target_source(self) -> Source:
        """Where the target is printed; the whole indicator where that is not known."""
        field = "annual_target" if self.indicator.annual_target else "period_target"
        return next(iter(self.indicator.sources.get(field, ())), self.indicator.source)


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project (``index`` from 1 in document order), its agency and its indicators' facts; ``objective`` is folded to half width.

    ``wording`` is everything that the project says in words, as printed, one text a line: a rule on words searches it before it looks
    closer (``jiheng.rules.facts.passages``). ``standing`` are the 二级指标 that the indicators stand under.
    """

    project: Project
    index: int
    agency: Agency
    objective: str
    indicators: tuple[IndicatorFacts, ...]
    wording: str
    standing: frozenset[str]

    @property
    def quoted(self) -> str:
        """The project as a message names it; quotes within its name become single ones."""
        return f"“{self.project.name.translate(_INNER_QUOTES)}”"

    @property
    def is_whole(self) -> bool:
        """Whether this is the spending of a whole agency, which is filed under the agency's own name."""
        return bool(self.project.name) and self.project.name == self.agency.name

    @property
    def titled(self) -> str:
        """What it is and its name as printed: ``项目“科普活动”``, ``部门“市审计局”``."""
        return f"{'部门' if self.is_whole else '项目'}“{self.project.name}”"

    @property
    def name_source(self) -> Source:
        """Where the name is printed; the whole project where that is not known."""
        return next(iter(self.project.sources.get("name", ())), self.project.source)

    def in_category(self, *categories: str) -> tuple[IndicatorFacts, ...]:
        """The indicators under these 二级指标."""
        return tuple(facts for facts in self.indicators if facts.indicator.category in categories)

    def lacks(self, *categories: str) -> bool:
        """Whether none of the indicators stands under these 二级指标; False where that cannot be told or is not asked for:
        no indicators at all, one without a 二级指标, spending on staff and offices."""
        return bool(self.standing) and "" not in self.standing and self.standing.isdisjoint(categories) and not self.is_routine

    @property
    def objective_source(self) -> Source:
        """Where the objective is printed; the project where that is not known."""
        field = "annual_objective" if self.project.annual_objective else "period_objective"
        return next(iter(self.project.sources.get(field, ())), self.project.source)

    def objective_part(self, start: int, end: int) -> Source:
        """Where ``objective[start:end]`` is printed; the whole objective where it is not printed in one piece, character for character."""
        whole = self.objective_source
        is_literal = whole.end - whole.start == len(self.objective)
        return whole.part(whole.start + start, whole.start + end) if is_literal else whole

    @property
    def is_routine(self) -> bool:
        """Whether this is 人员类 or 公用经费, by the letter in a 21-character code or by its name."""
        code = self.project.code or ""
        is_staff = len(code) == _CODE_LENGTH and code[_CODE_CLASS] == "R"
        return is_staff or load_lexicon().find("routine_spending", self.project.name) is not None

    @property
    def is_construction(self) -> bool:
        """Whether something is built, overhauled or bought, by the name of the project or by indicators that only building has."""
        lexicon = load_lexicon()
        return lexicon.find("construction", self.project.name) is not None or any(
            lexicon.find("construction_indicators", facts.name) for facts in self.indicators
        )


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """A whole filing, its projects' facts in document order, and the facts of the ``others`` that it is held against.

    A filing that prints budget tables is its own ``budget`` where none is given.
    """

    filing: Filing
    projects: tuple[ProjectFacts, ...]
    others: Mapping[Other, "FilingFacts"] = field(default_factory=dict)

    def usually_has(self, *categories: str) -> bool:
        """Whether on this table at least three projects of four, and three in all, have indicators under these 二级指标."""
        having = sum(not project.standing.isdisjoint(categories) for project in self.projects)
        return having >= _PRACTICE_FROM and having * 4 >= len(self.projects) * 3


def gather(filing: Filing, others: Others = _ALONE) -> FilingFacts:
    """The facts of a filing and of what it is held against."""
    beside: dict[Other, FilingFacts] = {name: gather(other) for name, other in others.given}
    projects = _projects(filing)
    if filing.budget_tables:
        beside.setdefault("budget", FilingFacts(filing, projects))
    return FilingFacts(filing, projects, beside)


def _projects(filing: Filing) -> tuple[ProjectFacts, ...]:
    projects: list[ProjectFacts] = []
    for agency in filing.agencies:
        for project in agency.projects:
            indicators = tuple(map(_indicator_facts, project.indicators))
            wording = "\n".join(_wording(project))
            standing = frozenset(indicator.category for indicator in project.indicators)
            projects.append(ProjectFacts(project, len(projects) + 1, agency, fold(project.objective), indicators, wording, standing))
    return tuple(projects)


def _wording(project: Project) -> Iterator[str]:
    printed = project.printed.get
    yield printed("name", project.name)
    yield printed("period_objective", project.period_objective or "")
    yield printed("annual_objective", project.annual_objective or "")
    for indicator in project.indicators:
        printed = indicator.printed.get
        annual, period = indicator.annual_target, indicator.period_target
        yield printed("name", indicator.name)
        yield printed("annual_target", annual.text if annual else "")
        if period and not (annual and annual.text == period.text):
            yield printed("period_target", period.text)


def _indicator_facts(indicator: Indicator) -> IndicatorFacts:
    target = indicator.target or _NOTHING
    quantities = target.quantities
    name = fold(indicator.name)
    core, expectation = core_of(name), expect_of(name)
    answer = judge_answer(target, core=core, category=indicator.category, expectation=expectation, lexicon=load_lexicon())
    dimension = dimension_of(quantities[0].unit) if quantities else ""
    return IndicatorFacts(indicator, name, core, target, quantities, dimension, expectation, answer)


@lru_cache(maxsize=4_096)
def dimension_of(unit: str) -> str:
    """What a measure unit measures: ``people``, ``time`` …; of a rate (元/人·天) what stands above the line.

    Empty without a unit, ``unknown`` for one that is not listed in ``measure_units.yaml``.
    """
    if not unit:
        return ""
    for spelling in (unit, _BRACKETED.sub("", unit), unit.partition("/")[0]):
        if found := find_unit(spelling):
            return found.dimension
    return "unknown"
