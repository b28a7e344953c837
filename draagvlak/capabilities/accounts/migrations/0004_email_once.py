from collections import defaultdict
from typing import Any

import django.db.models.functions.text
from django.db import migrations, models


def refuse_doubles(apps: Any, schema_editor: Any) -> None:
    """Which of two accounts with one address somebody uses, nobody can tell for them: the host chooses first."""
    keys = defaultdict(list)
    rows = apps.get_model("accounts", "User").objects.exclude(email="").order_by("pk")
    for key, email in rows.values_list("pk", "email"):
        keys[email.lower()].append(str(key))
    doubles = [" and ".join(found) for found in keys.values() if len(found) > 1]
    if doubles:
        raise RuntimeError(
            f"These accounts (keys) have one e-mail address: {'; '.join(doubles)}. Nothing was changed. Give each an "
            "address of its own or end one of them, with the version that ran before, and upgrade again."
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_audit_by_network"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(refuse_doubles, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="email_once",
            ),
        ),
    ]
