"""Moving an installation to another database, row by row, and comparing both when it is done."""

import datetime
import decimal
import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction

from jiheng_web.backups.actions.files import RefusedBackup
from jiheng_web.backups.actions.surveys import Check, beside, compare, survey
from jiheng_web.database import parse_database_url

_AT_ONCE = 500
Tell = Callable[[str], None]


def move_database(url: str, *, tell: Tell = print) -> list[Check]:
    """Copies everything into the empty database at ``url``, in one transaction there; the installation's own is not changed.

    Gives what was compared. Raises ``RefusedBackup`` where the target cannot be had or has something in it.
    """
    try:
        target = parse_database_url(url)
    except ValueError as error:
        raise RefusedBackup(str(error)) from error
    with beside(target) as alias:
        try:
            _demand_empty(alias)
            call_command("migrate", database=alias, verbosity=0)
            with transaction.atomic(), transaction.atomic(using=alias):
                for model in _list_models():
                    count = _copy_rows(model, alias)
                    tell(f"{model._meta.verbose_name}：{count:,} 行")
                _reset_sequences(alias)
                return list(_compare(alias))
        except DatabaseError as error:
            raise RefusedBackup(f"目标数据库连不上或写不进去，没有换成；请检查地址、权限和磁盘空间。（{type(error).__name__}）") from error


def digest_rows(model: type[models.Model], using: str) -> str:
    """A digest of all rows of a table, the same in every database."""
    digest = hashlib.sha256()
    for row in model._default_manager.using(using).order_by("pk").values_list(*_columns(model)).iterator(_AT_ONCE):
        digest.update(json.dumps([_plain(value) for value in row], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def _compare(alias: str) -> Iterator[Check]:
    own, found = survey(), survey(alias)
    kept = {model._meta.db_table for model in _list_models()}
    said = own.to_json() | {"counts": {table: rows for table, rows in own.counts.items() if table in kept}}
    found_rows = {table: rows for table, rows in found.counts.items() if table in kept}
    yield from compare(type(found)(found_rows, found.documents, found.ledger), said)
    for model in _list_models():
        is_equal = digest_rows(model, DEFAULT_DB_ALIAS) == digest_rows(model, alias)
        if not is_equal:
            yield Check(f"{model._meta.verbose_name}的内容", False, "两边不一样")
    yield Check("每一行的内容", True, f"{len(kept)} 张表比过")


def _demand_empty(alias: str) -> None:
    if connections[alias].introspection.table_names():
        raise RefusedBackup("目标数据库里已经有表，没有动它；请给一个空的数据库。")


def _list_models() -> list[type[models.Model]]:
    """Every table of ours, also the ones between two others."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _copy_rows(model: type[models.Model], alias: str) -> int:
    """The rows with their numbers; what migrations put into the target gives way."""
    model._default_manager.using(alias).all().delete()
    rows = model._default_manager.using(DEFAULT_DB_ALIAS).order_by("pk").values(*_columns(model)).iterator(_AT_ONCE)
    count = 0
    while part := list(islice(rows, _AT_ONCE)):
        model._default_manager.using(alias).bulk_create([model(**row) for row in part])
        count += len(part)
    return count


def _reset_sequences(alias: str) -> None:
    """New rows get numbers after the copied ones."""
    statements = connections[alias].ops.sequence_reset_sql(no_style(), _list_models())
    with connections[alias].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _plain(value: Any) -> Any:
    """A value as JSON has it, whatever database it comes from."""
    if isinstance(value, (bytes, memoryview, bytearray)):
        return hashlib.sha256(bytes(value)).hexdigest()
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="milliseconds")
    if isinstance(value, decimal.Decimal):
        return str(value.normalize())
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value
