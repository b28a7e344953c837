from typing import Any

from django.core.management.base import BaseCommand

from draagvlak.capabilities.accounts.tasks import forget_sign_ins


class Command(BaseCommand):
    help = "Erase sessions that ended, and what was counted to slow down guessing."

    def handle(self, *args: Any, **options: Any) -> None:
        gone = forget_sign_ins()
        self.stdout.write(
            f"{gone['sessions']} sessions, {gone['wrong']} wrong passwords, {gone['counts']} counts erased\n"
        )
