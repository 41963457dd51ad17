"""A view as one page that a browser opens: the drawing at its own size, nothing from elsewhere."""

from jiheng.publication.html import Markup, tag

_STYLE = "body{margin:0;background:#F3F5F7}svg{display:block;margin:16px auto;box-shadow:0 1px 6px rgba(0,0,0,.25);max-width:none}"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def as_page(drawing: str, *, title: str) -> str:
    """The HTML page around an SVG."""
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("meta", http_equiv="Content-Security-Policy", content=_POLICY), tag("title", title),
        tag("style", Markup(_STYLE)),
    )
    return "<!doctype html>\n" + tag("html", head, tag("body", Markup(drawing)), lang="zh-CN") + "\n"
