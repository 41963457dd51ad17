"""The pages of the ledger: found, read, proved, taken away; and nobody sees more than they may."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

import jiheng
from jiheng_web.actors import Actor, Held
from jiheng_web.ledger_words import ACTION_WORDS
from jiheng_web.ledgers.models import LedgerEntry, LedgerSegment
from tests.web.ledgers.acts import START, fill, keep_checkpoint, make_act, put
from tests.web.office import make_office

pytestmark = pytest.mark.django_db


def page_at(address: str, client: Client | None = None) -> str:
    """The page at an address, which must be there."""
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_without_any_act_the_pages_say_what_to_do() -> None:
    assert "还没有操作记录" in page_at("/ledger/")
    assert "账本里还没有记录，也就没有存证" in page_at("/ledger/checkpoint/")


def test_entries_are_searched_by_who_what_on_what_and_when() -> None:
    fill(5)
    put(2000, actor=Actor("李某", held=(Held("local", "/"),)), subject="place/9")
    assert "共 7 条" in page_at("/ledger/")
    assert "共 1 条" in page_at("/ledger/?actor=李")
    assert "共 6 条" in page_at("/ledger/?action=targets.draft")
    for subject in ("place/9", "单位 9", "单位9", "单位"):
        assert "共 1 条" in page_at(f"/ledger/?subject={subject}")
    assert "没有这样的记录" in page_at("/ledger/?subject=单位 99")
    assert "共 1 条" in page_at("/ledger/?from=2026-06-02&to=2026-06-02")
    assert "没有这样的记录" in page_at("/ledger/?actor=没有这个人")
    assert "共 7 条" in page_at("/ledger/?from=昨天&page=99999")


def test_an_entry_says_all_of_it_and_that_it_is_in_the_ledger() -> None:
    fill(12)
    page = page_at("/ledger/2026/8/")
    assert "证明成立" in page
    assert "≥7%" in page
    assert "申报表 7" in page


def test_an_entry_that_was_changed_says_so_and_gives_no_proof() -> None:
    fill(12)
    row = LedgerEntry.objects.get(number=8)
    LedgerEntry.objects.filter(pk=row.pk).update(content=bytes(row.content).replace("≥7%".encode(), "≥9%".encode()))
    assert "证明不成立" in page_at("/ledger/2026/8/")
    assert Client().get("/ledger/2026/8/proof/").status_code == 404
    assert "与摘要不符" in page_at("/ledger/")
    LedgerEntry.objects.filter(pk=row.pk).update(content=b"\x00nonsense")
    assert "读不出来" in page_at("/ledger/2026/8/")
    assert "读不出来" in page_at("/ledger/")


def test_the_proof_of_an_entry_is_verified_without_the_ledger(tmp_path: Path) -> None:
    fill(300)
    answer = Client().get("/ledger/2026/200/proof/")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    proof = jiheng.read_proof(text, name="证明")
    assert isinstance(proof, jiheng.Inclusion)
    assert proof.holds
    assert proof.entry.number == 200


@pytest.mark.parametrize("address", ["2026/0/", "2026/99/", "1999/1/", f"2026/{10**30}/", "2026/99/proof/"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    fill(3)
    assert Client().get(f"/ledger/{address}").status_code == 404


def test_the_checkpoint_is_shown_as_text_and_code_with_the_warning_and_handed_out() -> None:
    fill(3)
    page = page_at("/ledger/checkpoint/")
    assert "证明不了它没有被整本重写" in page
    assert "<svg" in page
    text = b"".join(Client().get("/ledger/2026/checkpoint.txt").streaming_content).decode()  # type: ignore[attr-defined]
    (checkpoint,) = jiheng.find_checkpoints(text, name="存证")
    assert checkpoint.size == 4


def test_a_downloaded_segment_is_verified_by_the_program_beside_it(tmp_path: Path) -> None:
    fill(300)
    kept = keep_checkpoint(tmp_path / "存证.txt")
    answer = Client().get("/ledger/2026/segment.zip")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    (ledger,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    ended = subprocess.run(
        [sys.executable, "-I", "-S", str(tmp_path / "verify_ledger.py"), str(ledger), str(kept)], capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stdout.decode()


def test_a_segment_that_was_bent_is_handed_out_as_it_is() -> None:
    fill(30)
    with connection.cursor() as cursor:
        cursor.execute("delete from ledgers_ledgerentry where number = 9")
    assert Client().get("/ledger/2026/segment.zip").status_code == 200


def test_an_archived_segment_is_not_handed_out_from_the_database() -> None:
    fill(3)
    LedgerSegment.objects.update(is_closed=True, is_archived=True)
    assert Client().get("/ledger/2026/segment.zip").status_code == 404
    assert "已归档" in page_at("/ledger/checkpoint/")


def test_what_people_wrote_is_shown_as_text() -> None:
    put(1, actor=Actor("<script>alert(1)</script>", held=(Held("local", "/"),)), subject="submission/<b>")
    for address in ("/ledger/", "/ledger/2026/2/"):
        assert "<script>alert" not in page_at(address)


def test_a_clerk_finds_their_own_acts_and_no_others() -> None:
    office = make_office()
    clerk = office.actor("agency_clerk")
    put(1, actor=clerk, subject="submission/1")
    put(2, actor=office.actor("agency_head"), subject="submission/1")
    page = page_at("/ledger/", office.client("agency_clerk"))
    assert "共 1 条" in page
    assert "这里是您自己的操作" in page
    assert office.client("agency_clerk").get("/ledger/2026/2/").status_code == 200
    assert office.client("agency_clerk").get("/ledger/2026/3/").status_code == 404


def test_the_audit_administrator_sees_that_something_was_done_but_not_what_business_it_was() -> None:
    office = make_office()
    put(1, actor=office.actor("agency_clerk"), subject="submission/1")
    page = page_at("/ledger/2026/2/", office.client("audit_administrator"))
    assert "业务内容不显示" in page
    assert "≥1%" not in page
    assert office.client("audit_administrator").get("/ledger/2026/2/proof/").status_code == 404
    assert "≥1%" in page_at("/ledger/2026/2/", office.client("auditor"))


def test_every_action_in_the_code_has_words() -> None:
    assert make_act().action in ACTION_WORDS
    assert START.tzinfo
