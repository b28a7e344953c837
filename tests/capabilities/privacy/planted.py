"""A municipality in which one person stands in every text that can hold one, and a way to look for them everywhere."""

import json
import zlib
from datetime import date, timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import now

from draagvlak.capabilities.accounts.models import Invitation, Role
from draagvlak.capabilities.exchange.choices import Kept
from draagvlak.capabilities.exchange.models import Piece, Upload
from draagvlak.capabilities.exchange.readers.stored import packed
from draagvlak.capabilities.exchange.readers.table import Book, Table
from draagvlak.capabilities.ideas.models import Companion, Experiment, Idea, IdeaNote, Outlook
from draagvlak.capabilities.insights.models import (
    ConversationAnswer,
    KeptCounts,
    KeptMap,
    ReportHead,
    StoredReport,
)
from draagvlak.capabilities.network.models import (
    Alias,
    Attendance,
    Batch,
    Contact,
    ImpactDecision,
    Inspiration,
    InvitedTo,
    Joining,
    KeptApart,
    KnownTie,
    Meeting,
    Membership,
    Merging,
    Network,
    NoteDraft,
    Organisation,
    Participation,
    Person,
    Position,
    Series,
)
from draagvlak.capabilities.privacy.choices.texts import Erased, rules_of
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.pulse.models import Link, Remark, Survey
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Office, Step
from tests.capabilities.privacy.planted_alignment import KEEP_ALIGNMENT, plant_alignment
from tests.capabilities.privacy.planted_booklets import KEEP_HISTORY as OF_BOOKLETS
from tests.capabilities.privacy.planted_booklets import plant_booklets
from tests.capabilities.privacy.planted_competences import KEPT_OF_ROLES, plant_competences
from tests.capabilities.privacy.planted_consents import plant_consents
from tests.capabilities.privacy.planted_conversations import KEPT_OF_TALKS, plant_conversations
from tests.capabilities.privacy.planted_federation import plant_federation
from tests.capabilities.privacy.planted_intervision import KEPT_OF_INTERVISION, plant_intervision
from tests.capabilities.privacy.planted_merging import plant_merger
from tests.capabilities.privacy.planted_papers import plant_papers
from tests.capabilities.privacy.planted_planning import plant_planning
from tests.capabilities.privacy.planted_public_pages import KEEP_PUBLIC, plant_public_page
from tests.capabilities.privacy.planted_results import KEEP_HISTORY, plant_results
from tests.capabilities.privacy.planted_succession import KEEP_HISTORY as OF_SUCCESSION
from tests.capabilities.privacy.planted_succession import plant_succession
from tests.capabilities.privacy.planted_visible import KEEP_HISTORY as OF_VISIBLE
from tests.capabilities.privacy.planted_visible import plant_visible
from tests.capabilities.privacy.planted_weaving import KEEP_STORIES, plant_weaving
from tests.factories import UserFactory

NAME, EMAIL, PHONE = "Zyxwanda Qqvortel", "zyxwanda.qqvortel@planted.example", "0499 77 66 55"
NEEDLES = ("zyxwanda", "qqvortel", "0499776655")
SAID = f"Gesproken met {NAME} ({EMAIL}, {PHONE})"
DAY = date(2026, 3, 2)
TYPED = {Erased.MENTION, Erased.WORDS}
# Not planted by hand below: rows of libraries that hang on the account, or hold what a login form sent.
BY_THE_BROWSER = {"password", "user_agent", "http_accept", "path_info", "session_hash", "get_data", "post_data"}


class Planted:
    """`role` is the director's; `person` is who is planted; `other` stays."""

    def __init__(self, role, network):
        self.role, self.authority, self.network = role, role.authority, network
        whose = {"authority": self.authority}
        self.account = UserFactory(username=EMAIL, email=EMAIL, first_name="Zyxwanda", last_name="Qqvortel")
        Role.objects.create(user=self.account, kind="partner", **whose)
        self.batch = Batch.objects.create(network=network, **whose)
        self.person = Person.objects.create(
            name=NAME, known_as="Zyxwanda", email=EMAIL, phone=PHONE, account=self.account, batch=self.batch, **whose
        )
        self.director = Person.objects.create(name="Lies Regisseur", account=role.user, **whose)
        self.other = Person.objects.create(name="Bo Ander", **whose)
        network.director = self.director
        network.save()
        for one in (self.person, self.director, self.other):
            Membership.objects.create(network=network, person=one, layers=["colleague"], **whose)
        self._rows(whose)
        self._support(whose)
        plant_results(network, DAY, SAID, NAME)
        plant_alignment(network, self.person, DAY, SAID, NAME)
        plant_intervision(network, DAY, SAID, NAME)
        plant_succession(network, DAY, SAID, NAME, (self.person, self.other))
        plant_visible(network, DAY, SAID, NAME, (self.person, self.other))
        self._ideas(whose)
        plant_competences(network, (self.person, self.director), (self.account, role.user), SAID, DAY)
        self._derived(whose)
        plant_merger(self.authority, SAID)
        plant_federation(self.authority, NAME, SAID)
        self.paper = plant_papers(network, role.user, NAME, SAID)
        plant_planning(network, self.person, NAME)
        plant_booklets(network, SAID, NAME)
        plant_public_page(network, SAID, NAME, EMAIL, PHONE)
        plant_weaving(network, self.person, SAID, NAME)
        self.talks = plant_conversations(network, (self.person, self.other), DAY, SAID, NAME)
        self.consents = plant_consents(self.talks[0], SAID, NAME)
        self._in_every_text()

    def contact(self, *people, **said):
        made = Contact.objects.create(
            authority=self.authority,
            network=self.network,
            fingerprint=f"f{Contact.objects.count()}",
            **{"happened_on": DAY, "subject": SAID, "note": SAID, "noted_by": self.role.user} | said,
        )
        Participation.objects.bulk_create(
            Participation(authority=self.authority, contact=made, person=one) for one in people
        )
        return made

    def meeting(self, *people, **said):
        number = Meeting.objects.count()
        made = Meeting.objects.create(
            authority=self.authority,
            network=self.network,
            uid=f"m{number}",
            **{"title": SAID, "agenda": SAID, "starts_at": now(), "ends_at": now()} | said,
        )
        Attendance.objects.bulk_create(Attendance(authority=self.authority, meeting=made, person=one) for one in people)
        return made

    def _rows(self, whose):
        network = self.network
        self.alone = self.contact(self.person)
        self.about = self.contact(self.person, self.director)
        self.shared = self.contact(self.person, self.director, self.other, note="Zyxwanda bracht Bo mee")
        self.aside = self.contact(self.director, self.other)
        self.met = self.meeting(self.person, self.director, self.other)
        self.meeting(self.person)
        Series.objects.create(network=network, rule="FREQ=MONTHLY", starts_at=now(), **whose)
        KnownTie.objects.create(network=network, a=self.person, b=self.other, **whose)
        Position.objects.create(person=self.person, organisation=NAME, function=NAME, **whose)
        Position.objects.create(person=self.other, organisation=NAME, function=f"helpt {NAME}", **whose)
        Organisation.objects.create(name=f"VZW {NAME}", email=EMAIL, phone=PHONE, **whose)
        merging = Merging.objects.create(
            kept=self.person, taken={"person": {"pk": 990, "name": "Zyxwanda Qqvortel-Oud"}}, **whose
        )
        Alias.objects.create(person=self.person, merging=merging, name="Zyxwanda Qqvortel-Oud", **whose)
        beside = Merging.objects.create(
            kept=self.other, taken={"person": {"pk": 991, "name": "B. Ander"}, "said": [SAID]}, **whose
        )
        Alias.objects.create(person=self.other, merging=beside, name=f"Bo, vriend van {NAME}", **whose)
        KeptApart.objects.create(a=self.person, b=self.other, **whose)
        Joining.objects.create(kept=Organisation.objects.get(), taken={"other": {"name": SAID}}, **whose)
        ImpactDecision.objects.create(body=NAME, decided_on=DAY, answers={"wie": SAID}, **whose)
        Inspiration.objects.create(network=network, owner=self.role.user, noted_on=DAY, text=SAID, **whose)
        Inspiration.objects.create(network=network, owner=self.account, noted_on=DAY, text=SAID, **whose)
        RightsRequest.objects.create(
            person=self.person, kind="erasure", words=SAID, received_on=DAY, due_on=DAY, **whose
        )
        ends = now() + timedelta(days=3)
        invited = Invitation.objects.create(email=EMAIL, kind="partner", token_hash="a", expires_at=ends, **whose)
        InvitedTo.objects.create(invitation=invited, network=network, person=self.person, **whose)
        Invitation.objects.create(email=EMAIL.upper(), kind="partner", token_hash="b", expires_at=ends, **whose)
        self._asked(whose)
        for one in (self.person, self.shared, self.met, self.other):  # a version each
            one.save()

    def _support(self, whose):
        here = {"network": self.network, "layer": "political", **whose}
        body = Body.objects.create(kind="college", name=f"College {NAME}", municipality=NAME, **here)
        office = Office.objects.create(body=body, person=self.person, function=NAME, **whose)
        other = Office.objects.create(body=body, person=self.other, function=f"helpt {NAME}", **whose)
        kept = {"kind": "budget", "on": DAY, "text": SAID, "source": NAME, "reference": f"https://x.example/{EMAIL}"}
        self.evidence_about = Evidence.objects.create(person=self.person, **kept, **here)
        self.evidence_aside = Evidence.objects.create(body=body, **kept, **here)
        self.evidence_other = Evidence.objects.create(person=self.other, **kept, **here)
        file = {"kind": "pdf", "name": "verslag_zyxwanda_qqvortel.pdf", "size": 9, "content": f"%PDF-{SAID}".encode()}
        for one in (self.evidence_about, self.evidence_aside):
            EvidenceFile.objects.create(evidence=one, **file, **whose)
        kept_file = {"kind": "pdf", "name": "begroting.pdf", "size": 9, "content": b"%PDF-1.7 niemand"}
        EvidenceFile.objects.create(evidence=self.evidence_other, **kept_file, **whose)
        step = Step.objects.create(person=self.person, owner=self.other, words=SAID, result=SAID, **here)
        for one in (body, office, other, self.evidence_about, self.evidence_aside, step):
            one.save()

    def _ideas(self, whose):
        """Closed ones of a colleague, the erased person's and about them, and one of the person alone."""
        here = {"network": self.network, "since": DAY, "stirred_on": DAY, **whose}
        said = {"title": SAID, "text": SAID, "reason": SAID}
        keeper = UserFactory()
        self.idea = Idea.objects.create(key="of-another", owner=keeper, owner_person=self.person, **said, **here)
        self.own_idea = Idea.objects.create(key="of-their-own", owner=self.account, **said, **here)
        shared = Idea.objects.create(key="of-their-own-and-a-guest", owner=self.account, **said, **here)
        Companion.objects.create(idea=shared, user=keeper, since=DAY, **whose)
        Companion.objects.create(idea=self.idea, user=self.account, since=DAY, **whose)
        Outlook.objects.create(
            network=self.network, user=keeper, side="leader", room=2, hold=3, words=SAID, on=DAY, **whose
        )
        for idea in (self.idea, self.own_idea, shared):
            note = IdeaNote.objects.create(idea=idea, text=SAID, said_by=NAME, on=DAY, **whose)
            tried = Experiment.objects.create(idea=idea, tried=SAID, learned=SAID, began_on=DAY, **whose)
            for one in (idea, note, tried):
                one.save()

    def _asked(self, whose):
        days = {"opens_on": DAY, "closes_on": DAY, "told_on": DAY}
        survey = Survey.objects.create(network=self.network, title=NAME, give_back=SAID, **days, **whose)
        asked = {"survey": survey, "layer": "colleague", **whose}
        self.link = Link.objects.create(email=EMAIL, token_hash="c", reminder_hash="d", **asked)
        Link.objects.create(email=f"groep.{EMAIL}", name=NAME, many=True, token_hash="e", **asked)
        Remark.objects.create(survey=survey, text=SAID, shown_as=SAID, **whose)

    def _derived(self, whose):
        key, other = self.person.pk, self.other.pk
        self.batch.filled = [
            ["person", key, "name", "Zyxwanda Qqvortel-Vroeger"],
            ["person", other, "function", f"collega van {NAME}"],
            ["contact", self.aside.pk, "subject", SAID],
            ["contact", self.shared.pk, "subject", SAID],
            ["participation", self.aside.pk, "left", [[1, key], [2, other]]],
            ["participation", self.aside.pk, "joined", self.shared.participations.get(person=self.person).pk],
            ["participation", self.shared.pk, "left", [[3, key]]],
            ["network", self.network.pk, "director_id", key],
        ]
        self.batch.save()
        report = StoredReport.objects.create(network=self.network, as_of=DAY, texts={"nl": {"x": [NAME]}}, **whose)
        ReportHead.objects.create(report=report, texts={"nl": {"x": [NAME]}}, **whose)
        nodes = [[str(key), 1, 1, "tied", 1, 1, 0, 0], [str(other), 2, 3, "tied", 1, 1, 0, 0]]
        KeptMap.objects.create(network=self.network, level="people", as_of=DAY, nodes=nodes, ties=[[0, 1]], **whose)
        named = [[f"VZW {NAME}", 1, 1, "tied", 1, 1, 0, 0]]
        KeptMap.objects.create(network=self.network, level="organisations", as_of=DAY, nodes=named, **whose)
        KeptCounts.objects.create(
            network=self.network, columns=[[NAME]], people={str(key): [0, 0], str(other): [0, 0]}, **whose
        )
        ConversationAnswer.objects.create(
            network=self.network, a=self.person, b=self.other, answer="done", answered_on=DAY, until=DAY, **whose
        )
        book = packed(Book(f"{NAME}.xlsx", "xlsx", (Table("Blad", [[NAME, EMAIL], ["Bo", ""]]),), False))
        for state in ("done", "read"):
            upload = Upload.objects.create(
                file_name="lijst_zyxwanda_qqvortel.xlsx",
                format="xlsx",
                cells=book.head,
                state=state,
                as_of=DAY,
                director=NAME,
                new_name=NAME,
                **{part: {"x": SAID} for part in ("mapping", "same", "found", "against")},
                **whose,
            )
            for number, data in enumerate(book.pieces[:]):
                Piece.objects.create(upload=upload, what=Kept.CELLS, number=number, data=data, **whose)
        NoteDraft.objects.create(network=self.network, owner=self.role.user, line=SAID, typed_on=DAY, **whose)
        for user in (self.account, self.role.user):
            store = Session.get_session_store_class()()
            store["_auth_user_id"], store["seen"] = str(user.pk), NAME
            store["_messages"] = json.dumps([f"{NAME} is bewaard"])
            store.save()

    def _in_every_text(self):
        """Also where nobody would write it: whatever is looked through must be found."""
        for model in apps.get_models():
            for part, rule in rules_of(model._meta.label).items():
                field = model._meta.get_field(part) if rule in TYPED else None
                if field is None or part == "uid" or field.get_internal_type() == "JSONField":
                    continue
                rows = model._base_manager.filter(authority=self.authority, **{part: ""})
                for pk in rows.values_list("pk", flat=True):
                    text = SAID if not field.max_length or field.max_length >= len(SAID) else NAME
                    model._base_manager.filter(pk=pk).update(**{part: text[: field.max_length]})
        Meeting.objects.filter(pk=self.met.pk).update(uid=f"{EMAIL}-1")
        Meeting.history.update(uid=f"{EMAIL}-1")
        Network.objects.update(name=f"Netwerk rond {NAME}")
        kept = (Person, Contact, Meeting, Organisation, Membership, Series, Body, Office, Evidence, Step)
        of_rooms = (*KEEP_HISTORY, *KEEP_ALIGNMENT, *KEPT_OF_ROLES, *OF_SUCCESSION)
        of_rooms += (*KEPT_OF_TALKS, *KEEP_STORIES, *OF_BOOKLETS, *OF_VISIBLE, *KEPT_OF_INTERVISION)
        of_rooms += KEEP_PUBLIC
        for model in (*kept, *of_rooms, Idea, IdeaNote, Experiment):
            model.history.update(history_change_reason=SAID[:100])


def everywhere(needles=NEEDLES):
    """Every "table.column" of the whole database where one of the needles stands, packed or not."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if any(needle in text for text in readings(value) for needle in needles):
                        found.add(f"{table}.{name}")
    for session in Session.objects.all():
        if any(needle in json.dumps(session.get_decoded()).lower() for needle in needles):
            found.add("django_session.session_data")
    return found


def readings(value):
    """A value as lower text without what parts figures, and what is packed in it, unpacked."""
    if isinstance(value, (bytes, memoryview)):
        raw = bytes(value)
        yield flat(raw.decode("latin-1"))
        for start in range(len(raw)):
            if raw[start : start + 1] == b"x":
                try:
                    yield flat(zlib.decompressobj().decompress(raw[start:]).decode("latin-1"))
                except zlib.error:
                    continue
    elif value is not None:
        yield flat(value if isinstance(value, str) else json.dumps(value, default=str))


def flat(text):
    return text.lower().replace("0499 77 66 55", "0499776655").replace(" ", "")
