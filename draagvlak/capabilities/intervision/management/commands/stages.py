from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.capabilities.intervision.tasks import note_stages


class Command(BaseCommand):
    help = "Note the stage of the networks that share how anchored they are: each night, where no workers do it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{note_stages()} networks looked at\n")
