"""A filled form as a file: one workbook, document or PDF of all its sheets, or a ZIP with a file for each."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from jiheng.errors import JihengError
from jiheng.forms.fillers.fill import FilledForm
from jiheng.forms.sheet import FormSheet
from jiheng.forms.writers.docx import write_docx
from jiheng.forms.writers.pdf import write_pdf
from jiheng.forms.writers.xlsx import write_xlsx

FormKind = Literal["xlsx", "docx", "pdf", "zip"]
"""The files that forms are written to."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
_LEFT_OUT = "没有填进去的内容.txt"


def write_form(filled: FilledForm, *, kind: FormKind) -> bytes:
    """The bytes of a file with all sheets of ``filled``; a PDF of several is bound, with contents and page numbers.

    ``zip`` holds every sheet as a workbook and as a document of its own, and a text with what the form could not hold. The same
    form gives the same bytes. Raises ``MissingExtra`` where the typesetter for PDF is not installed.
    """
    if kind == "zip":
        return _write_zip(filled)
    return _WRITERS[kind](filled.sheets)


def list_omissions_as_text(filled: FilledForm) -> str:
    """What the form could not hold, one a line under the name of its project; empty where it held everything."""
    lines: list[str] = []
    project = None
    for omission in filled.omissions:
        if omission.project != project:
            project = omission.project
            lines.append(f"【{project}】")
        lines.append(f"{omission.words}：{omission.text}")
    return "".join(f"{line}\n" for line in lines)


def _write_zip(filled: FilledForm) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for sheet in filled.sheets:
            name = sheet.name.translate(_FORBIDDEN)
            for kind in ("xlsx", "docx"):
                _add(package, f"{name}.{kind}", _WRITERS[kind]([sheet]))
        if filled.omissions:
            _add(package, _LEFT_OUT, list_omissions_as_text(filled).encode("utf-8-sig"))
    return stream.getvalue()


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)


def _bind(sheets: Sequence[FormSheet]) -> bytes:
    return write_pdf(sheets, bound=len(sheets) > 1)


_WRITERS: Mapping[str, Callable[[Sequence[FormSheet]], bytes]] = {"xlsx": write_xlsx, "docx": write_docx, "pdf": _bind}


def find_form_kind(name: str) -> FormKind:
    """The kind of file that a name asks for by its suffix; raises ``JihengError`` for any other."""
    suffix = name.rpartition(".")[2].lower()
    kinds: dict[str, FormKind] = {"xlsx": "xlsx", "docx": "docx", "pdf": "pdf", "zip": "zip"}
    if suffix not in kinds:
        raise JihengError(f"不知道“{name}”要写成哪种文件；请把文件名写成 .xlsx、.docx、.pdf 或 .zip 结尾。")
    return kinds[suffix]
