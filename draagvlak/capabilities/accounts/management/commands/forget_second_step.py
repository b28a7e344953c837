"""`python manage.py forget_second_step EMAIL`: for somebody who lost telephone, keys and recovery codes.

First be sure, by another way than mail, that it is they who ask.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from draagvlak.capabilities.accounts.actions import lift_second_step
from draagvlak.capabilities.accounts.queries import user_by_email


class Command(BaseCommand):
    help = "Take away the second step of an account that lost it, and sign it out everywhere. The audit tells."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_by_email(options["email"].strip())
        if user is None:
            raise CommandError("There is no account with this address. Nothing was changed.")
        gone = lift_second_step(user)
        if not gone:
            raise CommandError("This account has no second step. It was signed out everywhere.")
        self.stdout.write(f"{gone} steps taken away. The account was signed out everywhere.\n")
