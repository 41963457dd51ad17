"""Small files that unfold into very much."""

import io
import zipfile
import zlib

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def form_bomb(depth: int = 12, width: int = 20) -> bytes:
    """A PDF whose page draws a form that draws a form …: ``width ** depth`` strokes from some kilobytes."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    draws = [b"/X Do " * width] * (depth + 1) + [b"0 0 m 9 9 l S "]
    forms = [_stream(draw, _form(number)) for number, draw in enumerate(draws[1:], start=6)]
    return _pdf(*catalogue, page, _stream(draws[0]), *forms)


def deep_xml(depth: int = 200_000) -> bytes:
    """A DOCX of paragraphs in paragraphs."""
    body = "<w:p>" * depth + "</w:p>" * depth
    return zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": f'<w:document xmlns:w="{_WORD}">{body}</w:document>'.encode()})


def zip_bomb() -> bytes:
    """A workbook that says it unpacks to very much."""
    return zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(300 << 20)})


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _form(next_number: int) -> bytes:
    return b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X %d 0 R >> >>" % next_number


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< %s /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def _pdf(*objects: bytes) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + b"xref\n0 %d\n%strailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (size, table, size, len(written))
