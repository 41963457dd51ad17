"""Where the cells of a DOCX stand: the elements of its main part by table, row and column, as its reader counts."""

from lxml import etree

from jiheng.exchange.annotations.package import Package
from jiheng.readers.docx import place_cells
from jiheng.readers.docx_around import MAIN, load_lists
from jiheng.readers.flow import Place
from jiheng.readers.package import BROKEN, refuse_broken


def place_document(package: Package, *, name: str) -> dict[Place, etree._Element]:
    """The cell (or the paragraph outside any table) of every place, in the tree that the package holds of the main part."""
    try:
        with package.open() as opened:
            lists = load_lists(opened)
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error
    return place_cells(package.parse(MAIN), lists, name=name)
