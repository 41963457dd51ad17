"""Projects: entered, renamed from a year on, merged, split, put out of use; their earlier names stay, so that old tables are understood."""

from django.db import transaction

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.ledgers.actions import record
from jiheng_web.places.actions.tree import RefusedPlace, clean
from jiheng_web.places.actions.years import FIRST_YEAR, LAST_YEAR
from jiheng_web.places.models import Place, Project, ProjectName
from jiheng_web.places.queries import find_project

LONGEST_NAME = 300
LONGEST_CODE = 40


def add_project(agency: Place, *, name: str, code: str = "", year: int, actor: Actor) -> Project:
    """A project that an agency has from ``year`` on; raises ``RefusedPlace`` where it has one of that name or code already."""
    role = permit(actor, "projects.arrange", agency.path)
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=agency.pk)
        project = _enter(agency, name=name, code=code, year=year)
        record("projects.add", actor=actor, role=role, subject=f"project/{project.pk}", after=_facts(project, year))
    return project


def rename_project(project: Project, *, name: str, code: str, year: int, actor: Actor) -> Project:
    """Another name or code from ``year`` on; raises ``RefusedPlace`` where another project of the agency is called so."""
    role = permit(actor, "projects.arrange", project.agency.path)
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=project.agency_id)
        locked = _lock(project)
        before = _facts(locked, None)
        name, code = _checked_words(name, code, year)
        other = find_project(locked.agency, code=code, name=name, year=year)
        if other is not None and other.pk != locked.pk:
            raise RefusedPlace(f"{locked.agency.name}已经有叫“{name}”或用这个编码的项目；若是同一个项目，请用“合并”。")
        ProjectName.objects.create(project=locked, name=name, code=code, year=year)
        _take_latest_name(locked)
        after = {**before, "name": name, "code": code, "year": year}
        record("projects.rename", actor=actor, role=role, subject=f"project/{locked.pk}", before=before, after=after)
    return locked


def merge_projects(kept: Project, absorbed: Project, *, actor: Actor) -> Project:
    """Says that two projects of an agency are one: the names of ``absorbed`` lead to ``kept`` from now on; raises ``RefusedPlace``."""
    role = permit(actor, "projects.arrange", kept.agency.path)
    permit(actor, "projects.arrange", absorbed.agency.path)
    with transaction.atomic():
        rows = {row.pk: row for row in Project.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk")}
        into, gone = rows[kept.pk], rows[absorbed.pk]
        if into.pk == gone.pk or into.agency_id != gone.agency_id:
            raise RefusedPlace("合并的应是同一个单位的两个不同项目。")
        if into.merged_into_id or gone.merged_into_id:
            raise RefusedPlace("已经并入别的项目的，不能再合并；请选它并入的那个项目。")
        gone.merged_into, gone.is_active = into, False
        gone.save(update_fields=["merged_into", "is_active"])
        after = {"into": into.pk, "name": into.name}
        record("projects.merge", actor=actor, role=role, subject=f"project/{gone.pk}", before=_facts(gone, None), after=after)
        record("projects.absorb", actor=actor, role=role, subject=f"project/{into.pk}", after={"absorbed": gone.pk, "name": gone.name})
    return into


def split_project(project: Project, *, name: str, code: str = "", year: int, actor: Actor) -> Project:
    """A part of a project that is one of its own from ``year`` on; gives the new one. Raises ``RefusedPlace``."""
    role = permit(actor, "projects.arrange", project.agency.path)
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=project.agency_id)
        whole = _lock(project)
        part = _enter(whole.agency, name=name, code=code, year=year, split_from=whole)
        after = {"part": part.pk, "name": part.name, "year": year}
        record("projects.split", actor=actor, role=role, subject=f"project/{whole.pk}", after=after)
        record("projects.add", actor=actor, role=role, subject=f"project/{part.pk}", after={**_facts(part, year), "split_from": whole.pk})
    return part


def set_project_active(project: Project, *, is_active: bool, actor: Actor) -> Project:
    """Puts a project out of use or into use again; a merged one stays out of use (``RefusedPlace``)."""
    role = permit(actor, "projects.arrange", project.agency.path)
    with transaction.atomic():
        locked = _lock(project)
        if locked.merged_into_id:
            raise RefusedPlace(f"“{locked.name}”已经并入别的项目，不能单独启用或停用。")
        if locked.is_active != is_active:
            locked.is_active = is_active
            locked.save(update_fields=["is_active"])
            action = "projects.activate" if is_active else "projects.deactivate"
            after = {"is_active": is_active}
            record(action, actor=actor, role=role, subject=f"project/{locked.pk}", before={"is_active": not is_active}, after=after)
    return locked


def _enter(agency: Place, *, name: str, code: str, year: int, split_from: Project | None = None) -> Project:
    """The new rows of a project; the agency must be locked."""
    name, code = _checked_words(name, code, year)
    if find_project(agency, code=code, name=name, year=year) is not None:
        raise RefusedPlace(f"{agency.name}已经有叫“{name}”或用这个编码的项目。")
    project = Project.objects.create(agency=agency, name=name, code=code, split_from=split_from)
    ProjectName.objects.create(project=project, name=name, code=code, year=year)
    return project


def _checked_words(name: str, code: str, year: int) -> tuple[str, str]:
    """Name and code as they are kept; raises ``RefusedPlace`` for what they cannot be. How a code is built is only remarked on."""
    name, code = clean(name), jiheng.clean_project_code(code)
    if not name:
        raise RefusedPlace("请写项目名称。")
    if len(name) > LONGEST_NAME or len(code) > LONGEST_CODE:
        raise RefusedPlace(f"项目名称最多 {LONGEST_NAME} 字，编码最多 {LONGEST_CODE} 位。")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RefusedPlace(f"起始年度应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。")
    return name, code


def _take_latest_name(project: Project) -> None:
    latest = project.names.order_by("-year", "-id")[0]
    project.name, project.code = latest.name, latest.code
    project.save(update_fields=["name", "code"])


def _lock(project: Project) -> Project:
    return Project.objects.select_for_update(of=("self",)).select_related("agency").get(pk=project.pk)


def _facts(project: Project, year: int | None) -> dict[str, object]:
    """What the ledger says of a project."""
    facts: dict[str, object] = {"agency": project.agency_id, "name": project.name, "code": project.code}
    return facts if year is None else {**facts, "year": year}
