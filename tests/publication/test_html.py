"""Markup is only what says so."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.publication.html import Markup, join, tag


@given(st.text())
def test_plain_text_is_escaped_and_comes_back_whole(content: str) -> None:
    written = join([content])
    assert not set("<>\"'") & set(written)
    assert written.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&") == content
    assert join([Markup(written)]) == written


@given(st.text())
def test_an_attribute_cannot_end_its_value(content: str) -> None:
    assert tag("p", title=content).count('"') == 2


def test_attributes_can_be_left_out_or_stand_alone() -> None:
    assert tag("input", checked=True, id=None, disabled=False, value=0, class_="n") == '<input checked value="0" class="n">'
    assert tag("p", Markup("<b>甲</b>"), "<乙>") == "<p><b>甲</b>&lt;乙&gt;</p>"
