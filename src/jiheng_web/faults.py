"""The pages for what went wrong, each with one sentence that says what to do."""

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_SENTENCES = {
    400: ("请求有误", "浏览器发来的内容不完整或格式不对，请返回上一页重试。"),
    403: ("页面已过期", "这次操作没有通过安全校验，可能是页面开着太久或浏览器禁用了 Cookie，请刷新页面后重试。"),
    404: ("没有找到", "这个地址没有内容，可能是文件已被删除，请回到“已读文件”查找。"),
    405: ("打开方式不对", "这个地址只接受页面上的按钮，请回到“已读文件”再操作。"),
    413: ("文件太大", "一次最多上传 64 MB，请分几次上传，或把文件拆小。"),
    422: ("没有做成", "这份文件读不出来，请检查文件后重新上传。"),
    500: ("程序出错", "这次操作没有完成，也没有写入任何内容；请重试，若仍出错，请把数据文件夹里的 jiheng.log 发给维护人员。"),
}
_PARTICULAR: dict[type[Exception], str] = {
    DisallowedHost: "这个网址不是本机的地址，请改用启动时显示的地址打开。",
    TooManyFilesSent: "一次最多上传 200 个文件，请分几次上传。",
}


def render_fault(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    """The page for an HTTP status, with ``sentence`` instead of the usual one where something more particular is known."""
    title, usual = _SENTENCES[status]
    return render(request, "fault.html", {"title": title, "sentence": sentence or usual}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is too large."""
    if isinstance(exception, RequestDataTooBig):
        return render_fault(request, 413)
    return render_fault(request, 400, _PARTICULAR.get(type(exception), ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token."""
    return render_fault(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render_fault(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return render_fault(request, 500)
