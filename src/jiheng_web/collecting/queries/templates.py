"""The templates of a task: one workbook an agency, its name and projects filled in, the mark below."""

import jiheng
from jiheng_web.collecting.models import Task
from jiheng_web.collecting.queries.returning import write_archive
from jiheng_web.collecting.queries.tasks import list_asked
from jiheng_web.places.models import Place, Project

_READ_ME = "填报说明.txt"


def write_task_template(task: Task, agency: Place) -> bytes:
    """The template for an agency; raises ``jiheng.JihengError`` where the form has no such layout any more."""
    projects = Project.objects.filter(agency=agency, is_active=True).order_by("code", "name", "id")
    to = jiheng.TemplateFor(
        agency.name, agency.parent.name if agency.parent else "", task.year.year,
        tuple(jiheng.TemplateProject(project.name, project.code or None) for project in projects),
    )
    mark = jiheng.TemplateMark(task.pk, task.revision, agency.pk)
    return jiheng.write_blank_form(to, form=task.form, region=task.region or None, mark=mark)


def name_template(task: Task, agency: Place) -> str:
    """What the template of an agency is called."""
    return f"{agency.name}-{task.year.year}年{jiheng.FORM_WORDS.get(task.form, task.form)}.xlsx"


def write_task_templates(task: Task) -> bytes:
    """All templates of a task and the words to the agencies, as a ZIP."""
    members = [(name_template(task, asked.agency), write_task_template(task, asked.agency)) for asked in list_asked(task)]
    until = f"截止日期：{task.deadline}\n" if task.deadline else ""
    words = f"{task.title}\n{until}{task.note}\n请保留表底的收表编号，不要增删列，填好后把文件发回。\n"
    return write_archive([(_READ_ME, words.encode("utf-8-sig")), *members])
