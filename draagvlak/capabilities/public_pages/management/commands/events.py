from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.capabilities.public_pages.tasks import hear_all


class Command(BaseCommand):
    help = "Ask the UiTdatabank which events are to come, for public pages: each night, where no workers do it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(", ".join(f"{count} {what}" for what, count in hear_all().items()) + "\n")
