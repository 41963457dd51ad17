"""What the installation does by itself: checkpoints that continue each other, verifying, archiving, thinning out, and saying how it is."""

import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.utils import timezone

import jiheng
from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.backups import jobs
from jiheng_web.backups.actions.checkpoints import export_checkpoint, list_kept
from jiheng_web.backups.actions.files import list_backups
from jiheng_web.backups.actions.taking import thin_out
from jiheng_web.jobs.actions import enqueue
from jiheng_web.jobs.models import DONE, FAILED, Job
from jiheng_web.ledgers.models import LedgerEntry, LedgerSegment
from jiheng_web.ledgers.queries import list_entries
from tests.web.jobs.queue import run_next
from tests.web.ledgers.acts import START, fill, put, verify_database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: LazySettings) -> Path:
    """The data folder."""
    settings.HOME = tmp_path
    return tmp_path


def run(kind: str, **payload: str) -> Job:
    """A job of this kind, as it is afterwards."""
    enqueue(kind, dict(payload), actor=LOCAL_ACTOR)
    return run_next()


def test_the_checkpoint_of_a_day_is_a_file_and_a_picture(home: Path) -> None:
    fill(5)
    job = run(jobs.CHECKPOINT)
    assert job.state == DONE
    (path,) = (home / "存证").glob("*.txt")
    (checkpoint,) = list_kept(home / "存证")
    assert path.stem == f"{timezone.localdate():%Y-%m-%d}"
    assert checkpoint.size == 7
    assert path.with_suffix(".svg").read_text(encoding="utf-8").startswith("<svg")


def test_without_any_act_there_is_no_checkpoint(home: Path) -> None:
    assert export_checkpoint(home / "存证", at=START) is None


def test_a_ledger_that_does_not_continue_the_checkpoint_before_is_told(home: Path) -> None:
    fill(20)
    assert export_checkpoint(home / "存证", at=START + datetime.timedelta(days=1))
    put(21)
    assert export_checkpoint(home / "存证", at=START + datetime.timedelta(days=2))
    with connection.cursor() as cursor:
        cursor.execute("update ledgers_ledgerhash set digest = %s where level = 0 and position = 3", [b"x" * 32])
    put(22)
    with pytest.raises(jiheng.BrokenLedger, match="和旧存证不一致"):
        export_checkpoint(home / "存证", at=START + datetime.timedelta(days=3))
    assert len(list_kept(home / "存证")) == 3


def test_verifying_says_how_much_and_against_what(home: Path) -> None:
    fill(5)
    run(jobs.CHECKPOINT)
    job = run(jobs.VERIFY)
    assert job.outcome["words"] == "核验了 8 条，没有发现问题；和存下的 1 份存证一致。"


def test_verifying_finds_what_was_bent(home: Path) -> None:
    fill(5)
    with connection.cursor() as cursor:
        cursor.execute("update ledgers_ledgerentry set actor = 'X' where number = 3")
    job = run(jobs.VERIFY)
    assert "发现 1 处问题" in job.outcome["words"]
    assert "2026 第 3 条：检索用的栏目和内容不一致" in job.outcome["lines"][0]


def test_a_closed_segment_is_archived_and_the_rest_still_verifies(home: Path) -> None:
    fill(300)
    put(at=START.replace(year=2027))
    job = run(jobs.ARCHIVE, segment="2026")
    assert job.state == DONE, job.sentence
    assert not LedgerEntry.objects.filter(segment__name="2026").exists()
    assert LedgerSegment.objects.get(name="2026").is_archived
    assert verify_database() == ("", "")
    assert jiheng.verify_ledger(home / "归档" / "2026").is_sound
    (shown,) = list_entries("ledger/2026", actor=LOCAL_ACTOR)
    assert shown.action_words == "归档账本段"


def test_a_segment_that_is_open_or_was_bent_is_not_archived() -> None:
    fill(30)
    assert "还没有封存" in run(jobs.ARCHIVE, segment="2026").sentence
    put(at=START.replace(year=2027))
    row = LedgerEntry.objects.get(segment__name="2026", number=9)
    LedgerEntry.objects.filter(pk=row.pk).update(content=bytes(row.content).replace("≥8%".encode(), "≥9%".encode()))
    job = run(jobs.ARCHIVE, segment="2026")
    assert job.state == FAILED
    assert "对不上" in job.sentence
    assert LedgerEntry.objects.filter(segment__name="2026").count() == 33


def test_old_backups_are_thinned_out_and_those_of_people_are_not(tmp_path: Path) -> None:
    now = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
    for hours in range(24 * 400):
        (tmp_path / f"绩衡备份-{now - datetime.timedelta(hours=hours):%Y%m%d-%H%M%S}.zip").touch()
    (tmp_path / "绩衡备份-20200101-000000-手动.zip").touch()
    (tmp_path / "别的.zip").touch()
    thin_out(tmp_path)
    kept = list_backups(tmp_path)
    assert 24 + 28 + 10 <= len(kept) <= 24 + 30 + 12 + 1
    assert kept[0].at.hour == 12
    assert kept[-1].label == "手动"
    assert (tmp_path / "别的.zip").exists()
    assert thin_out(tmp_path) == 0


def test_the_page_of_the_installation_says_how_it_is() -> None:
    page = Client().get("/installation/").content.decode()
    assert "还没有备份" in page
    assert "没有启动过" in page
    assert "有要处理的" in page
