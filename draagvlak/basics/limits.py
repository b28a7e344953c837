"""How often something may be done: the one place that says so. docs/how-to/limits.md shows the same table.

Of one account: as many times within the seconds; of one address, more, since a whole town hall may share one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """None: not counted for an account, or not for an address."""

    account: int | None
    address: int | None
    seconds: int

    def as_rates(self, key: str = "key") -> str:
        """As allauth writes it; `key` is "user" where one is signed in."""
        counted = ((self.address, "ip"), (self.account, key))
        return ",".join(f"{times}/{self.seconds}s/{per}" for times, per in counted if times is not None)


MINUTE, HOUR = 60, 3600

PACES = {
    "sign-in": Pace(None, 60, MINUTE),
    "wrong-password": Pace(20, 60, HOUR),  # wrong codes too
    "passkey": Pace(None, 30, MINUTE),
    "forgotten-password": Pace(5, 30, HOUR),
    "new-password": Pace(None, 30, HOUR),
    "own-account": Pace(20, None, HOUR),  # password, e-mail address
    "confirm-again": Pace(20, None, 15 * MINUTE),  # that it is you
    "confirm-address": Pace(1, None, 3 * MINUTE),  # a mail to a new address
    "export": Pace(30, 120, HOUR),
    "upload": Pace(30, 120, HOUR),
    "invite": Pace(60, 240, HOUR),
    "search": Pace(120, 600, MINUTE),
    "calendar": Pace(None, 600, HOUR),  # a calendar program that reads along
    "survey": Pace(30, 300, HOUR),
    "give-back": Pace(None, 600, HOUR),  # what respondents read afterwards
    "withdraw": Pace(None, 300, HOUR),  # one's own story or quotes, answering, and taking back
}

# After so many wrong passwords for one account from one address, that pair has to wait.
WRONG_BEFORE_LOCK = 10
LOCKED_FOR = 15 * MINUTE
