from typing import Any

from django.db import migrations, models

import draagvlak.basics.references


def mark_each(apps: Any, schema_editor: Any) -> None:
    # Rows of every authority, so the plain manager: no scope is open here.
    for network in apps.get_model("network", "Network")._base_manager.all():
        network.mark = draagvlak.basics.references.new_mark()
        network.save(update_fields=["mark"])


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_frozen_example"),
    ]

    operations = [
        migrations.AddField(
            model_name="network",
            name="mark",
            field=models.CharField(default=draagvlak.basics.references.new_mark, editable=False, max_length=8),
        ),
        migrations.RunPython(mark_each, migrations.RunPython.noop, elidable=True),
    ]
