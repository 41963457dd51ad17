"""Clauses that say when something applies: what follows them up to the end of the sentence is no target of its own (如遇暴雨，每日巡查3次)."""

import re

_OPENING = (
    r"(?:\A|[，；。;,])\s?(?:如(?![期实数约皋东意常何下厕])|若(?!干|尔盖|羌)|倘|假如|一旦|凡(?!客)|遇(?![见险])|逢(?!春)|(?<![适正应担相])当(?![年月日地期前天季代选班归好]))"
)
_ENDING = (
    r"(?:(?<![及按准临同小课学适定实随即工用限历平届])时|情况下|情形下|(?<![目标])的)(?=[，,])"
)
_CONDITION = re.compile(rf"{_OPENING}|{_ENDING}")
_AT_END = re.compile(rf"{_ENDING}[，,]$")
_HINT = re.compile("[如若倘假旦凡遇逢当]|[时下的][，,]")
_SENTENCE_ENDS = "；;。！!\n"


def opens_condition(folded: str) -> bool:
    """Whether a clause in the folded text begins or ends as a condition does."""
    return _HINT.search(folded) is not None and _CONDITION.search(folded) is not None


def is_condition(piece: str) -> bool:
    """Whether the ``piece`` of a text, with its comma, says nothing but when something applies: 发生2起以上事故的，."""
    return _AT_END.search(piece) is not None


def ends_sentence(piece: str) -> bool:
    """Whether the ``piece`` of a text closes a sentence, and with it the reach of a condition."""
    return piece[-1:] in _SENTENCE_ENDS
