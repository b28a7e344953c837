from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.insights.models import StoredReport


class Command(BaseCommand):
    help = "Bring in the example municipality Voorbeeldgem, and print the headline of its report."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("nl"):
            network = load_demo()
            with inside(network.authority):
                found = StoredReport.objects.get(network=network).texts["nl"]
        self.stdout.write("Voorbeeldgem: het ankerrapport van het lokale netwerk vrijetijdsparticipatie\n")
        self.stdout.write(f"  {found['anchoring']['sentence']}\n")
        for talk in found["conversations"]:
            self.stdout.write(f"  {talk['rank']}. {talk['why']}\n")
