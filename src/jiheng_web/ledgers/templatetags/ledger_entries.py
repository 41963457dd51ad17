"""The entries of an object, for the include ``ledgers/_entries.html``."""

from django import template
from django.template import Context

from jiheng_web.actors import NOBODY, Actor
from jiheng_web.ledgers.queries import ShownEntry, list_entries

register = template.Library()


@register.simple_tag(takes_context=True)
def entries_of(context: Context, subject: str) -> tuple[ShownEntry, ...]:
    """The latest entries about ``subject`` that the person at this page may see."""
    actor = context.get("actor", NOBODY)
    return list_entries(subject, actor=actor) if isinstance(actor, Actor) else ()
