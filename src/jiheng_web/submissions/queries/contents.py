"""The content of drafts and versions: what is kept of a filing, its digest, and the filing in it."""

import hashlib
import json
from typing import Any

import jiheng
from jiheng_web.places.models import Place
from jiheng_web.submissions.models import Submission, Version
from jiheng_web.submissions.policies import BrokenVersion, RefusedContent
from jiheng_web.submissions.queries.kept import Kept

_KNOWN = "_known_digest"
_filings: Kept[jiheng.Filing] = Kept()


def normalise_content(content: Any) -> Any:
    """Plain JSON values as every database gives them back: whole numbers without a point, no text that PostgreSQL refuses.

    Raises ``RefusedContent`` for a character that cannot be kept.
    """
    if isinstance(content, float) and content.is_integer():
        return int(content)
    if isinstance(content, str):
        _refuse_characters(content)
    if isinstance(content, dict):
        return {str(key): normalise_content(value) for key, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [normalise_content(value) for value in content]
    return content


def list_filers() -> tuple[jiheng.Filer, ...]:
    """All agencies in use, as tables may name them; the key is the number of the place."""
    places = Place.objects.filter(kind="agency", is_active=True).order_by("pk")
    return tuple(jiheng.Filer(str(place.pk), place.name, place.code) for place in places)


def _refuse_characters(text: str) -> None:
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise RefusedContent("表里有不能保存的字符（空字符或残缺的代码），没有收下；请在原文件里删掉后重新导入。")


def digest_content(content: Any) -> str:
    """The sha256 of the canonical JSON of a normalised content: keys sorted, no blanks; hexadecimal."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def parse_content(content: Any, *, name: str = "草稿") -> jiheng.Filing:
    """The filing that a content holds; raises ``jiheng.RefusedDocument`` where it is no ``jiheng.filing/1``."""
    return _filings.get(digest_content(content), lambda: jiheng.filing_from_json(content, name=name))


def digest_draft(submission: Submission) -> str:
    """The digest of a draft, made once for each content that the object holds."""
    known = submission.__dict__.get(_KNOWN)
    if known is None or known[0] is not submission.content:
        known = submission.__dict__[_KNOWN] = (submission.content, digest_content(submission.content))
    digest: str = known[1]
    return digest


def get_draft(submission: Submission) -> jiheng.Filing:
    """The filing of a draft; raises ``jiheng.RefusedDocument`` where there is none, or it is no ``jiheng.filing/1``."""
    content = submission.content
    if content is None:
        raise jiheng.RefusedDocument(f"“{submission}”还没有内容；请先导入或填写。")
    return _filings.get(digest_draft(submission), lambda: jiheng.filing_from_json(content, name="草稿"))


def get_filing(version: Version) -> jiheng.Filing:
    """The filing of a version. Raises ``BrokenVersion`` where the content is no longer that of the digest."""
    if digest_content(version.content) != version.digest:
        raise BrokenVersion(f"{version.submission}的{version}与送审时的摘要不符，内容可能被改动过；请用备份核对。")
    return _filings.get(version.digest, lambda: jiheng.filing_from_json(version.content, name=str(version)))

