"""Words only: no table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intervision", "0001_sharing_and_asking"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalquestion",
            name="audience",
            field=models.CharField(
                choices=[
                    ("chosen", "met wie ik kies"),
                    ("region", "met gemeenten van onze regio"),
                    ("all", "met alle gemeenten"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="historicalsharedpiece",
            name="audience",
            field=models.CharField(
                choices=[
                    ("chosen", "met wie ik kies"),
                    ("region", "met gemeenten van onze regio"),
                    ("all", "met alle gemeenten"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="audience",
            field=models.CharField(
                choices=[
                    ("chosen", "met wie ik kies"),
                    ("region", "met gemeenten van onze regio"),
                    ("all", "met alle gemeenten"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="sharedpiece",
            name="audience",
            field=models.CharField(
                choices=[
                    ("chosen", "met wie ik kies"),
                    ("region", "met gemeenten van onze regio"),
                    ("all", "met alle gemeenten"),
                ],
                max_length=8,
            ),
        ),
    ]
