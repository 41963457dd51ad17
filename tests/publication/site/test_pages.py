"""The pages: landmarks, links that lead somewhere, sources, hostile text, weight."""

import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest

from jiheng.domain.finding import Finding
from tests.builders import make_finding, make_project
from tests.publication.site.published import DAY, find_page, make_entry, make_named, make_projects, make_table, publish, words_of

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
HEAVIEST = 60 * 1024


class Outline(HTMLParser):
    """What an HTML page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        """The values of an attribute, in order."""
        return [str(own[attribute]) for _, own in self.tags if attribute in own]

    def count(self, name: str) -> int:
        """How many elements there are of a name."""
        return sum(tag == name for tag, _ in self.tags)


def pages(site: dict[str, str]) -> dict[str, str]:
    """The HTML alone."""
    return {address: text for address, text in site.items() if address.endswith(".html")}


def test_every_link_leads_to_a_file_and_a_place_that_are_there(tmp_path: Path) -> None:
    site = publish(tmp_path, make_entry(make_table(*make_projects(170)), findings=(make_finding(),)), with_findings=True, on=DAY)
    there = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    for address, text in pages(site).items():
        for link in (*Outline(text).values("href"), *Outline(text).values("src"), *Outline(text).values("action")):
            path, _, place = link.partition("#")
            target = normpath(PurePosixPath(address).parent / path) if path else address
            assert target in there, f"{address} → {link}"
            assert not place or f'id="{place}"' in site[target], f"{address} → {link}"


def test_every_page_has_landmarks_one_heading_a_language_and_no_place_twice(tmp_path: Path) -> None:
    site = publish(tmp_path, make_entry(make_table(*make_projects(200))), on=DAY)
    for address, text in pages(site).items():
        outline = Outline(text)
        assert [outline.count(name) for name in ("html", "header", "main", "footer", "h1")] == [1] * 5, address
        assert text.partition("</head>")[0].count("<title>") == 1, address
        assert ("html", {"lang": "zh-CN"}) in outline.tags
        assert len(outline.values("id")) == len(set(outline.values("id"))), address
        heads = [own for tag, own in outline.tags if tag == "th"]
        assert all("scope" in own for own in heads), address
        assert outline.count("table") == outline.count("caption"), address
        labelled = set(outline.values("for"))
        assert all(own["id"] in labelled for tag, own in outline.tags if tag == "input"), address


def test_nothing_on_a_page_is_loaded_from_elsewhere_and_no_script_stands_in_it(tmp_path: Path) -> None:
    for address, text in pages(publish(tmp_path)).items():
        outline = Outline(text)
        assert not outline.values("style")
        assert not any(value.startswith(("http", "//")) for value in outline.values("src"))
        assert outline.count("script") == (address == "search.html")
        assert "Content-Security-Policy" in text


def test_hostile_text_stays_text_everywhere(tmp_path: Path) -> None:
    table = replace(make_table(make_project(HOSTILE, make_named(HOSTILE, HOSTILE), objective=HOSTILE), agency=HOSTILE), title=HOSTILE)
    finding = make_finding()
    site = publish(
        tmp_path, make_entry(table, HOSTILE.replace("/", ""), findings=(finding,)), title=HOSTILE, with_findings=True, on=DAY,
    )
    for address, text in pages(site).items():
        outline = Outline(text)
        assert not outline.count("img"), address
        assert not outline.values("onerror"), address
        assert outline.count("script") == (address == "search.html"), address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", " javascript:alert(1)"])
def test_only_web_addresses_become_links(tmp_path: Path, address: str) -> None:
    site = publish(tmp_path, make_entry(address=address))
    assert not any(address.strip() in text for text in pages(site).values())


def test_a_source_opens_at_the_page_of_a_pdf(tmp_path: Path) -> None:
    project = make_project()
    (indicator,) = project.indicators
    placed = replace(project, indicators=(replace(indicator, source=indicator.source._replace(page=3)),))
    table = make_table()
    paged = replace(table, agencies=(replace(table.agencies[0], projects=(placed,)),))
    _, text = find_page(publish(tmp_path, make_entry(paged, "表.pdf", address="https://example.gov.cn/表.pdf")), "培训场次")
    assert 'href="https://example.gov.cn/表.pdf#page=3"' in text


def test_the_money_of_a_project_counts_once_a_year(tmp_path: Path) -> None:
    table = make_table(make_project(total="100.00"))
    report = replace(table, form="self-evaluation")
    site = publish(tmp_path, make_entry(table, "申报.txt"), make_entry(report, "自评.txt"), make_entry(make_table(year=2024), "去年.txt"))
    assert re.search(r"2025 年\s+1\s+1\s+100\.00", words_of(site["years.html"]))
    assert re.search(r"2024 年\s+1\s+1\s+100\.00", words_of(site["years.html"]))


def test_the_approval_stands_on_every_page(tmp_path: Path) -> None:
    for text in pages(publish(tmp_path)).values():
        assert "已批复的数据：青财预〔2025〕1号（王处长，2025-02-10）" in text


def test_findings_appear_only_where_they_are_asked_for(tmp_path: Path) -> None:
    finding: Finding = make_finding()
    hidden = publish(tmp_path, make_entry(findings=(finding,)))
    assert not any(finding.message in text for text in hidden.values())
    shown = publish(tmp_path, make_entry(findings=(finding,)), with_findings=True)
    assert any(finding.message in text for text in shown.values())


def test_no_page_is_too_heavy_whatever_it_holds(tmp_path: Path) -> None:
    long = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(30_000))
    wide = make_project("很多指标", *(make_named(long[number : number + 300], long[number * 3 :][:1_500]) for number in range(320)))
    talk = make_project("很长的目标", objective=long)
    many = make_table(*make_projects(310), agency="单位")
    site = publish(tmp_path, make_entry(make_table(wide, talk)), make_entry(many, "很多.txt"), on=DAY)
    for address, text in site.items():
        if not address.startswith("downloads/"):
            assert len(zlib.compress(text.encode())) <= HEAVIEST, address


def test_what_a_page_cuts_is_whole_in_the_download(tmp_path: Path) -> None:
    long = "长" * 20_000
    site = publish(tmp_path, make_entry(make_table(make_project(objective=long))))
    _, page = find_page(site, "科普活动经费")
    assert long not in page
    assert "全文见“下载”里的 JSON" in page
    assert long in site["downloads/filings.json"]
