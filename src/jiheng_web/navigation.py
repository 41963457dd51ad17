"""The main navigation: one line for each page that people start from. An app that has such a page adds its line here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from jiheng_web.actors import NOBODY, Actor


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A link of the top bar: the ``page`` (name of its address), its ``words``, who sees it, and under which paths it is lit.

    Without a ``permission`` everybody sees it who is logged in; ``edition`` is the only one that has it.
    """

    page: str
    words: str
    permission: str | None = None
    paths: tuple[str, ...] = ()
    edition: str | None = None


NAVIGATION = (
    NavEntry("desk", "工作台", "targets.see", ("/desk/",), "office"),
    NavEntry("my_tasks", "要报的表", "targets.draft", ("/collecting/mine/",), "office"),
    NavEntry("tasks", "收表", "collecting.see", ("/collecting/",)),
    NavEntry("documents", "已读文件", "documents.use", ("/documents/", "/publish/")),
    NavEntry("submissions", "申报与审核", "targets.see", ("/submissions/", "/approvals/", "/rounds/")),
    NavEntry("desk", "工作台", "targets.see", ("/desk/",), "local"),
    NavEntry("places", "单位", "places.see", ("/places/", "/years/", "/projects/")),
    NavEntry("accounts", "账号", "accounts.arrange", ("/accounts/",), "office"),
    NavEntry("grants", "授权", "accounts.grant", ("/grants/",), "office"),
    NavEntry("audit", "审计日志", "accounts.audit", ("/audit/",), "office"),
    NavEntry("ledger", "操作记录", "ledger.see", ("/ledger/",)),
    NavEntry("installation", "运行状况", "installation.keep", ("/installation/", "/jobs/")),
    NavEntry("rules", "检查规则", None, ("/rules/",)),
    NavEntry("targets", "目标值试一试", None, ("/targets/",)),
    NavEntry("api_index", "接口", "targets.see", ("/interface/",)),
    NavEntry("help", "帮助", None, ("/help/",)),
)
"""In the order of the top bar."""


def list_entries(actor: Actor) -> Iterator[NavEntry]:
    """What this person sees of the navigation; nobody sees nothing."""
    if actor == NOBODY:
        return
    for entry in NAVIGATION:
        is_allowed = entry.permission is None or bool(actor.list_paths(entry.permission))
        if is_allowed and entry.edition in (None, settings.EDITION):
            yield entry


def find_start(entries: Iterable[NavEntry]) -> str:
    """The page that somebody starts from: the first that is not for everybody, else their own account."""
    own = "account" if settings.EDITION == "office" else "documents"
    return next((entry.page for entry in entries if entry.permission), own)


def find_section(path: str) -> str:
    """The page of the navigation that lights up at this path; the list of documents where none does."""
    return next((entry.page for entry in NAVIGATION if path.startswith(entry.paths)), "documents")
