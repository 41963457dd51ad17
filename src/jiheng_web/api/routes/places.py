"""Places, fiscal years and projects."""

from django.http import HttpRequest
from ninja import Router, Schema

from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.api.routes.answers import Limit, Number, Offset, answers
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.places.queries import get_place, list_places, list_projects, list_years

router = Router(tags=["单位和年度"])


class PlaceOut(Schema):
    """A finance bureau, a department or an agency."""

    id: int
    kind: str
    name: str
    code: str
    parent_id: int | None
    is_active: bool


class Places(Schema):
    """Places, and how many there are in all."""

    count: int
    rows: list[PlaceOut]


class YearOut(Schema):
    """A fiscal year."""

    id: int
    year: int
    is_open: bool


class ProjectOut(Schema):
    """A project of an agency."""

    id: int
    agency_id: int
    code: str
    name: str
    is_active: bool


class Projects(Schema):
    """Projects, and how many there are in all."""

    count: int
    rows: list[ProjectOut]


@router.get("/places", response=answers(Places), summary="单位列表")
def places(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> Places:
    """The places that one may see, in the order of the tree."""
    permit_anywhere(get_actor(request), "places.see")
    found = list_places(actor=get_actor(request))
    return Places(count=found.count(), rows=[_place(one) for one in found[offset:offset + limit]])


@router.get("/places/{place_id}", response=answers(PlaceOut), summary="一个单位")
def place(request: HttpRequest, place_id: Number) -> PlaceOut:
    """One of them."""
    return _place(get_place(place_id, actor=get_actor(request)))


@router.get("/years", response=answers(list[YearOut]), summary="预算年度")
def years(request: HttpRequest) -> list[YearOut]:
    """The fiscal years, the latest first."""
    permit_anywhere(get_actor(request), "places.see")
    return [_year(one) for one in list_years()]


@router.get("/projects", response=answers(Projects), summary="项目库")
def projects(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> Projects:
    """The projects that one may see."""
    permit_anywhere(get_actor(request), "places.see")
    found = list_projects(actor=get_actor(request))
    rows = [
        ProjectOut(id=one.pk, agency_id=one.agency_id, code=one.code, name=one.name, is_active=one.is_active)
        for one in found[offset:offset + limit]
    ]
    return Projects(count=found.count(), rows=rows)


def _place(one: Place) -> PlaceOut:
    return PlaceOut(id=one.pk, kind=one.kind, name=one.name, code=one.code, parent_id=one.parent_id, is_active=one.is_active)


def _year(one: FiscalYear) -> YearOut:
    return YearOut(id=one.pk, year=one.year, is_open=one.is_open)
