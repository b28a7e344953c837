from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0002_conversations_kept_since"),
    ]

    operations = [
        migrations.AddField(
            model_name=model,
            name="taken_back_on",
            field=models.DateField(blank=True, null=True),
        )
        for model in ("fragment", "historicalfragment")
    ]
