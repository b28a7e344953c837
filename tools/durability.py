"""What was acknowledged is kept, nobody overwrites in silence, sent twice is made once: tried on the database at hand.

`python -m tools.durability kills|edits|repeats N` works in the installation that the environment names, which must be
empty and migrated, and prints one line of JSON. Workers are processes of their own, and are killed as such (SIGKILL).
"""

import json
import os
import random
import secrets
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from django.db import connections  # noqa: E402

from draagvlak.basics.editing import ChangedMeanwhileError, edit  # noqa: E402
from draagvlak.basics.tenancy import inside  # noqa: E402
from draagvlak.capabilities.accounts.actions import SentBeforeError, acting  # noqa: E402
from draagvlak.capabilities.network.models import Contact, Membership, Participation, Person  # noqa: E402
from tests.factories import AuthorityFactory, SeatFactory  # noqa: E402

WORKERS = 4
LONGEST_LIFE = 0.25  # seconds from a worker's first acknowledgement to its end


class Place:
    """A municipality with a director and two people."""

    def __init__(self) -> None:

        mark = secrets.token_hex(4)
        self.authority = AuthorityFactory(slug=mark)
        self.inside = lambda: inside(self.authority)
        with self.inside():
            seat = SeatFactory(
                network__authority=self.authority,
                role__user__username=mark,
                role__user__email=f"{mark}@gemeente.example",
            )
            self.user, self.network = seat.role.user, seat.network
            people = [Person.objects.create(authority=self.authority, name=name) for name in ("Een", "Twee")]
            for person in people:
                Membership.objects.create(authority=self.authority, network=self.network, person=person)
        self.people = [person.pk for person in people]

    def note(self, key: str) -> int:
        with self.inside():
            try:
                with acting(self.user, "network.note_contact", self.authority, self.network, once=key) as note:
                    mark = secrets.token_hex(16)
                    contact = Contact.objects.create(
                        authority=self.authority, network=self.network, happened_on=date(2026, 1, 2), fingerprint=mark
                    )
                    for person in self.people:
                        Participation.objects.create(authority=self.authority, contact=contact, person_id=person)
                    note(contact)
                return contact.pk
            except SentBeforeError as error:
                return error.key

    def edit(self, function: str) -> bool:
        with self.inside():
            seen = Person.objects.get(pk=self.people[0])
            try:
                with acting(self.user, "network.write_people", self.authority, self.network) as note:
                    note(edit(Person.objects.all(), seen.pk, seen.version, {"function": function}))
            except ChangedMeanwhileError:
                return False
            return True


def main() -> int:
    what, times = sys.argv[1], int(sys.argv[2])
    place = Place()
    print(json.dumps({"kills": kills, "edits": edits, "repeats": repeats}[what](place, times)))
    return 0


def kills(place: Place, times: int) -> dict[str, int]:
    """Workers note contacts, and die at a random moment. Every contact that a worker called made must stand, whole."""
    said: list[int] = []
    for _ in range(times):
        with _worker(lambda tell: _note_for_ever(place, tell)) as (pid, heard):
            said += _heard_until(heard, 1)
            until = time.monotonic() + random.uniform(0, LONGEST_LIFE)
            while time.monotonic() < until:
                said += _heard(heard, until - time.monotonic())
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            said += _rest(heard)
    with place.inside():
        rows = {contact.pk: contact.participations.count() for contact in Contact.objects.all()}
    lost = [key for key in said if key not in rows]
    halves = [key for key, present in rows.items() if present != 2]
    return {"kills": times, "acknowledged": len(said), "lost": len(lost), "half": len(halves), "rows": len(rows)}


def edits(place: Place, times: int) -> dict[str, int]:
    """Workers change one person at once, each from the version it saw. What was saved must stand in the history."""
    share = times // WORKERS
    told = _all_at_once(lambda tell, number: _edit_often(place, tell, number, share))
    saved = [key for key in told if key >= 0]
    with place.inside():
        person = Person.objects.get(pk=place.people[0])
        kept = {row.function for row in person.history.all()}
    lost = [key for key in saved if f"function {key}" not in kept]
    return {
        "edits": len(told),
        "saved": len(saved),
        "refused": len(told) - len(saved),
        "lost": len(lost),
        "overwritten": len(saved) - (person.version - 1),
    }


def repeats(place: Place, times: int) -> dict[str, int]:
    """Workers send one form over and over. It must have made one contact."""
    share = times // WORKERS
    told = _all_at_once(lambda tell, _number: [tell(place.note("the same key")) for _ in range(share)])
    with place.inside():
        rows = Contact.objects.count()
    return {"posts": len(told), "made": rows, "answers": len(Counter(told))}


def _note_for_ever(place: Place, tell: Callable[[int], None]) -> None:
    while True:
        tell(place.note(""))


def _edit_often(place: Place, tell: Callable[[int], None], number: int, share: int) -> None:
    for turn in range(share):
        mark = number * share + turn
        tell(mark if place.edit(f"function {mark}") else -1)


def _all_at_once(work: Callable[[Callable[[int], None], int], Any]) -> list[int]:
    told: list[int] = []
    started = [_start(lambda tell, number=number: work(tell, number)) for number in range(WORKERS)]  # type: ignore[misc]
    for pid, heard in started:
        told += _rest(heard)
        os.waitpid(pid, 0)
        os.close(heard)
    return told


@contextmanager
def _worker(work: Callable[[Callable[[int], None]], Any]) -> Iterator[tuple[int, int]]:
    pid, heard = _start(work)
    try:
        yield pid, heard
    finally:
        os.close(heard)


def _start(work: Callable[[Callable[[int], None]], Any]) -> tuple[int, int]:
    """A process that does `work`, and tells numbers: a line each, once what it says stands."""

    connections.close_all()
    heard, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(heard)
            work(lambda key: os.write(told, f"{key}\n".encode()))
            status = 0
        finally:
            os._exit(status)
    os.close(told)
    return pid, heard


_pieces: dict[int, str] = {}


def _heard(pipe: int, seconds: float) -> list[int]:
    ready, _, _ = select.select([pipe], [], [], max(seconds, 0))
    if not ready:
        return []
    text = _pieces.pop(pipe, "") + os.read(pipe, 65536).decode()
    *lines, piece = text.split("\n")
    _pieces[pipe] = piece
    return [int(line) for line in lines]


def _heard_until(pipe: int, count: int) -> list[int]:
    found: list[int] = []
    until = time.monotonic() + 30
    while len(found) < count and time.monotonic() < until:
        found += _heard(pipe, 1)
    return found


def _rest(pipe: int) -> list[int]:
    """All that was told before the process ended. A number of which only a part arrived was not acknowledged."""
    text = _pieces.pop(pipe, "")
    while piece := os.read(pipe, 65536):
        text += piece.decode()
    return [int(line) for line in text.split("\n")[:-1]]


def _start_anew() -> None:

    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
