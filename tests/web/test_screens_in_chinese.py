"""Every screen of every role is in Chinese: no sentence, message or hint is left in English."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.web.office import make_office
from tests.web.permission_rows import ROWS, Row
from tests.web.test_permissions import client_of

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,.;:'’]+[A-Za-z]+){2,}")
"""Three words in a row are a sentence."""
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<meta\b[^>]*>", re.DOTALL)
SAID = re.compile(r'(?:title|placeholder|aria-label|alt|value)="([^"]*)"')
QUOTED = re.compile(r"<(pre|code|kbd)\b.*?</\1>", re.DOTALL)
"""What a program or a person wrote, not we."""


def english_in(page: str) -> list[str]:
    """The English sentences that somebody at the screen, or somebody who listens to it, would come upon."""
    body = QUOTED.sub(" ", HIDDEN.sub(" ", page))
    texts = [*SAID.findall(body), *re.split(r"<[^>]*>", body)]
    return [found.group() for text in texts if (found := ENGLISH.search(unescape(text)))]


def test_a_sentence_in_english_would_be_noticed() -> None:
    assert english_in('<p>密码太短</p><p class="a">This password is too short.</p>') == ["This password is too short"]
    assert english_in('<input placeholder="Please type here">') == ["Please type here"]
    assert not english_in('<p class="one two three">工作簿（xlsx、xlsb、xls）和 Word 文档</p><script>var some words here</script>')


@pytest.mark.parametrize("row", [row for row in ROWS if not row.name.startswith("api")], ids=lambda row: row.name)
def test_every_screen_is_in_chinese(row: Row) -> None:
    office = make_office()
    address = reverse(row.name, args=row.arguments(office))
    found = {}
    for viewer in [*row.allowed, "expert"][:: max(1, len(row.allowed) // 3)]:
        client = client_of(office, viewer)
        for answer in (client.get(address), client.post(address)):
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                english = english_in(b"".join(answer).decode())
                found |= {f"{viewer}: {sentence}": answer.status_code for sentence in english}
    assert not found
