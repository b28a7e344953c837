from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.capabilities.pulse.tasks import tend_surveys


class Command(BaseCommand):
    help = "Close surveys that are past, mix answers, send and remind: each night, where no workers do it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(", ".join(f"{count} {what}" for what, count in tend_surveys().items()) + "\n")
