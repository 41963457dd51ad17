"""The root of /api/v1: its resources, and how every refusal is said."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

import jiheng
from jiheng_web.api.routes import acts, collecting, drafts, places, remarks, submissions, traces
from jiheng_web.api.routes.entering import ENTRIES
from jiheng_web.submissions.policies import Blocked, Conflict
from jiheng_web.submissions.workflow import WrongState

_DESCRIPTION = (
    "绩衡的接口：与网页相同的操作、权限和账本。用“Authorization: Bearer 令牌”访问，令牌在“接口”页建立；"
    "出错时回一句话 {\"sentence\": …}。金额是十进制字符串，时间带时区。"
)

api = NinjaAPI(
    title="绩衡接口", version="1", description=_DESCRIPTION, urls_namespace="api", docs_url=None, auth=list(ENTRIES),
    openapi_url="/openapi.json", docs_decorator=require_safe,
)  # fmt: skip
for _path, _router in (
    ("", places.router), ("", submissions.router), ("", drafts.router), ("", acts.router), ("", remarks.router), ("", collecting.router),
    ("", traces.router),
):
    api.add_router(_path, _router)

_MISSING = "没有找到，或者没有权限看；请核对编号。"
_DENIED = "没有这项权限；请联系安全管理员，或检查令牌的范围。"
_UNKNOWN = "没有登录，或者令牌不对、已撤销、已过期；请用有效的令牌。"
_UNREADABLE = "请求的内容读不出来；请按接口文档发送 JSON。"
_TOO_BIG = "一次发送的内容太大；请分几次发送。"


def _say(status: int, sentence: str) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: api.create_response(request, {"sentence": sentence}, status=status)


def _say_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Where the request is not as documented: the places, in one sentence."""
    fields = [".".join(str(part) for part in one["loc"] if isinstance(part, str)) for one in error.errors]
    sentence = f"请求里这些地方不对：{'、'.join(dict.fromkeys(fields))}；请按接口文档改正。"
    return api.create_response(request, {"sentence": sentence, "fields": fields}, status=422)


def _say_refusal(request: HttpRequest, error: jiheng.JihengError) -> HttpResponse:
    return api.create_response(request, {"sentence": str(error)}, status=409 if isinstance(error, WrongState) else 422)


def _say_conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    said = {"sentence": str(error), "theirs": error.theirs, "revision": error.revision}
    return api.create_response(request, said, status=409)


def _say_blocked(request: HttpRequest, error: Blocked) -> HttpResponse:
    findings = [
        {"code": one.code, "message": one.message, "project": one.project, "indicator_number": one.indicator_number}
        for one in error.findings
    ]
    return api.create_response(request, {"sentence": str(error), "findings": findings}, status=422)


def _say_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    is_ours = any("\u4e00" <= character <= "\u9fff" for character in str(error))
    return api.create_response(request, {"sentence": str(error) if is_ours else _UNREADABLE}, status=error.status_code)


_HANDLERS: tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...] = (
    (AuthenticationError, _say(401, _UNKNOWN)), (PermissionDenied, _say(403, _DENIED)), (Http404, _say(404, _MISSING)),
    (ObjectDoesNotExist, _say(404, _MISSING)), (RequestDataTooBig, _say(413, _TOO_BIG)), (ValidationError, _say_fields),
    (HttpError, _say_http), (jiheng.JihengError, _say_refusal), (Conflict, _say_conflict), (Blocked, _say_blocked),
)
for _kind, _handler in _HANDLERS:
    api.add_exception_handler(_kind, _handler)
