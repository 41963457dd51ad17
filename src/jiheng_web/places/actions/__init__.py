"""Writes of places, years and projects: each is one thing that a person does, permission first, in one transaction."""

from jiheng_web.places.actions.importing import import_places
from jiheng_web.places.actions.projects import add_project, merge_projects, rename_project, set_project_active, split_project
from jiheng_web.places.actions.tree import RefusedPlace, add_place, change_place, move_place, set_place_active
from jiheng_web.places.actions.years import open_year, set_year_open

__all__ = [
    "RefusedPlace", "add_place", "add_project", "change_place", "import_places", "merge_projects", "move_place", "open_year",
    "rename_project", "set_place_active", "set_project_active", "set_year_open", "split_project",
]
