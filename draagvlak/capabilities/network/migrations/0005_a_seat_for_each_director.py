from typing import Any

from django.db import migrations


def seat_them(apps: Any, schema_editor: Any) -> None:
    """Until now a director directed every network of the authority."""
    role_model, network_model = apps.get_model("accounts", "Role"), apps.get_model("network", "Network")
    seat_model = apps.get_model("network", "Seat")
    networks = list(network_model._base_manager.values_list("pk", "authority_id"))
    for role in role_model.objects.filter(kind="director"):
        seat_model._base_manager.bulk_create(
            seat_model(authority_id=authority, role_id=role.pk, network_id=network)
            for network, authority in networks
            if authority == role.authority_id
        )


class Migration(migrations.Migration):
    dependencies = [("network", "0004_the_workspace")]

    operations = [migrations.RunPython(seat_them, migrations.RunPython.noop)]
