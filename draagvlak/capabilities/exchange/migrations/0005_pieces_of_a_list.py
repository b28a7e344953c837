"""The cells of a list stood in one value: its length, a head, and each table's rows as one compressed stream."""

import json
import zlib
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

LENGTH = 8  # bytes that said how long the head was


def in_pieces(apps: Any, schema_editor: object) -> None:
    """What was kept before goes on being kept."""
    uploads, pieces = (apps.get_model("exchange", name).objects for name in ("Upload", "Piece"))
    for key in list(uploads.exclude(cells=b"").values_list("pk", flat=True)):
        upload = uploads.get(pk=key)
        data = bytes(upload.cells)
        start = LENGTH + int.from_bytes(data[:LENGTH], "big")
        head = json.loads(data[LENGTH:start])
        whose = {"authority_id": upload.authority_id, "upload_id": key, "what": "cells"}
        number = 0
        for table in head["tables"]:
            size = table.pop("bytes")
            lines = zlib.decompress(data[start : start + size]).splitlines()
            start += size
            table["pieces"] = len(lines)
            for line in lines:
                pieces.create(**whose, number=number, data=zlib.compress(line))
                number += 1
        uploads.filter(pk=key).update(cells=json.dumps(head, ensure_ascii=False).encode())


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0001_initial"),
        ("exchange", "0004_what_would_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(choices=[("cells", "Cells"), ("brought", "Brought")], max_length=8)),
                ("number", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="authorities.authority"),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="exchange.upload",
                    ),
                ),
            ],
            options={
                "ordering": ("upload", "what", "number"),
                "constraints": [models.UniqueConstraint(fields=("upload", "what", "number"), name="piece_once")],
            },
        ),
        migrations.RunPython(in_pieces),
    ]
