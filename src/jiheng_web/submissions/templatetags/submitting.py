"""Filters that put states, ratings and acts into words and colours."""

from django import template

from jiheng_web.submissions.models import STATE_WORDS
from jiheng_web.submissions.workflow import ACT_WORDS

register = template.Library()

_STATE_TAGS = {
    "draft": "w", "adjusting": "w", "rejected": "e", "rated": "o", "approved": "o", "published": "o", "closed": "i", "archived": "i",
}
_RATING_TAGS = {"优": "o", "良": "o", "中": "w", "差": "e"}


@register.filter
def state_class(state: str) -> str:
    """The colour class of a state."""
    return _STATE_TAGS.get(state, "i")


@register.filter
def state_word(state: str) -> str:
    """``draft`` → 填报中."""
    return STATE_WORDS.get(state, state)


@register.filter
def rating_class(rating: str) -> str:
    """The colour class of a rating."""
    return _RATING_TAGS.get(rating, "i")


@register.filter
def act_word(act: str) -> str:
    """``submit`` → 送审."""
    return ACT_WORDS.get(act, act)
