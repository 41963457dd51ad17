"""The error gallery: bad inputs, made here, and the sentence that each gets from ``jiheng``."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.command_line import REPOSITORY, run

PAGE = REPOSITORY / "docs" / "reference" / "errors.md"

_INTRODUCTION = (
    "# 出错时的话",
    "",
    "用法不对、文件读不了或不该收时，`jiheng` 在标准错误上说一句话，退出码是 2。下面每一行都由真的运行得来。",
    "",
    "| 情形 | 命令 | 说的话 |",
    "|---|---|---|",
)

_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
_PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def _archive(*members: tuple[str, bytes]) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)

    return write


def _content(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _nothing(path: Path) -> None:
    """Makes no file at all."""
    del path


def _oversized(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)


_TABLE = "项目支出绩效目标表\n部门名称：青江市示例局\n单位：万元\n"

BAD_FILES: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("没有这个文件", "不存在.txt", _nothing),
    ("是一个文件夹", "文件夹", Path.mkdir),
    ("空文件", "空.txt", _content(b"")),
    ("只有空白", "空白.txt", _content(b" \n\t\n")),
    ("超过 64 MB", "太大.txt", _oversized),
    ("不是表：一封信", "信.txt", _content("各位同事：\n下午三点开会。\n".encode())),
    ("只有标题没有行", "只有标题.txt", _content(_TABLE.encode())),
    ("二进制垃圾", "垃圾.txt", _content(bytes(range(256)) * 8)),
    ("图片", "照片.xlsx", _content(_PNG + bytes(100))),
    ("损坏的 PDF", "表.pdf", _content(b"%PDF-1.7\n")),
    ("截断的工作簿", "断.xlsx", _content(b"PK\x03\x04" + bytes(40))),
    ("不是工作簿也不是文档的压缩包", "包.zip", _archive(("说明.txt", "你好".encode()))),
    ("展开后极大的压缩包", "炸弹.xlsx", _archive(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", bytes(300_000_000)))),
    ("有密级标志", "密.txt", _content(f"机密★5年\n{_TABLE}".encode())),
    ("损坏的旧版工作簿", "旧.xls", _content(_OLE)),
)

BAD_CALLS: tuple[tuple[str, str], ...] = (
    ("没有这条规则", "jiheng explain ZZ999"),
    ("没有这个口径", "jiheng check 'examples/青江市科学技术馆.txt' --profile 火星"),
    ("豁免文件写错了", "printf '豁免:\\n- 规则: 含糊\\n' > 豁免.yaml; jiheng check 'examples/青江市科学技术馆.txt' --waivers 豁免.yaml"),
    ("没有这个口径文件", "jiheng check 'examples/青江市科学技术馆.txt' --profile ./没有.yaml"),
    ("没有这个依据", "jiheng explain 财预〔1999〕1号"),
    ("日期写得不对", "jiheng check 'examples/青江市科学技术馆.txt' --on 2025-02-30"),
    ("没有这种格式", "jiheng read 'examples/青江市科学技术馆.txt' --format pdf"),
    ("写不进去", "jiheng read 'examples/青江市科学技术馆.txt' -o 没有的文件夹/表.json"),
    ("这种格式写不进批注", "jiheng check 'examples/青江市科学技术馆.txt' --annotate 意见.xlsx"),
    ("没有这个命令", "jiheng 读"),
    ("少了文件名", "jiheng read"),
)


def error_gallery() -> Iterator[tuple[Path, str]]:
    """Path and text of the gallery; ends the program where a bad input is not refused with one sentence and exit code 2."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(REPOSITORY / "examples")
        rows = [_row(what, f"jiheng read '{file}'", folder=folder, make=make, file=file) for what, file, make in BAD_FILES]
        rows += [_row(what, line, folder=folder) for what, line in BAD_CALLS]
    yield PAGE, "\n".join([*_INTRODUCTION, *rows, ""])


def _row(what: str, line: str, *, folder: Path, make: Callable[[Path], object] | None = None, file: str = "") -> str:
    if make is not None:
        make(folder / file)
    outcome = run(line, folder=folder)
    sentence = outcome.errors.strip()
    if outcome.code != 2 or not sentence or "Traceback" in sentence:
        raise SystemExit(f"{what}: “{line}” ends with {outcome.code} and says: {sentence or 'nothing'}")
    return f"| {what} | `{line}` | {sentence.replace(chr(10), '<br>').replace('|', chr(92) + '|')} |"
