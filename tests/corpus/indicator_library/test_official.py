"""A bureau's library is read cell by cell, and stands behind the starter sets."""

from dataclasses import replace

import pytest

from jiheng.corpus.indicator_library.entries import LibraryEntry, list_heads
from jiheng.corpus.indicator_library.reading import read_library
from jiheng.corpus.indicator_library.starter import find_entry, find_project_kind, list_project_kinds, list_starters
from jiheng.corpus.indicator_library.synonyms import CONFIRM, Synonym, confirm_synonym, plain_synonyms, withdraw_synonym
from jiheng.corpus.indicator_library.template import write_library_template
from jiheng.errors import RefusedDocument, RefusedEntry
from jiheng.exchange.sheets import Column, Sheet, write_sheets
from jiheng.regulations.taxonomy import list_categories

HEADS = ("行业领域", "一级指标", "二级指标", "三级指标", "指标解释", "绩效标准类型", "评分标准", "数据来源", "关键词")
ROW = ("教育", "产出指标", "质量指标", "结业考核合格率", "合格人数/参训人数×100%", "历史标准", "每低1个百分点扣1分", "业务统计", "培训、考核")


def make_workbook(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> bytes:
    return write_sheets([Sheet("指标库", tuple(map(Column, heads)), rows)], title="指标库")


def test_a_row_with_all_columns_is_an_entry() -> None:
    reading = read_library(make_workbook(ROW), name="库.xlsx")
    (entry,) = reading.entries
    assert not reading.mistakes
    assert (entry.name, entry.category, entry.definition) == ("结业考核合格率", "质量指标", "合格人数/参训人数×100%")
    assert (entry.scoring_rule, entry.value_source, entry.keywords) == ("每低1个百分点扣1分", "业务统计", ("培训", "考核"))


def test_every_wrong_cell_is_told_with_its_place_and_the_other_rows_are_taken() -> None:
    reading = read_library(make_workbook(ROW, ("教育", "产出", "质好指标", "", "x", "老标准", "", "", "")), name="库.xlsx")
    assert len(reading.entries) == 1
    said = "\n".join(mistake.sentence for mistake in reading.mistakes)
    assert all(f"第 3 行“{head}”" in said for head in ("三级指标", "二级指标", "绩效标准类型"))


def test_an_empty_class_repeats_the_one_above_and_a_repeated_name_is_told() -> None:
    reading = read_library(make_workbook(ROW, ("", "", "", "出勤率", "", "", "", "", ""), ROW, heads=HEADS), name="库.xlsx")
    assert [(entry.name, entry.category, entry.row) for entry in reading.entries] == [("结业考核合格率", "质量指标", 2), ("出勤率", "质量指标", 3)]
    assert [entry.row for entry in reading.repeated] == [4]


def test_heads_that_are_no_field_are_named_and_a_workbook_without_heads_is_refused() -> None:
    assert read_library(make_workbook(("a", "b", "c"), heads=("三级指标", "指标解释", "备注二")), name="库.xlsx").unknown == ("备注二",)
    with pytest.raises(RefusedDocument, match="三级指标"):
        read_library(make_workbook(("a", "b"), heads=("姓名", "电话")), name="库.xlsx")


def test_no_two_fields_share_a_head() -> None:
    heads = [head for some in list_heads().values() for head in some]
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize("kind", list_project_kinds())
def test_every_starter_is_ready_to_be_put_in(kind: str) -> None:
    starters = list_starters(kind)
    assert len(starters) == len({entry.name for entry in starters})
    for entry in starters:
        assert entry.category in {taxon.name for taxon in list_categories()}
        assert all((entry.dimension, entry.definition, entry.target, entry.scoring_rule, entry.value_source))


def test_the_bureaus_own_entry_stands_in_for_the_built_in_one() -> None:
    own = LibraryEntry("参训学员满意率", "满意度指标", "服务对象满意度指标", "满意和基本满意的比例", scoring_rule="本局的规则")
    starters = list_starters(find_project_kind("骨干教师培训项目"), official=[own])
    assert own in starters
    assert len(starters) == len(list_starters("培训类"))
    assert find_entry("学员满意度（%）", [own]) == own
    assert not list_starters(find_project_kind("说不清的事"))


def test_confirming_a_synonym_is_an_act_of_somebody_with_a_reason() -> None:
    act = confirm_synonym(Synonym("科普大篷车", "流动科技馆", "两种叫法"), actor="张三", role="库管理员")
    assert (act.actor, act.action, act.subject, act.after) == ("张三", CONFIRM, "科普大篷车", "流动科技馆")
    back = withdraw_synonym(Synonym("科普大篷车", "流动科技馆", ""), actor="李四", role="库管理员", reason="不是一回事")
    assert (back.before, back.after) == ("流动科技馆", None)


@pytest.mark.parametrize("synonym", [
    Synonym("", "甲", "理由"), Synonym("甲", "乙", " "), Synonym("甲" * 31, "乙", "理由"), Synonym("甲", "甲", "理由"),
    Synonym("按时", "及时", "理由"), Synonym("丙", "甲", "理由"),
])  # fmt: skip
def test_a_synonym_that_says_nothing_new_is_refused_with_a_sentence(synonym: Synonym) -> None:
    before = [Synonym("甲", "乙二", "理由"), Synonym("丙", "乙二", "理由")]
    with pytest.raises(RefusedEntry, match="没有确认"):
        confirm_synonym(synonym, actor="张三", role="库管理员", before=before)


def test_synonyms_of_synonyms_say_the_same_in_whatever_order_they_came() -> None:
    one, other = Synonym("甲甲", "乙", ""), Synonym("乙", "丙丙丙", "")
    assert plain_synonyms([one, other]) == plain_synonyms([other, one]) == {"甲甲": "乙", "乙": "乙", "丙丙丙": "乙"}


def test_what_is_written_into_the_template_is_read_back() -> None:
    entries = list_starters("培训类")
    read_back = read_library(write_library_template(entries), name="库.xlsx").entries
    assert [replace(entry, row=0, origin="template") for entry in read_back] == list(entries)
    assert not read_library(write_library_template(), name="空.xlsx").entries
