"""What installations share: a body with one of everything, and the file of another installation for one of ours."""

from dataclasses import replace
from datetime import UTC, date, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from draagvlak.capabilities.federation.actions.taking import Trusted
from draagvlak.capabilities.federation.choices import shapes
from draagvlak.capabilities.federation.choices.codes import code_for
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.writers.own_key import public_key
from draagvlak.capabilities.federation.writers.signed import signed

DAY = date(2026, 3, 2)
MADE = datetime(2026, 3, 2, 10, tzinfo=UTC)


def body(words="Het begon aan de keukentafel.", **more):
    """One of everything; `words` is the quote."""
    quote = shapes.SharedBlock("quote", quote=shapes.SharedQuote("f1", words, "Mia"))
    blocks = (shapes.SharedBlock("paragraph", "Zo ging het."), shapes.SharedBlock("list", items=("een", "twee")), quote)
    story = shapes.SharedStory("s1", "Aan tafel", "Hoe het begon.", blocks, ("vrije ruimte",), 2, 0, DAY)
    practice = shapes.SharedPractice("p1", "De deur op een kier", "We lieten ze open.", "", "", "", "", DAY)
    network = shapes.SharedNetwork(
        "net1",
        "Netwerk vrije tijd",
        "leisure",
        about=shapes.About("small", "lead", 2019),
        people=shapes.People((shapes.Group(("colleague", "team_leader"), 10),), DAY),
        organisations=shapes.Counted(5, DAY),
        contacts=shapes.Counted(120, DAY),
        support=shapes.Support((shapes.LayerLevel("political", None),), DAY),
        load=shapes.Load(12, 5, DAY),
        stage=shapes.Stage("anchored", (shapes.Seen("scattered", DAY),), 0, DAY),
        practices=(practice,),
        stories=(story,),
    )
    return shapes.Body((replace(network, **more),), ())


class Elsewhere:
    """An authority of another installation, with a key of its own."""

    def __init__(self, name="Elders"):
        self.private = Ed25519PrivateKey.generate()
        self.key = public_key(self.private)
        self.code, self.name = code_for(self.key, 1), name

    @property
    def trusted(self):
        return Trusted(self.key, self.code, self.name)

    def document(self, authority, shared=None, sequence=1, **more):
        """For `authority`, which is one of ours."""
        place = {"nis": "12009", "name": "Duffel"}
        return {
            "schema": "draagvlak.shared/1",
            "sender": {"code": self.code, "name": self.name, "kind": "municipality", "municipalities": [place]},
            "audience": {"code": own(authority).code, "name": authority.name},
            "sequence": sequence,
            "made_at": "2026-03-02T10:00:00Z",
            **shapes.as_json(shared or body()),
        } | more

    def file(self, authority, shared=None, sequence=1, **more):
        return self.signed(self.document(authority, shared, sequence, **more))

    def signed(self, document):
        return signed(document, self.private)
