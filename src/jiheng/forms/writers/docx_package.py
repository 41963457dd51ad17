"""The few parts of a Word document besides its text: styles, footers, pictures, properties; the same content gives the same bytes."""

import io
import zipfile
from xml.sax.saxutils import escape

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = "2000-01-01T00:00:00Z"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMES = (
    f'{W} xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"'
)
_EMU_A_MM = 36_000
_FACTS, _FACTS_NAME, _FACTS_ID = "jh", "urn:jiheng:facts:1", "{6A696865-6E67-4000-8000-000000000001}"
_FACTS_PART, _FACTS_TYPE = "customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="b"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
_TURNED = "<w:evenAndOddHeaders/>"
_SETTINGS = (
    f'<w:settings {W}>{{}}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)


class DocxPackage:
    """A document that is being written: footers and pictures are taken in as the text asks for them."""

    def __init__(self, *, turns_pages: bool = False, styles: str = "") -> None:
        """``turns_pages`` gives even pages a footer of their own; ``styles`` are further ones as XML."""
        settings = _part(_SETTINGS.format(_TURNED if turns_pages else ""))
        self._parts: dict[str, bytes] = {"word/styles.xml": _part(f"{_STYLES}{styles}</w:styles>"), "word/settings.xml": settings}
        self._facts: dict[str, str] = {}
        self._relations = [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")]

    def add_footer(self, paragraphs: str) -> str:
        """The id of a footer with these paragraphs."""
        name = f"footer{len(self._relations)}.xml"
        self._parts[f"word/{name}"] = _part(f"<w:ftr {W}>{paragraphs}</w:ftr>")
        return self._relate("footer", name)

    def draw(self, png: bytes, *, width: float, height: float, words: str) -> str:
        """A run with a picture in the line, so many mm wide and high; ``words`` are for those who do not see it."""
        name = f"media/image{len(self._relations)}.png"
        self._parts[f"word/{name}"] = png
        number, found = len(self._relations), self._relate("image", name)
        size = f'cx="{round(width * _EMU_A_MM)}" cy="{round(height * _EMU_A_MM)}"'
        told = f'id="{number}" name="图{number}" descr="{escape(words, {chr(34): "&quot;", chr(10): " "})}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {told}/>'
            f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{found}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def bind(self, key: str, *, words: str, text: str, look: str) -> str:
        """A field that shows a fact and is bound to it, the same wherever it stands; ``look`` are the properties of its run."""
        self._facts.setdefault(key, text)
        place = f"/{_FACTS}:facts[1]/{_FACTS}:fact[{list(self._facts).index(key) + 1}]"
        bound = f'<w:dataBinding w:prefixMappings="xmlns:{_FACTS}=\'{_FACTS_NAME}\'" w:xpath="{place}" w:storeItemID="{_FACTS_ID}"/>'
        return (
            f'<w:sdt><w:sdtPr>{look}<w:alias w:val="{escape(words)}"/><w:tag w:val="{key}"/>{bound}<w:text/></w:sdtPr>'
            f'<w:sdtContent><w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:sdtContent></w:sdt>'
        )

    def write(self, body: str, *, title: str) -> bytes:
        """The bytes of the document with this text."""
        if self._facts:
            self._relations.append((f"rId{len(self._relations) + 1}", "customXml", "../customXml/item1.xml"))
            self._parts |= _list_facts(self._facts)
        parts = {
            "[Content_Types].xml": _part(self._list_types()), "_rels/.rels": _part(_ROOT),
            "word/document.xml": _part(f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"),
            "word/_rels/document.xml.rels": _part(self._list_relations()), "docProps/core.xml": _part(_describe(title)), **self._parts,
        }  # fmt: skip
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, content in parts.items():
                package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _relate(self, kind: str, name: str) -> str:
        identity = f"rId{len(self._relations) + 1}"
        self._relations.append((identity, kind, name))
        return identity

    def _list_relations(self) -> str:
        lines = (
            f'<Relationship Id="{identity}" Type="{_OFFICE}/relationships/{kind}" Target="{name}"/>'
            for identity, kind, name in self._relations
        )
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'

    def _list_types(self) -> str:
        kinds = {"word/document.xml": "document.main", "word/styles.xml": "styles", "word/settings.xml": "settings"}
        kinds |= {name: "footer" for name in self._parts if name.startswith("word/footer")}
        lines = "".join(f'<Override PartName="/{name}" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items())
        core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        facts = f'<Override PartName="/{_FACTS_PART}" ContentType="{_FACTS_TYPE}"/>' if self._facts else ""
        return (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f"{lines}{core}{facts}</Types>"
        )


def _part(xml: str) -> bytes:
    return (_XML + xml).encode()


def _list_facts(facts: dict[str, str]) -> dict[str, bytes]:
    """The parts that hold the facts, and say by which name fields ask for them."""
    told = "".join(f'<fact name="{key}">{escape(text)}</fact>' for key, text in facts.items())
    names = f'ds:itemID="{_FACTS_ID}" xmlns:ds="{_OFFICE}/customXml"'
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{_FACTS_NAME}"/></ds:schemaRefs>'
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
    return {
        "customXml/item1.xml": _part(f'<facts xmlns="{_FACTS_NAME}">{told}</facts>'),
        _FACTS_PART: _part(f"<ds:datastoreItem {names}>{schema}</ds:datastoreItem>"),
        "customXml/_rels/item1.xml.rels": _part(f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'),
    }


def _describe(title: str) -> str:
    when = "".join(f'<dcterms:{word} xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:{word}>' for word in ("created", "modified"))
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>绩衡</dc:creator>{when}</cp:coreProperties>"
    )
