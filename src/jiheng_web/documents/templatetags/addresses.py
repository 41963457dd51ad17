"""Links between the pages of one filing."""

from typing import Any

from django import template

from jiheng_web.display.addresses import find_address

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], name: str, *numbers: int) -> str:
    """The address of the page ``name`` of the filing that is being shown; ``numbers`` is that of a project or a page."""
    return find_address(name, context["document"].pk, context["position"], *numbers)


@register.simple_tag(takes_context=True)
def filing_address(context: dict[str, Any], position: int) -> str:
    """The address of another filing of the same document."""
    return find_address("document", context["document"].pk, position)
