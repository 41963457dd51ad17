"""A database that is away: a page that asks it nothing, one sentence, and one more try for what only reads."""

import sqlite3
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from jiheng_web.faults import render_away, server_error
from jiheng_web.patience import ask_again


def away_for(times: int) -> tuple[Callable[[HttpRequest], HttpResponse], list[str]]:
    """A site whose database is away for so many requests, and what it was asked."""
    asked: list[str] = []

    def respond(request: HttpRequest) -> HttpResponse:
        asked.append(str(request.method))
        return render_away() if len(asked) <= times else HttpResponse("ok")

    return ask_again(respond), asked


def test_what_only_reads_is_asked_for_once_more() -> None:
    respond, asked = away_for(1)
    assert respond(RequestFactory().get("/")).status_code == 200
    assert asked == ["GET", "GET"]


def test_it_is_not_asked_for_for_ever() -> None:
    respond, asked = away_for(9)
    assert respond(RequestFactory().get("/")).status_code == 503
    assert len(asked) == 2


def test_what_writes_is_never_repeated() -> None:
    respond, asked = away_for(1)
    assert respond(RequestFactory().post("/")).status_code == 503
    assert asked == ["POST"]


@pytest.mark.parametrize("fault", [OperationalError("x"), sqlite3.ProgrammingError("x")])
def test_a_fault_of_the_database_is_told_apart_from_one_of_the_program(fault: Exception) -> None:
    try:
        raise fault
    except type(fault):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == (503 if isinstance(fault, OperationalError) else 500)


def test_the_page_says_what_to_do_and_asks_the_database_nothing() -> None:
    page = render_away()
    assert "数据库暂时连不上" in page.content.decode()
    assert page.headers["Retry-After"]


@pytest.mark.django_db
def test_signs_of_life_are_open_to_everybody() -> None:
    assert Client().get("/healthz").content == b"ok\n"
    assert Client().get("/readyz").json() == {"ready": True, "faults": []}
