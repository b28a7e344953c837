from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.basics.later import at_once
from draagvlak.capabilities.insights.tasks import ready_reports


class Command(BaseCommand):
    help = "Make the reports that are not of today: each night, where no workers do it."

    def handle(self, *args: Any, **options: Any) -> None:
        with at_once():
            self.stdout.write(f"{ready_reports()} reports made\n")
