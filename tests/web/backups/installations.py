"""A whole installation in a folder, driven by its commands in processes of their own, on SQLite or PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.web.running import SOURCE

_ENTRY = """
import argparse, importlib, sys
import jiheng
module = importlib.import_module("jiheng_web.commands." + sys.argv.pop(1).replace("-", "_"))
parser = argparse.ArgumentParser()
module.add_arguments(parser)
try:
    sys.exit(module.run(parser.parse_args()))
except jiheng.JihengError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
"""
_FILL = """
import datetime, sys
from pathlib import Path
from jiheng_web import startup
startup.wake(Path(sys.argv[1]), host="127.0.0.1")
from django.core.management import call_command
call_command("migrate", verbosity=0)
from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.documents.actions import add_document
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import FiscalYear, Place, Project
for number in range(int(sys.argv[2])):
    record("places.add", actor=LOCAL_ACTOR, role="本机用户", subject=f"place/{number}", after={"name": f"第{number}局"})
place = Place.objects.create(kind="bureau", name=f"青江市财政局{Place.objects.count()}", path=f"/{Place.objects.count() + 1}/")
Project.objects.create(agency=place, name="展品更新")
add_document(sys.stdin.buffer.read(), name="表.txt", actor=LOCAL_ACTOR)
"""
_COUNT = """
import sys
from pathlib import Path
from jiheng_web import startup
startup.wake(Path(sys.argv[1]), host="127.0.0.1")
from jiheng_web.ledgers.models import LedgerEntry
print(LedgerEntry.objects.filter(action=sys.argv[2]).count())
"""


class Answer(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    said: str
    complaint: str


class Installed(NamedTuple):
    """An installation: its data folder and, where it is not SQLite, its database."""

    folder: Path
    database: str = ""

    def command(self, name: str, *words: str) -> Answer:
        """One of its commands."""
        return self._run(_ENTRY, name, *words, "--data", str(self.folder))

    def fill(self, content: bytes, *, acts: int = 5) -> None:
        """Some acts, a place with a project and a document."""
        answer = self._run(_FILL, str(self.folder), str(acts), content=content)
        assert answer.code == 0, answer.complaint

    def count(self, action: str) -> int:
        """How many entries of an action its ledger has."""
        return int(self._run(_COUNT, str(self.folder), action).said)

    def newest_backup(self, label: str = "手动") -> str:
        """The path of its newest backup of this kind."""
        return str(max(Path(self.folder, "备份").glob(f"*{label}*.zip")))

    def _run(self, script: str, *words: str, content: bytes = b"") -> Answer:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("JIHENG_", "DJANGO_"))}
        environment |= {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"} | ({"JIHENG_DATABASE_URL": self.database} if self.database else {})
        ended = subprocess.run([sys.executable, "-c", script, *words], env=environment, input=content, capture_output=True, check=False)
        return Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
