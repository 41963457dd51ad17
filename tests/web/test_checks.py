"""By what a document is checked: profile, day, documents beside; and findings that people let stand."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

import jiheng
from jiheng_web.checks.forms import read_day
from jiheng_web.documents import actions, queries
from jiheng_web.documents.models import Comparison, GrantedWaiver, ReadDocument
from jiheng_web.documents.policies import LOCAL_ACTOR, Actor
from tests.web.tables import LIFE, SCIENCE, make_table
from tests.web.test_documents import open_example, text_of

pytestmark = pytest.mark.django_db

SIGNED = {"who": "张三（预算处）", "why": "省厅任务书原文如此", "until": "2099年12月31日"}


def grant_address(client: Client, page: str) -> str:
    """Where the first finding of a page can be waived."""
    found = re.search(r'href="(/documents/\d+/waivers/new/[^"]+)"', client.get(page).content.decode())
    assert found is not None
    return found.group(1).replace("&amp;", "&")


def waive(client: Client, page: str, **fields: str) -> int:
    """Waives the first finding of a page; gives the status."""
    return client.post(grant_address(client, page), {**SIGNED, "back": page, **fields}).status_code


def test_the_page_says_by_which_profile_and_day_it_was_checked_and_which_rules_did_not_run(client: Client) -> None:
    said = text_of(client.get(open_example(client)).content.decode())
    assert "口径 广州口径，按 20" in said
    assert "没有给上年的表、预算表、上级的表、批复的表、上一稿" in said
    assert re.search("上年的表 [A-Z]{2}[0-9]{3} ", said)


def test_a_chosen_profile_and_day_stay_with_the_document(client: Client) -> None:
    address = open_example(client)
    assert client.post(f"{address}basis/", {"profile": "hubei", "on": "2025年3月1日"}).status_code == 302
    assert "口径 湖北口径，按 2025-03-01 的规定" in text_of(client.get(address).content.decode())
    assert 'value="2025-03-01"' in client.get(f"{address}basis/").content.decode()


def test_another_document_beside_lets_the_rules_run_that_need_it(client: Client) -> None:
    before = open_example(client, SCIENCE)
    address = open_example(client, LIFE, SCIENCE)
    number = before.strip("/").rpartition("/")[2]
    client.post(f"{address}basis/", {"last_year": number})
    said = text_of(client.get(address).content.decode())
    assert "对照 上年的表 项目表.txt" in said
    assert "没有给预算表、上级的表、批复的表、上一稿" in said
    client.post(f"{before}delete/")
    assert "没有给上年的表、预算表" in text_of(client.get(address).content.decode())
    assert not Comparison.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"profile": "../etc/passwd"}, "没有这个口径，请在列表里选一个。"),
        ({"on": "昨天"}, "检查日期应写成 2026-12-31 或 2026年12月31日 这样的日期"),
        ({"on": "2025-02-30"}, "检查日期应写成"),
        ({"approved": "999"}, "作为“批复的表”的那份文件不在了"),
        ({"upper": "１"}, "作为“上级的表”的那份文件不在了"),
    ],
)
def test_a_choice_that_cannot_be_is_answered_with_a_sentence_and_changes_nothing(
    client: Client, fields: dict[str, str], sentence: str
) -> None:
    address = open_example(client)
    answer = client.post(f"{address}basis/", fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    document = ReadDocument.objects.get()
    assert (document.profile, document.checked_on) == ("", None)


def test_a_document_is_not_held_against_itself(client: Client) -> None:
    address = open_example(client)
    assert client.post(f"{address}basis/", {"earlier": str(ReadDocument.objects.get().pk)}).status_code == 422


def test_a_profile_that_is_gone_leads_to_where_another_is_chosen(client: Client) -> None:
    address = open_example(client)
    ReadDocument.objects.update(profile="atlantis")
    answer = client.get(address, follow=True)
    assert "原来选的口径“atlantis”这个版本里没有，请重新选。" in answer.content.decode()


def test_a_waived_finding_is_counted_and_listed_and_no_longer_a_finding(client: Client) -> None:
    address = open_example(client)
    page = f"{address}projects/1/"
    before = ReadDocument.objects.get()
    assert waive(client, page) == 302
    said = text_of(client.get(page).content.decode())
    assert "已豁免 1 处" in said
    assert "张三（预算处）：省厅任务书原文如此（有效期至 2099-12-31）" in said
    after = ReadDocument.objects.get()
    assert after.must_count + after.should_count + after.hint_count == before.must_count + before.should_count + before.hint_count - 1
    listed = text_of(client.get(f"{address}waivers/").content.decode())
    assert "1 条，现在管着 1 处疑点" in listed


def test_a_waiver_taken_back_brings_the_finding_back(client: Client) -> None:
    address = open_example(client)
    page = f"{address}projects/1/"
    waive(client, page)
    waiver = GrantedWaiver.objects.get()
    for _ in range(2):
        assert client.post(f"{address}waivers/{waiver.pk}/revoke/").status_code == 302
    assert "已豁免" not in text_of(client.get(page).content.decode())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"who": " "}, "请写批准人"), ({"why": "\u200b"}, "请写理由"), ({"until": ""}, "有效期至应写成"),
        ({"until": "2001-01-01"}, "有效期已经过了"), ({"why": "长" * 501}, "理由最多写 500 个字"), ({"who": "长" * 101}, "批准人最多写 100 个字"),
    ],
)  # fmt: skip
def test_a_waiver_without_signature_reason_or_end_is_refused_and_what_was_typed_stays(
    client: Client, fields: dict[str, str], sentence: str
) -> None:
    page = f"{open_example(client)}projects/1/"
    answer = client.post(grant_address(client, page), {**SIGNED, **fields})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not GrantedWaiver.objects.exists()


def test_what_is_typed_into_a_waiver_is_text_and_never_markup(client: Client) -> None:
    address = open_example(client)
    waive(client, f"{address}projects/1/", who="<script>alert(1)</script>", why='"><img src=x>\n\u202e反')
    for page in (f"{address}projects/1/", f"{address}waivers/"):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "\u202e" not in shown


def test_the_exported_file_says_what_was_granted_and_reads_back(client: Client) -> None:
    address = open_example(client)
    waive(client, f"{address}projects/1/", why="任务书原文：照抄 # 不改")
    answer = client.get(f"{address}waivers.yaml")
    assert "%E8%B1%81%E5%85%8D.yaml" in answer.headers["Content-Disposition"]
    waiver, = jiheng.read_waivers(answer.content, name="表.豁免.yaml")
    granted = GrantedWaiver.objects.get()
    assert (waiver.who, waiver.why, waiver.until, waiver.digest) == (granted.who, granted.why, granted.until, granted.digest)
    results = jiheng.check_all([jiheng.read(make_table(), name="项目表.txt").filing], waivers=[waiver])
    assert [item.finding.code for item in results[0].waived] == [granted.rule]


def test_a_waiver_that_has_expired_covers_nothing_and_the_page_says_so(client: Client) -> None:
    address = open_example(client)
    waive(client, f"{address}projects/1/")
    GrantedWaiver.objects.update(until=queries.get_today() - timedelta(days=1))
    assert "已过期" in text_of(client.get(f"{address}waivers/").content.decode())
    assert "豁免清单" in text_of(client.get(address).content.decode())


def test_the_same_waiver_twice_is_one_and_another_one_is_told_of_the_first(client: Client) -> None:
    page = f"{open_example(client)}projects/1/"
    address = grant_address(client, page)
    assert [client.post(address, SIGNED).status_code for _ in range(2)] == [302, 302]
    answer = client.post(address, {**SIGNED, "who": "李四"})
    assert answer.status_code == 422
    assert "这条疑点已由张三（预算处）豁免到 2099-12-31" in answer.content.decode()
    assert GrantedWaiver.objects.count() == 1


def test_a_way_back_leads_to_our_own_pages_only(client: Client) -> None:
    page = f"{open_example(client)}projects/1/"
    answer = client.post(grant_address(client, page), {**SIGNED, "back": "//evil.example/documents/"})
    assert answer.headers["Location"] == page.removesuffix("projects/1/")


def test_a_document_deleted_meanwhile_takes_its_waivers_along_and_is_not_found(client: Client) -> None:
    address = open_example(client)
    waive(client, f"{address}projects/1/")
    document = ReadDocument.objects.get()
    client.post(f"{address}delete/")
    assert not GrantedWaiver.objects.exists()
    assert client.get(f"{address}basis/").status_code == 404
    with pytest.raises(ReadDocument.DoesNotExist):
        actions.choose_basis(document, profile="", on=None, others={}, actor=LOCAL_ACTOR)


def test_nobody_but_the_person_at_the_machine_may_choose_or_waive(client: Client) -> None:
    open_example(client)
    document, stranger = ReadDocument.objects.get(), Actor("别人")
    finding = queries.get_checked_readings(document)[0].result.findings[0]
    grant = actions.Grant("张三", "理由", queries.get_today())
    with pytest.raises(PermissionDenied):
        actions.choose_basis(document, profile="", on=None, others={}, actor=stranger)
    with pytest.raises(PermissionDenied):
        actions.grant_waiver(document, finding, grant, actor=stranger)
    with pytest.raises(PermissionDenied):
        actions.revoke_waiver(document, 1, actor=stranger)


def test_every_project_shows_its_reasons_beside_the_table(client: Client) -> None:
    said = text_of(client.get(open_example(client)).content.decode())
    assert re.search(r"各项目的结论 须修改 1\. 社区生活服务经费必须改：恒真目标（第 1 项）", said)


def test_a_day_is_read_as_people_write_it() -> None:
    days = [read_day(text) for text in ("2026-12-31", "２０２６年12月31日", " 2026/12/31 ", "2026.12.31")]
    assert len({*days}) == 1
    assert read_day("31.12.2026") is None
