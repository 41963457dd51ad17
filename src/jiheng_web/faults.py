"""The pages for what went wrong, each with one sentence that says what to do."""

import sys

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

_RETRY_SECONDS = 5
_API = "/api/"
_SENTENCES = {
    400: ("请求有误", "浏览器发来的内容不完整或格式不对，请返回上一页重试。"),
    403: ("页面已过期", "这次操作没有通过安全校验，可能是页面开着太久或浏览器禁用了 Cookie，请刷新页面后重试。"),
    404: ("没有找到", "这个地址没有内容，可能是文件已被删除，请回到“已读文件”查找。"),
    405: ("打开方式不对", "这个地址只接受页面上的按钮，请回到“已读文件”再操作。"),
    409: ("刚被改动过", "这份内容刚被别人改动过，请回到上一页，对照后再操作。"),
    413: ("文件太大", "一次最多上传 64 MB，请分几次上传，或把文件拆小。"),
    422: ("没有做成", "这份文件读不出来，请检查文件后重新上传。"),
    500: ("程序出错", "这次操作没有完成，也没有写入任何内容；请重试，若仍出错，请把数据文件夹里的 jiheng.log 发给维护人员。"),
}
_PARTICULAR: dict[type[Exception], str] = {
    DisallowedHost: "这个网址不是本机的地址，请改用启动时显示的地址打开。",
    TooManyFilesSent: "一次最多上传 200 个文件，请分几次上传。",
}


def render_fault(request: HttpRequest, status: int, sentence: str = "", *, title: str = "") -> HttpResponse:
    """The page for an HTTP status, with ``sentence`` instead of the usual one where something more particular is known.

    Programs get the sentence alone.
    """
    usual_title, usual = _SENTENCES[status]
    if request.path.startswith(_API):
        return JsonResponse({"sentence": sentence or usual}, status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, "fault.html", {"title": title or usual_title, "sentence": sentence or usual}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is too large."""
    if isinstance(exception, RequestDataTooBig):
        return render_fault(request, 413)
    return render_fault(request, 400, _PARTICULAR.get(type(exception), ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token."""
    return render_fault(request, 403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for what the person's roles do not allow."""
    return render_fault(request, 403, "您的角色没有这一项权限；如果工作需要，请安全管理员授予。", title="没有权限")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render_fault(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is away; Django asks for the page while it still holds the exception."""
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return render_away()
    return render_fault(request, 500)


def render_away() -> HttpResponse:
    """503: a page that asks the database nothing."""
    return HttpResponse(render_to_string("away.html"), status=503, headers={"Retry-After": str(_RETRY_SECONDS)})
