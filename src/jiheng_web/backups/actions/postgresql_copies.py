"""Copies of a PostgreSQL database by its own tools, and putting one in its place."""

import logging
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections, transaction

from jiheng_web.backups.actions.files import RefusedBackup
from jiheng_web.backups.actions.surveys import Survey, beside, survey

_LOG = logging.getLogger(__name__)
_KEEPS = "postgres"
"""The database from which others are made and renamed."""


def copy_to(path: Path) -> Survey:
    """A consistent copy of the installation's database while others write, and the figures of just that moment."""
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        found = survey()
        words = ["--format=custom", "--no-owner", "--no-privileges", "--compress=0", f"--snapshot={snapshot}", f"--file={path}"]
        _run("pg_dump", words, _own())
    return found


@contextmanager
def unpacked(dump: Path) -> Iterator[dict[str, Any]]:
    """A dump as a database of its own, dropped after the block unless it was put in place meanwhile."""
    own, name = _own(), f"jiheng_restore_{secrets.token_hex(6)}"
    _execute(f'CREATE DATABASE "{name}"')
    try:
        _run("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}", str(dump)], own, names_database=False)
        yield {**own, "NAME": name}
    finally:
        _execute(f'DROP DATABASE IF EXISTS "{name}"')


def put_in_place(copy: dict[str, Any], *, kept: str) -> None:
    """The copy becomes the installation's database; the one that is there is kept under the name ``kept``."""
    connections["default"].close()
    name = str(_own()["NAME"])
    try:
        _execute(f'ALTER DATABASE "{name}" RENAME TO "{kept}"')
    except DatabaseError as error:
        raise RefusedBackup("数据库正被别的程序使用，或没有改名的权限；请先停止绩衡，再恢复。") from error
    _execute(f'ALTER DATABASE "{copy["NAME"]}" RENAME TO "{name}"')


def _own() -> dict[str, Any]:
    return {key: value for key, value in connections.settings["default"].items() if key not in ("TEST",)}


def _execute(statement: str) -> None:
    with beside({**_own(), "NAME": _KEEPS, "CONN_MAX_AGE": 0}) as alias, connections[alias].cursor() as cursor:
        cursor.execute(statement)


def _run(tool: str, words: Sequence[str], database: dict[str, Any], *, names_database: bool = True) -> None:
    found = shutil.which(tool)
    if found is None:
        raise RefusedBackup(f"没有找到 {tool}；请安装 PostgreSQL 的客户端工具（postgresql-client），再试。")
    environment = {**os.environ, "PGPASSWORD": str(database["PASSWORD"])}
    where = [("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")]
    asked = [f"{option}={database[key]}" for option, key in where if database[key]]
    named = [f"--dbname={database['NAME']}"] if names_database else []
    ended = subprocess.run([found, *asked, *named, *words], env=environment, capture_output=True, check=False)  # noqa: S603
    if ended.returncode:
        _LOG.error("%s: %s", tool, ended.stderr.decode(errors="replace"))
        raise RefusedBackup(f"{tool} 没有做成；原因写在数据文件夹的 jiheng.log 里，常见的是工具比数据库旧、没有权限或磁盘满了。")
