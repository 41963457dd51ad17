"""What a DOCX holds besides its main text: headers, footers, notes, comments, pictures and embedded objects, each of which is said."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from jiheng.document import OWN_AUTHOR, Notice
from jiheng.readers.lists import Lists, read_lists
from jiheng.readers.xml_part import attribute, local_name, parse_part
from jiheng.source import Source

_PARTS = (
    ("页眉", re.compile(r"word/header\d*\.xml")), ("页脚", re.compile(r"word/footer\d*\.xml")), ("脚注", re.compile(r"word/footnotes\d*\.xml")),
    ("尾注", re.compile(r"word/endnotes\d*\.xml")), ("批注", re.compile(r"word/comments\d*\.xml")),
)
MAIN = "word/document.xml"
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_PICTURES = re.compile(r"word/media/[^/]+")
_OBJECTS = re.compile(r"word/(?:embeddings|charts)/[^/]+\.(?:bin|xlsx?|docx?|pptx?|pdf|xml)")
_PAGE_NUMBER = re.compile(r"[\s\d第页共/\\.,·—–~|-]*(?:of[\s\d]*)?", re.IGNORECASE)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_SHOWN_MOST = 60


def load_lists(package: zipfile.ZipFile) -> Lists:
    """The lists of the document; raises one of ``BROKEN`` or ``LxmlError`` for damage."""
    names = package.namelist()
    if _NUMBERING not in names:
        return Lists()
    main = package.read(MAIN)
    is_odd = b"\0" in main  # no UTF-8: plain searches find nothing
    has_styles = is_odd or b"pStyle" in main
    if not has_styles and b"numId" not in main:
        return Lists()
    return read_lists(parse_part(package, _NUMBERING), parse_part(package, _STYLES) if has_styles and _STYLES in names else None)


def list_around(package: zipfile.ZipFile, *, name: str) -> Iterator[Notice]:
    """One notice for each kind of text that stands beside the main one, and for pictures and objects; page numbers are no text."""
    source = Source(name, None, None, None, 0, 0)
    names = sorted(package.namelist())
    for kind, pattern in _PARTS:
        texts = dict.fromkeys(text for part in filter(pattern.fullmatch, names) for text in _texts(parse_part(package, part)))
        if texts:
            yield Notice(f"{kind}没有读：{'；'.join(texts)[:_SHOWN_MOST]}", source, "around")
    if pictures := sum(bool(_PICTURES.fullmatch(part)) for part in names):
        yield Notice(f"有 {pictures} 幅图片没有读", source, "around")
    if objects := sum(bool(_OBJECTS.fullmatch(part)) for part in names):
        yield Notice(f"有 {objects} 个嵌入的图表或文件没有读", source, "around")


def _texts(root: etree._Element) -> Iterator[str]:
    """The paragraphs of a part that say more than a page number, but for comments of ours."""
    for paragraph in root.iter("{*}p"):
        note = paragraph.getparent()
        if note is not None and (attribute(note, "type") in _SEPARATORS or attribute(note, "author") == OWN_AUTHOR):
            continue
        text = " ".join("".join(str(piece.text or "") for piece in paragraph.iter("{*}t") if local_name(piece) == "t").split())
        if not _PAGE_NUMBER.fullmatch(text):
            yield text
