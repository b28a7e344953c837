"""`python manage.py keeper EMAIL`: the platform administrator, who makes authorities and sees no content.

The password is asked twice and never shown; `--stdin` reads it from the first line of what comes in, for a script.
"""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any
from uuid import uuid4

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from draagvlak.capabilities.accounts.actions import hold_as_verified
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import user_by_email


class Command(BaseCommand):
    help = "Make a platform administrator: makes authorities and invites their first administrators, sees no content."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="how the pages greet them")
        parser.add_argument("--stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            validate_email(email)
            if user_by_email(email):
                raise CommandError("There is an account with this address. Nothing was changed.")
            password = self._password(options["stdin"])
            validate_password(password, User(username=email, email=email, first_name=options["name"]))
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        with transaction.atomic():
            user = User.objects.create_user(
                str(uuid4()), email, password, first_name=options["name"], keeps_installation=True
            )
            hold_as_verified(user)
        self.stdout.write("Made. Sign in, and set up the second step.\n")

    def _password(self, from_stdin: bool) -> str:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        first = getpass("Password: ")
        if first != getpass("Again: "):
            raise CommandError("These two are not the same. Nothing was made.")
        return first
