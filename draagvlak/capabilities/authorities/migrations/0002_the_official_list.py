import csv
from pathlib import Path
from typing import Any

from django.db import migrations

LIST = Path(__file__).parents[1] / "files" / "flemish_municipalities.csv"


def read_it_in(apps: Any, schema_editor: Any) -> None:
    """The 285 municipalities of the Flemish Region as of 1 January 2025 (Statbel, REFNIS; see decision 0026)."""
    municipality = apps.get_model("authorities", "Municipality")
    there = set(municipality.objects.values_list("nis", flat=True))
    rows = csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())
    municipality.objects.bulk_create(municipality(**row) for row in rows if row["nis"] not in there)


class Migration(migrations.Migration):
    dependencies = [("authorities", "0001_initial")]

    operations = [migrations.RunPython(read_it_in, migrations.RunPython.noop)]
