"""The store of grounds: every citation resolves, every document is used, and no unverified article number is printed."""

import re

import pytest

import jiheng
from jiheng.domain.finding import Citation
from jiheng.errors import BrokenRegulation, UnknownCitation
from jiheng.regulations.citations import KINDS, STATUS_WORDS, find_cited, get_citation, get_cited, list_cited
from jiheng.regulations.disclosures import list_disclosures
from jiheng.regulations.parameters import get_parameter, list_parameters
from jiheng.regulations.profile_chain import list_profiles
from jiheng.regulations.profiles import load_profile
from jiheng.regulations.scoring import list_schemes
from jiheng.regulations.store import load_yaml
from jiheng.rules.citation_pages import explain_citation, list_dependents
from jiheng.rules.registry import RULES

ARTICLE = re.compile("第[〇零一二三四五六七八九十百0-9]+条")


def used_keys() -> set[str]:
    """Every key that a rule, scheme, profile, parameter or a later document points at."""
    schemes = (entry for entry in load_yaml("scoring.yaml").values() if isinstance(entry, dict))
    return {
        *(key for rule in RULES for key in rule.cites),
        *(str(scheme["cite"]) for scheme in schemes if "cite" in scheme),
        *(key for name in list_profiles() for key in load_profile(name).origin.cites),
        *(get_parameter(name).cite for name in list_parameters()),
        *(disclosure.cite for disclosure in list_disclosures()),
        *(key for cited in list_cited() for key in cited.replaces),
    }


def test_every_citation_resolves() -> None:
    for key in used_keys():
        assert get_citation(key).document


def test_every_document_is_used() -> None:
    assert {cited.key for cited in list_cited()} - used_keys() == set()


def test_every_document_says_what_it_is_and_how_far_it_was_seen() -> None:
    for cited in list_cited():
        assert cited.kind in KINDS
        assert cited.title, cited.key
        assert cited.note, cited.key
        assert cited.citation.status != "verified" or cited.seen, f"{cited.key} 说看过原文，却没有写在哪里看到"


def test_no_article_number_is_printed_that_nobody_has_checked() -> None:
    assert "第九条" not in str(Citation("财预〔2015〕88号", "第九条", "unverified"))
    for cited in list_cited():
        assert cited.citation.status == "verified" or not ARTICLE.search(str(cited.citation))
        assert not ARTICLE.search(cited.title), cited.key


@pytest.mark.parametrize("words", ["财预〔2015〕88号", "财预[2015]88号", " 财预（2015）88 号", "mof-2015-88", "MOF-2015-88"])
def test_a_document_is_found_however_its_brackets_are_written(words: str) -> None:
    assert [cited.key for cited in find_cited(words)] == ["mof-2015-88"]


def test_the_page_of_a_document_names_its_status_and_the_rules_that_stand_on_it() -> None:
    page = explain_citation("财预〔2021〕101号").markdown
    assert STATUS_WORDS["unverified"] in page
    assert "规则 PR008 缺效益指标" in page
    assert "计分办法 mof-2021" in page
    assert "已由 财预〔2020〕10号 代替" in explain_citation("财预〔2011〕285号").markdown


def test_an_unknown_document_is_told_with_those_that_come_nearest() -> None:
    with pytest.raises(UnknownCitation, match=r"相近的有：.*财预〔2015〕88号"):
        explain_citation("财预〔2015〕80号")
    with pytest.raises(UnknownCitation):
        explain_citation("  ")


def test_everything_that_stands_on_a_document_is_listed() -> None:
    standing = [line for cited in list_cited() for line in list_dependents(cited.key)]
    assert sum(line.startswith("规则 ") for line in standing) == sum(len(rule.cites) for rule in RULES)
    assert sum(line.startswith("数值 ") for line in standing) == len(list_parameters())
    assert {line.removeprefix("计分办法 ") for line in standing if line.startswith("计分办法 ")} == set(list_schemes())


def test_every_parameter_says_what_it_stands_on() -> None:
    for name, entry in load_yaml("parameters.yaml").items():
        assert isinstance(entry, dict)
        assert {"title", "cite", "values"} <= entry.keys(), name


def test_a_key_that_is_not_in_the_store_is_a_fault_of_ours() -> None:
    with pytest.raises(BrokenRegulation, match="没有依据 火星"):
        get_cited("火星")


def test_the_public_interface_lists_the_documents() -> None:
    assert jiheng.list_cited() == list_cited()
