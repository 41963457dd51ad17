"""Documents with several filings: their number, and summaries to be made anew over all of them at the next start."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def outdate_summaries(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Until now a summary was that of the largest filing alone."""
    apps.get_model("documents", "ReadDocument").objects.update(read_with="")


class Migration(migrations.Migration):
    """Adds the number of filings."""

    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="readdocument", name="filing_count", field=models.PositiveIntegerField(default=1, verbose_name="表数"),
        ),
        migrations.RunPython(outdate_summaries, migrations.RunPython.noop),
    ]
