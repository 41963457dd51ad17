"""Core indicators by kind of project."""

from jiheng.regulations.templates import find_template


def test_the_kind_of_a_project_is_known_by_its_name() -> None:
    kinds = {name: find_template(name) for name in ("执法车辆购置", "老旧校舍修缮", "骨干教师培训", "法律援助")}
    assert [kind and kind.title for kind in kinds.values()] == ["购置类", "工程修缮类", "培训类", None]


def test_the_kind_stands_at_the_end_of_the_name() -> None:
    kinds = {name: find_template(name) for name in ("培训基地建设", "培训中心设备购置项目", "2026年骨干教师培训专项经费（续）", "农田建设补助")}
    assert [kind and kind.title for kind in kinds.values()] == [None, "购置类", "培训类", None]


def test_every_core_indicator_has_an_example_that_it_recognises() -> None:
    for name in ("购置", "修缮", "培训", "论坛", "年鉴", "系统运维", "生活补助", "科学素质"):
        template = find_template(name)
        assert template
        for core in template.core:
            assert core.words.search(core.example), core.title
