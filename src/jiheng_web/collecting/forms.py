"""What a person hands in about collecting: the orders of a task, a list of agencies, files."""

import datetime
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

import jiheng
from jiheng_web.collecting.actions import Arrival, Orders
from jiheng_web.collecting.actions.placing import NewAgency
from jiheng_web.collecting.policies import RefusedTask

MOST_FILES = 2_000
MOST_NAMES = 2_000
_NUMBER_AT_MOST = 15
_UNUSED = ("summary", "regions")


@dataclass(frozen=True, slots=True)
class Layout:
    """A form that can be collected: ``value`` is form and region as the page sends them, ``words`` what people read."""

    value: str
    words: str


def list_layouts() -> tuple[Layout, ...]:
    """The forms with their layouts, those of projects first."""
    layouts = [one for one in jiheng.list_form_layouts() if one.listed not in _UNUSED and one.form in jiheng.FORM_WORDS]
    layouts.sort(key=lambda one: (one.form != "project-target", one.region != "central"))
    return tuple(Layout(f"{one.form}.{one.region}", f"{jiheng.FORM_WORDS[one.form]}（{one.region_title}）") for one in layouts)


def read_orders(post: QueryDict) -> Orders:
    """The orders of a form; raises ``RefusedTask`` for a day that is none."""
    form, _, region = post.get("layout", "").partition(".")
    return Orders(post.get("title", ""), form, region, read_day(post.get("deadline", "")), post.get("note", "").replace("\r\n", "\n"))


def read_day(text: str) -> datetime.date | None:
    """``2026-03-31`` and ``2026年3月31日``; None for nothing. Raises ``RefusedTask`` for anything else."""
    plain = text.strip().replace("年", "-").replace("月", "-").removesuffix("日")
    if not plain:
        return None
    try:
        year, month, day = map(int, plain.split("-"))
        return datetime.date(year, month, day)
    except ValueError as error:
        raise RefusedTask(f"“{text[:20]}”不是日期；请写成 2026-03-31 或 2026年3月31日。") from error


def read_numbers(post: QueryDict, name: str) -> list[int]:
    """The numbers that were ticked; what is no number is left out."""
    return [int(text) for text in post.getlist(name) if text.isdecimal() and len(text) < _NUMBER_AT_MOST]


def read_names(text: str) -> list[NewAgency]:
    """Agencies, one a line: a name, or a code and a name (in whatever order, parted by a blank, a tab or a comma).

    Raises ``RefusedTask`` for too many.
    """
    found: dict[str, NewAgency] = {}
    for line in text.splitlines():
        parts = line.replace(",", " ").replace("，", " ").replace("\t", " ").split()
        codes = [part for part in parts if part.isascii() and part.isalnum() and part[0].isdigit()]
        name = "".join(part for part in parts if part not in codes[:1])
        if name:
            found.setdefault(name, NewAgency(name, codes[0] if codes else ""))
    if len(found) > MOST_NAMES:
        raise RefusedTask(f"名单有 {len(found)} 个单位，一次最多 {MOST_NAMES} 个；请分几次添加。")
    return list(found.values())


def read_arrivals(request: HttpRequest) -> list[Arrival]:
    """Every file that was handed in, those in archives and sealed packages one by one; what cannot be taken out says why.

    Raises ``jiheng.RefusedDocument`` for more than ``MOST_FILES``.
    """
    arrivals: list[Arrival] = []
    for upload in request.FILES.getlist("files"):
        for arrival in _unpack(upload):
            arrivals.append(arrival)
            if len(arrivals) > MOST_FILES:
                raise jiheng.RefusedDocument(f"一次最多收 {MOST_FILES} 个文件；请分几次导入。")
    return arrivals


def _unpack(upload: UploadedFile) -> Iterator[Arrival]:
    name = upload.name or "未命名"
    with tempfile.TemporaryDirectory(prefix="jiheng-") as folder:
        path = Path(folder) / "upload.zip"
        with path.open("wb") as target:
            for chunk in upload.chunks():
                target.write(chunk)
        try:
            yield from (Arrival(one.name, one.content, one.dated, one.refusal) for one in jiheng.read_bundle(path, name=name))
        except jiheng.JihengError as error:
            yield Arrival(name, b"", None, str(error).replace("upload.zip", name))
