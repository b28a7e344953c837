"""One ask, for who works with it: its questions, and whether a secret is its own."""

from dataclasses import dataclass
from hmac import compare_digest

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.models import Ask
from draagvlak.capabilities.consents.queries.links import MOST_TOKEN, Opened, opened
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class AskShown:
    row: Ask
    opened: Opened

    @property
    def email(self) -> str:
        """Of whoever is asked, "" where it is not known."""
        voice = self.row.participant
        return (voice.person.email if voice.person else "") or (voice.user.email if voice.user else "")


def ask_shown(network: Network, key: int) -> AskShown | None:
    rows = Ask.objects.filter(network=network, participant__conversation__gone_on=None)
    found = rows.select_related(
        "authority", "network__director", "participant__conversation", "participant__person", "participant__user"
    )
    row = found.filter(pk=key).first()
    return None if row is None else AskShown(row, opened(row))


def is_of(ask: Ask, token: str) -> bool:
    """Whether the secret opens this ask."""
    return bool(ask.token_hash) and compare_digest(ask.token_hash, hash_of(token[:MOST_TOKEN]))
