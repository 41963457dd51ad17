"""A backup as a file: a ZIP with the database and a manifest that says what must be found in it."""

import datetime
import hashlib
import json
import os
import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

import jiheng

SCHEMA = "jiheng.backup/1"
_MANIFEST = "manifest.json"
_DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_NAME = re.compile(r"绩衡备份-(?P<at>\d{8}-\d{6})(?:-(?P<label>[^.-]+))?(?:-\d+)?\.zip")
_STAMP = "%Y%m%d-%H%M%S"
_UNFINISHED = ".unfinished"
_PIECE = 1 << 20
_MANIFEST_BYTES = 16 << 20


class RefusedBackup(jiheng.JihengError):
    """A backup cannot be taken, read or put back; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in a folder: when it was made, and why where it was not made by the clock."""

    path: Path
    at: datetime.datetime
    label: str

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """The backups in a folder, the newest first; what is called otherwise is none."""
    found = [(_NAME.fullmatch(path.name), path) for path in (folder.iterdir() if folder.is_dir() else ())]
    backups = [BackupFile(path, _read_stamp(match["at"]), match["label"] or "") for match, path in found if match]
    return tuple(sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def write_backup(folder: Path, database: Path, manifest: dict[str, Any], *, at: datetime.datetime, label: str = "") -> Path:
    """Packs a copy of the database; it gets its name once it is whole and on the disk."""
    packed = folder / f".{secrets.token_hex(8)}{_UNFINISHED}"
    said = {**manifest, "schema": SCHEMA, "version": jiheng.__version__, "made_at": at.isoformat(), "sha256": digest_file(database)}
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_MANIFEST, json.dumps(said, ensure_ascii=False, indent=1))
            archive.write(database, _DATABASES[str(manifest["engine"])])
        return _name_finished(packed, folder, at=at, label=label)
    finally:
        packed.unlink(missing_ok=True)


@contextmanager
def open_backup(path: Path, *, beside: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """The manifest of a backup, and its database unpacked into a folder made in ``beside`` for as long as the block lasts.

    Raises ``RefusedBackup`` for what is no whole backup.
    """
    folder = beside / f".restore-{secrets.token_hex(8)}"
    try:
        folder.mkdir(parents=True)
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive)
            database = folder / _DATABASES[manifest["engine"]]
            with archive.open(database.name) as source, database.open("wb") as target:
                shutil.copyfileobj(source, target, _PIECE)
                target.flush()
                os.fsync(target.fileno())
        if digest_file(database) != manifest["sha256"]:
            raise RefusedBackup(f"“{path.name}”里的数据库和它的摘要对不上：备份被改过或损坏了；请换一份备份。")
        yield manifest, database
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise RefusedBackup(f"“{path.name}”不是一份完整的绩衡备份；请换一份。") from error
    except FileNotFoundError as error:
        raise RefusedBackup(f"没有“{path}”这个文件；请检查路径。") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def digest_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Makes sure that names are on the disk; Windows does not offer it."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if archive.getinfo(_MANIFEST).file_size > _MANIFEST_BYTES:
        raise ValueError(_MANIFEST)
    manifest = json.loads(archive.read(_MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA or manifest.get("engine") not in _DATABASES:
        raise ValueError(_MANIFEST)
    return manifest


def _name_finished(packed: Path, folder: Path, *, at: datetime.datetime, label: str) -> Path:
    with packed.open("rb") as file:
        os.fsync(file.fileno())
    stem = f"绩衡备份-{timezone.localtime(at):{_STAMP}}{f'-{label}' if label else ''}"
    target, number = folder / f"{stem}.zip", 2
    while target.exists():
        target, number = folder / f"{stem}-{number}.zip", number + 1
    packed.rename(target)
    sync_folder(folder)
    return target


def _read_stamp(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.strptime(text, _STAMP))  # noqa: DTZ007  (the next word makes it aware)
