"""HTML in which nothing is markup unless it says so: every plain string is escaped."""

import re
from collections.abc import Iterable
from html import escape

Attribute = str | int | bool | None
"""The value of an attribute: None and False leave it out, True writes its name alone."""

_VOID = frozenset({"br", "input", "meta"})
_PLACE = re.compile(r' (?:(?:id|for|name)="|href="#)')
"""Where an attribute names a place on the page, or a group of choices."""


class Markup(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """``<name …>children</name>``; children and attribute values are escaped, ``Markup`` among the children is kept.

    ``class_`` is written ``class``, ``http_equiv`` is written ``http-equiv``.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    return Markup(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Markup:
    """The children one after the other, escaped unless they are ``Markup``."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


def grid(head: Iterable[str], *rows: str, caption: str, class_: str | None = None) -> Markup:
    """A table whose heads repeat on every printed page; a head that starts with ``#`` stands over numbers.

    ``rows`` are ``tr`` or whole ``tbody`` elements; ``caption`` names the table for those who cannot see it.
    """
    heads = (tag("th", name.removeprefix("#"), scope="col", class_="n" if name.startswith("#") else None) for name in head)
    return tag("table", tag("caption", caption), tag("thead", tag("tr", *heads)), *rows, class_=class_)


def cells(*contents: str | int) -> Markup:
    """One ``td`` for each: whole numbers stand right, text stands left."""
    return join(tag("td", str(content), class_="n") if isinstance(content, int) else tag("td", content) for content in contents)


def number_cell(content: str) -> Markup:
    """A ``td`` for a number that is already spelled."""
    return tag("td", content, class_="n")


def card(title: str, *content: str, id_: str | None = None, note: str = "") -> Markup:
    """A section of the page under its heading; ``note`` stands small beside it."""
    heading = tag("h2", title, tag("small", note)) if note else tag("h2", title)
    return tag("section", heading, *content, class_="card", id=id_)


def set_apart(content: Markup, *, prefix: str) -> Markup:
    """The same content with every place that it names, and every link to one, under a name that begins with ``prefix``.

    No text can be taken for an attribute, for quotation marks in it are escaped.
    """
    return Markup(_PLACE.sub(lambda match: f"{match[0]}{prefix}", content))


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
