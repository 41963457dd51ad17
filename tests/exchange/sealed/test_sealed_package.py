"""A sealed package gives back what was packed, to the last byte and fact, and a package that was touched is refused whole."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import jiheng
from jiheng.exchange.json_schemas import load_schema
from jiheng.exchange.sealed.manifest import MANIFEST, digest_of
from jiheng.exchange.zips import fold_name, is_safe_name, safe_name

EXAMPLES = Path(__file__).parents[3] / "examples"
TABLES = (EXAMPLES / "示范表.txt", EXAMPLES / "柳溪区文化馆.xlsx")
Members = dict[str, bytes]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A package of two tables with an attachment that is there twice."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "签到表.PDF").write_bytes(b"%PDF-1.7 signed")
    attachments = [tmp_path / "a" / "签到表.PDF", tmp_path / "b" / "签到表.PDF"]
    by = jiheng.PackedBy("张三", "2025-03-01", "=送审稿")
    jiheng.pack(TABLES, tmp_path / "包.zip", attachments=attachments, packed_by=by)
    return tmp_path / "包.zip"


def rewritten(packed: Path, change: Callable[[Members], object], *, sealed_again: bool = False) -> Path:
    """The same package with its members changed, the manifest's digests mended where it is ``sealed_again``."""
    with zipfile.ZipFile(packed) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if sealed_again:
        manifest = json.loads(members[MANIFEST])
        manifest["members"] = [
            {"name": name, "bytes": len(content), "sha256": digest_of(content)} for name, content in members.items() if name != MANIFEST
        ]
        members[MANIFEST] = json.dumps(manifest).encode()
    target = packed.with_name("改.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def refused(package: Path, said: str, **options: str) -> None:
    """The package is refused in one sentence, and nothing is written."""
    target = package.with_name("取出")
    with pytest.raises(jiheng.RefusedDocument, match=said) as refusal:
        jiheng.unpack(package, target=target, **options)
    assert "\n" not in str(refusal.value)
    assert not target.exists()


def test_what_was_packed_comes_back_whole(packed: Path, tmp_path: Path) -> None:
    package = jiheng.unpack(packed, target=tmp_path / "取出")
    assert package.filings == tuple(jiheng.read(table).filing for table in TABLES)
    assert [(tmp_path / "取出" / one.original).read_bytes() for one in package.manifest.documents] == [table.read_bytes() for table in TABLES]
    assert [one.name for one in package.manifest.attachments] == ["签到表.PDF"] * 2
    assert len({one.member for one in package.manifest.attachments}) == 1
    assert (package.manifest.packed_by, package.manifest.packed_at, package.manifest.note) == ("张三", "2025-03-01", "=送审稿")
    assert jiheng.read_filings(packed) == package.filings
    Draft202012Validator(load_schema("manifest")).validate(json.loads(package.members[MANIFEST]))


def test_the_same_files_give_the_same_bytes_and_the_same_seal(tmp_path: Path) -> None:
    seals = [jiheng.pack(TABLES[:1], tmp_path / name) for name in ("a.zip", "b.zip")]
    assert seals[0] == seals[1]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert jiheng.unpack(tmp_path / "a.zip", seal=f" {seals[0].upper()}\n").seal == seals[0]
    refused(tmp_path / "b.zip", "封条", seal="0" * 64)


def test_names_beyond_ascii_are_marked_as_utf8_and_all_are_safe(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        for entry in archive.infolist():
            assert entry.filename.isascii() or entry.flag_bits & 0x800
            assert all(map(is_safe_name, entry.filename.split("/")))


def test_documents_of_one_name_do_not_cover_each_other(tmp_path: Path) -> None:
    for folder in ("一", "二"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "表.txt").write_bytes(TABLES[0].read_bytes())
    jiheng.pack([tmp_path / "一" / "表.txt", tmp_path / "二" / "表.txt"], tmp_path / "包.zip")
    assert [one.original for one in jiheng.unpack(tmp_path / "包.zip").manifest.documents] == ["原件/表.txt", "原件/表（2）.txt"]


def change_one(folder: str) -> Callable[[Members], object]:
    """Changes the first member of a folder."""

    def change(members: Members) -> None:
        name = next(name for name in members if name.startswith(folder))
        members[name] += b" "

    return change


@pytest.mark.parametrize("folder", ["原件", "数据", "工作簿", "附件"])
def test_a_changed_member_is_told_by_its_name(packed: Path, folder: str) -> None:
    refused(rewritten(packed, change_one(folder)), f"里的“{folder}/.*不一致")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda members: members.update({"原件/多.txt": b""}), "多出清单上没有的“原件/多.txt”"),
        (lambda members: members.pop("原件/示范表.txt"), "里缺少“原件/示范表.txt”"),
        (lambda members: members.update({"../../外.txt": b""}), "不安全"),
        (lambda members: members.update({"/etc/外": b""}), "不安全"),
        (lambda members: members.update({"C:\\外.txt": b""}), "不安全"),
        (lambda members: members.update({"原件/a/b": b""}), "不安全"),
        (lambda members: members.update({"原件/CON.txt": b""}), "不安全"),
        (lambda members: members.update({"原件/示范表.TXT": b""}), "出现了两次"),
        (lambda members: members.pop(MANIFEST), "没有清单"),
        (lambda members: members.update({MANIFEST: b"{"}), "不是完整的 JSON"),
        (lambda members: members.update({MANIFEST: b"{}"}), "缺少字段"),
        (lambda members: members.update({f"原件/{number}": b"" for number in range(5_001)}), "5000 个文件"),
    ],
)
def test_a_package_that_is_not_as_it_was_packed_is_refused(packed: Path, change: Callable[[Members], object], said: str) -> None:
    refused(rewritten(packed, change), said)


def test_facts_of_another_document_are_refused_even_where_all_digests_hold(packed: Path) -> None:
    def swap(members: Members) -> None:
        one, other = "数据/示范表.txt.json", "数据/柳溪区文化馆.xlsx.json"
        members[one], members[other] = members[other], members[one]

    refused(rewritten(packed, swap, sealed_again=True), "不是从同包的原件读出的")


def test_every_cut_and_every_flipped_byte_is_noticed(packed: Path, tmp_path: Path) -> None:
    content = packed.read_bytes()
    whole = jiheng.unpack(packed).members
    for part in range(1, 20):
        cut = tmp_path / "断.zip"
        cut.write_bytes(content[: len(content) * part // 20])
        refused(cut, "已损坏|不是数据包|末尾")
        flipped = bytearray(content)
        flipped[len(content) * part // 20] ^= 0xFF
        cut.write_bytes(bytes(flipped))
        with suppress(jiheng.RefusedDocument):
            assert jiheng.unpack(cut).members == whole  # a byte of the archive's own that says nothing of the members


@pytest.mark.parametrize("ending", [b"xx", b"PK\x05\x06" + bytes(18) + b"more"])
def test_what_was_put_behind_a_package_is_noticed(packed: Path, ending: bytes) -> None:
    packed.write_bytes(packed.read_bytes() + ending)
    refused(packed, "末尾")


def test_a_package_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused(tmp_path / "没有.zip", "找不到")


def test_a_bomb_is_refused_before_it_is_unpacked(packed: Path) -> None:
    stream = io.BytesIO(packed.read_bytes())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("附件/大", "w", force_zip64=True) as member:
        for _ in range(260):
            member.write(bytes(1 << 20))
    bomb = packed.with_name("大.zip")
    bomb.write_bytes(stream.getvalue())
    refused(bomb, "解压后超过")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    refused(tmp_path / "x.zip", "不是数据包|已损坏|没有清单")


def test_a_folder_in_use_and_a_wrong_name_are_refused(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(jiheng.JihengError, match="已有文件"):
        jiheng.unpack(packed, target=tmp_path)
    with pytest.raises(jiheng.JihengError, match="扩展名"):
        jiheng.pack(TABLES, tmp_path / "包.rar")


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_every_system_keeps(name: str) -> None:
    kept = safe_name(name)
    assert is_safe_name(kept)
    other = safe_name(name, taken={fold_name(kept)})
    assert is_safe_name(other)
    assert fold_name(other) != fold_name(kept)


def test_a_checkpoint_travels_in_the_manifest_and_is_found_there(tmp_path: Path) -> None:
    checkpoint = jiheng.Checkpoint("青江市财政局/2026", 128, bytes(range(32)))
    jiheng.pack(TABLES[:1], tmp_path / "包.zip", packed_by=jiheng.PackedBy(checkpoint=checkpoint))
    package = jiheng.unpack(tmp_path / "包.zip")
    assert package.manifest.checkpoint == jiheng.checkpoint_line(checkpoint)
    assert jiheng.find_checkpoints(package.members[MANIFEST].decode(), name=MANIFEST) == (checkpoint,)
    Draft202012Validator(load_schema("manifest")).validate(json.loads(package.members[MANIFEST]))
