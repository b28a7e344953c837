from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from draagvlak.capabilities.exchange.tasks import forget_old_lists


class Command(BaseCommand):
    help = "Erase what may be kept for a limited time only: the cells of lists older than thirty days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many there are")

    def handle(self, *args: Any, **options: Any) -> None:
        found = forget_old_lists(is_rehearsal=options["dry_run"])
        self.stdout.write(f"{found} lists {'to erase' if options['dry_run'] else 'erased'}\n")
