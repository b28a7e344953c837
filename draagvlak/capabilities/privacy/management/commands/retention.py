from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from draagvlak.capabilities.privacy.actions.keeping import PIECE
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.tasks import keep_to_time, rehearse


class Command(BaseCommand):
    help = "Erase what has had its time, by the rules of retention. Counts and days only: never what is erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go, per authority")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dry_run"]:
            for rule, rows in keep_to_time(self._tell).items():
                self.stdout.write(f"{rule}: {rows}\n")
            return
        for authority, found in rehearse():
            for one in found:
                oldest = f", oldest {one.oldest}" if one.oldest else ""
                self.stdout.write(f"{authority.slug} {one.rule.key.value}: {one.count}{oldest}\n")

    def _tell(self, rule: str, done: int, of: int) -> None:
        """Of what is done in pieces, how far it is."""
        if of > PIECE:
            self.stdout.write(f"{Kept(rule).value}: {done} of {of}\n")
            self.stdout.flush()
