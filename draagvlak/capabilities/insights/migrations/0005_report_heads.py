from typing import Any

import django.db.models.deletion
from django.db import migrations, models

WHOLE = ("edition", "as_of", "counts", "conversations")


def make_heads(apps: Any, _schema: Any) -> None:
    """As writers.report_head does, of the reports that stand."""
    head = apps.get_model("insights", "ReportHead")
    for kept in apps.get_model("insights", "StoredReport")._base_manager.all():
        if kept.texts:
            texts = {language: head_of(report) for language, report in kept.texts.items()}
            head._base_manager.create(report=kept, authority_id=kept.authority_id, texts=texts)


def head_of(report: dict[str, Any]) -> dict[str, Any]:
    anchored = report.get("anchoring", {})
    if "paths" not in anchored or "director" not in report:
        return {}
    return {
        **{part: report.get(part) for part in WHOLE},
        "director": {"id": report["director"]["id"] and "director"},
        "anchoring": {
            **{part: anchored.get(part) for part in ("stage_key", "sentence", "next")},
            "paths": [{**path, "routes": []} for path in anchored["paths"]],
            "cut_points": [],
        },
    }


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0002_the_official_list"),
        ("insights", "0004_kept_drive"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField(default=dict)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="authorities.authority"),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="head", to="insights.storedreport"
                    ),
                ),
            ],
            options={
                "ordering": ("report",),
            },
        ),
        migrations.RunPython(make_heads, migrations.RunPython.noop),
    ]
