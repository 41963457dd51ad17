"""The list of misspellings finds slips and leaves words of the field alone."""

import pytest

from jiheng.regulations.lexicon import load_lexicon


def test_no_misspelling_hides_in_a_word_of_the_field() -> None:
    lexicon = load_lexicon()
    words = {word for listed in lexicon.words.values() for word in listed} | set(lexicon.misspellings.values())
    assert not [word for word in words if lexicon.misspelt.search(word)]


@pytest.mark.parametrize("text", ["校园满意度", "合格律师人数", "存在次要问题", "公布署名文章", "修复盖板数量", "采购制度", "究竟争取多少", "已经废止的文件"])
def test_neighbouring_words_are_not_taken_for_a_misspelling(text: str) -> None:
    assert not load_lexicon().misspelt.search(text)
