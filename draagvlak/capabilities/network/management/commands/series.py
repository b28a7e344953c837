from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.capabilities.network.tasks import top_up_series


class Command(BaseCommand):
    help = "Make the meetings of every series up to twelve months ahead: each night, where no workers do it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{top_up_series()} meetings made\n")
