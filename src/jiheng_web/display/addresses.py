"""Where the pages of one filing of a document are found."""

from django.urls import reverse


def find_address(name: str, document_id: int, position: int, *numbers: int) -> str:
    """The address of the page ``name`` of the filing at ``position`` (from 1); ``numbers`` is that of a project or a page."""
    return reverse(name, args=[document_id, *([position] if position > 1 else []), *numbers])
