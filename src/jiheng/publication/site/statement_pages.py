"""What whole budget publications say of performance in their prose: a page for each, also where it has no table of indicators."""

from collections.abc import Iterator

from jiheng.domain.publication import PerformanceStatement, describe_statement
from jiheng.publication.html import Markup, card, grid, number_cell, tag
from jiheng.publication.site.frame import Frame, Page, facts, list_pages, passage, rows_of, table_card
from jiheng.publication.site.records import Contents, SourceFile
from jiheng.publication.site.words import name_form, source_words, spell_year

_HOME = [("index.html", "首页")]
_SHOWN = 15
"""Publications on the start page; the note has all of them."""


def statement_address(source: SourceFile) -> str:
    """The page of what a publication says, from the root."""
    return f"v/{source.id}.html"


def statement_pages(frame: Frame, contents: Contents) -> Iterator[Page]:
    """A page (or several) for each publication that says something of performance."""
    for source in list_told(contents):
        said = [_statement(source, statement) for statement in source.statements]
        opening = facts(("部门", source.department), ("年度", spell_year(source.year)), ("公开日期", source.published or ""), ("文件", source.name))
        for address, part, turning in list_pages(statement_address(source), said):
            content = card("绩效情况说明", *part, turning, note=f"{len(said)} 条")
            yield frame.page(address, name_of(source), opening, content, trail=[*_HOME, ("about.html", "说明")])


def statement_card(contents: Contents) -> Iterator[Markup]:
    """The publications on the start page; nothing where there are none."""
    told = list_told(contents)
    if told:
        rows = [
            tag("tr", tag("th", tag("a", name_of(source), href=statement_address(source)), scope="row"),
                tag("td", spell_year(source.year)), number_cell(str(len(source.statements))))
            for source in told[:_SHOWN]
        ]
        more = tag("p", tag("a", f"全部 {len(told)} 份", href="about.html#sources"), class_="pad") if len(told) > _SHOWN else None
        table = grid(("公开文件", "年度", "#绩效情况说明"), rows_of(rows), caption="公开文件里的绩效情况说明")
        yield table_card("公开文件里的绩效情况说明", table, turning=more)


def list_told(contents: Contents) -> list[SourceFile]:
    """The publications that say something, by department and year."""
    told = [source for source in contents.sources if source.statements]
    return sorted(told, key=lambda source: (name_of(source), -(source.year or 0), source.name))


def name_of(source: SourceFile) -> str:
    """What a publication is called: its department, else its title or file."""
    return source.department or source.title or source.name


def _statement(source: SourceFile, statement: PerformanceStatement) -> Markup:
    place, page = statement.sources[0].place.removeprefix(f"{statement.sources[0].name}:"), statement.sources[0].page
    where = tag("p", "位置：", source_words(source, place=place, page=page), "　", name_form(source), class_="mut")
    return tag("div", tag("h3", describe_statement(statement)), tag("p", passage(statement.text)), where, class_="remark")
