"""Binary workbooks of Excel 2007 (XLSB) written record by record."""

import io
import struct
import zipfile

_ROW, _REAL, _TEXT, _SHARED, _STRING, _FORMAT, _STYLE, _COLUMNS, _BOOK, _SHEET, _MERGED = 0, 5, 6, 7, 19, 44, 47, 60, 153, 156, 176
_FIRST_OWN_FORMAT = 164


def record(kind: int, content: bytes = b"") -> bytes:
    """One record: its number and its length in sevens of bits."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(content)
    while rest > 0x7F:
        length += bytes([rest & 0x7F | 0x80])
        rest >>= 7
    return head + length + bytes([rest]) + content


def text(value: str) -> bytes:
    """A text with its length before it."""
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def write(
    rows: list[list[str | float | bytes | None]], *, codes: tuple[str, ...] = (), merged: tuple[tuple[int, int, int, int], ...] = (),
    hidden_row: int | None = None, hidden_column: int | None = None, is_hidden: bool = False, is_from_1904: bool = False,
    header: str = "",
) -> bytes:
    """A workbook of one sheet; column n has the n-th of ``codes``, ``bytes`` are cells as they stand.

    ``merged`` are top, bottom, left, right.
    """
    sheet = b""
    strings: list[str] = []
    for number, row in enumerate(rows):
        sheet += record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if number == hidden_row else 0, 0, 0))
        for column, value in enumerate(row):
            style = column + 1 if column < len(codes) else 0
            head = struct.pack("<II", column, style)
            if isinstance(value, bytes):
                sheet += record(value[0], head + value[1:])
            elif isinstance(value, str):
                sheet += record(_SHARED, head + struct.pack("<I", len(strings)))
                strings.append(value)
            elif value is not None:
                sheet += record(_REAL, head + struct.pack("<d", value))
    columns = b""
    if hidden_column is not None:
        columns = record(390) + record(_COLUMNS, struct.pack("<IIIIH", hidden_column, hidden_column, 0, 0, 1)) + record(391)
    ranges = b"".join(record(_MERGED, struct.pack("<IIII", *area)) for area in merged)
    relation = '<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
    targets = (("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin"), ("styles", "styles.bin"))
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = "".join(relation.format(number, *target) for number, target in enumerate(targets, start=1))
    parts: dict[str, str | bytes] = {
        "xl/workbook.bin": record(131) + record(_BOOK, struct.pack("<III", is_from_1904, 0, 0))
        + record(143) + record(_SHEET, struct.pack("<II", is_hidden, 1) + text("rId1") + text("表")) + record(144)
        + record(157, bytes(26)) + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{namespace}">{relations}</Relationships>',
        "xl/worksheets/sheet1.bin": record(129) + record(148, bytes(16)) + columns + record(145) + sheet + record(146)
        + record(177, struct.pack("<I", len(merged))) + ranges + record(178)
        + (record(479, bytes(2) + text(header) + struct.pack("<5I", *[0xFFFFFFFF] * 5)) + record(480) if header else b"") + record(130),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings)))
        + b"".join(record(_STRING, b"\0" + text(string)) for string in strings) + record(160),
        "xl/styles.bin": record(615, struct.pack("<I", len(codes)))
        + b"".join(record(_FORMAT, struct.pack("<H", number) + text(code)) for number, code in enumerate(codes, start=_FIRST_OWN_FORMAT))
        + record(616)
        + record(617, struct.pack("<I", len(codes) + 1)) + record(_STYLE, bytes(16))
        + b"".join(record(_STYLE, struct.pack("<HH12x", 0, _FIRST_OWN_FORMAT + number)) for number in range(len(codes))) + record(618),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()
