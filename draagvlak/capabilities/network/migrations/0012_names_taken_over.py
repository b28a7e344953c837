from typing import Any

from django.db import migrations


def remember_names(apps: Any, schema_editor: Any) -> None:
    """Who was merged before is known by the name that went, too."""
    alias = apps.get_model("network", "Alias")
    for merging in apps.get_model("network", "Merging")._base_manager.select_related("kept").iterator():
        name = (merging.taken.get("person") or {}).get("name", "") if isinstance(merging.taken, dict) else ""
        if name and name.casefold() != merging.kept.name.casefold():
            alias._base_manager.create(
                authority_id=merging.authority_id, person_id=merging.kept_id, merging=merging, name=name
            )


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0011_one_or_two"),
    ]

    operations = [
        migrations.RunPython(remember_names, migrations.RunPython.noop),
    ]
