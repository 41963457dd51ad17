"""The objects of a PDF that our typesetter wrote: found by its plain table of places, renumbered, and written into another file."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ROOT = re.compile(rb"/Root (\d+) 0 R/Info (\d+) 0 R")
_TOKEN = re.compile(rb"\(|(\d+) 0 R\b|(/StructParents? )(\d+)|/ID(?=\(U)|/Headers\[[^\]]*\]")
_HEAD_OF_STREAM = b"\nstream"
_LINE, _IN_USE = 20, b" n"
_BACKSLASH = ord("\\")


class PdfObjects(NamedTuple):
    """The bodies of all objects by number, and the numbers of the catalog and of the description of the file."""

    bodies: dict[int, bytes]
    root: int
    about: int

    def find(self, number: int, key: bytes) -> int:
        """The number of the object that the one called ``number`` names under ``key``; raises ``ValueError`` where it names none."""
        return find_reference(self.bodies[number], key)


def find_reference(body: bytes, key: bytes) -> int:
    """The first number of an object after ``key``; raises ``ValueError`` where there is none."""
    match = re.search(re.escape(key) + rb"\[?(\d+) 0 R", body)
    if match is None:
        raise ValueError(f"no {key.decode()} in a PDF of the typesetter")
    return int(match[1])


def list_references(body: bytes, key: bytes) -> list[int]:
    """All numbers of objects in the list after ``key``."""
    match = re.search(re.escape(key) + rb"\[([^\]]*)\]", body)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", match[1])] if match else []


def parse_objects(content: bytes) -> PdfObjects:
    """The objects of a PDF with one plain cross-reference table; raises ``ValueError`` for any other."""
    start, ends = _START.search(content), _ROOT.search(content, content.rfind(b"trailer"))
    if start is None or ends is None:
        raise ValueError("not a PDF of the typesetter")
    _, counts, table = content[int(start[1]):].split(b"\n", 2)
    count = int(counts.split()[1])
    lines = {number: table[number * _LINE:(number + 1) * _LINE] for number in range(1, count)}
    places = {number: int(line[:10]) for number, line in lines.items() if _IN_USE in line}
    order = sorted(places, key=places.__getitem__)
    limits = [*(places[number] for number in order[1:]), int(start[1])]
    bodies = {}
    for number, end in zip(order, limits, strict=True):
        whole = content[places[number]:end]
        bodies[number] = whole[whole.index(b"obj") + 4:whole.rindex(b"\nendobj")]
    return PdfObjects(bodies, int(ends[1]), int(ends[2]))


def renumber(objects: PdfObjects, *, by: int, parents_by: int, prefix: bytes) -> PdfObjects:
    """The same objects under higher numbers: those of objects, those of the tree of tags, and the names of heads of tables."""

    def replace(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return b"%d 0 R" % (int(match[1]) + by)
        if match[2]:
            return b"%s%d" % (match[2], int(match[3]) + parents_by)
        return match[0].replace(b"(U", b"(" + prefix)

    bodies = {number + by: _rewrite(body, replace, prefix) for number, body in objects.bodies.items()}
    return PdfObjects(bodies, objects.root + by, objects.about + by)


def write_objects(bodies: Mapping[int, bytes], *, root: int, about: int) -> bytes:
    """A PDF of these objects; a number that is missing is marked as free."""
    pieces = [b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"]
    places, at = dict[int, int](), len(pieces[0])
    for number in sorted(bodies):
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
        places[number] = at
        at += len(piece)
        pieces.append(piece)
    size = max(bodies) + 1
    lines = (b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(size))
    pieces.append(b"xref\n0 %d\n%s" % (size, b"".join(lines)))
    digest = _digest(pieces)
    pieces.append(b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\n" % (size, root, about, digest, digest))
    pieces.append(b"startxref\n%d\n%%%%EOF" % at)
    return b"".join(pieces)


def _digest(pieces: Iterable[bytes]) -> bytes:
    """What tells files apart: the same for the same bytes."""
    told = hashlib.sha256()
    for piece in pieces:
        told.update(piece)
    return told.hexdigest()[:32].encode()


def _rewrite(body: bytes, replace: Callable[[re.Match[bytes]], bytes], prefix: bytes) -> bytes:
    """The body with its tokens replaced, but none within a string of text or a stream."""
    head, stream, rest = body.partition(_HEAD_OF_STREAM)
    pieces, at = [], 0
    while match := _TOKEN.search(head, at):
        pieces.append(head[at:match.start()])
        at = match.end()
        if match[0] == b"(":
            at = _end_of_text(head, at)
            pieces.append(head[match.start():at])
        elif match[0] == b"/ID":
            pieces.append(b"/ID(" + prefix)
            at += len(b"(U")
        else:
            pieces.append(replace(match))
    return b"".join((*pieces, head[at:], stream, rest))


def _end_of_text(head: bytes, at: int) -> int:
    """Where the string that was opened before ``at`` is closed."""
    depth = 1
    while depth:
        sign = head[at]
        at += 2 if sign == _BACKSLASH else 1
        depth += (sign == ord("(")) - (sign == ord(")"))
    return at
