"""A file is taken in whole or not at all: only of who is trusted, for us, and never older than what is there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.federation.actions.ageing import let_go_of_what_is_over
from draagvlak.capabilities.federation.actions.taking import Trusted, distrust, take_away, take_in, trust
from draagvlak.capabilities.federation.choices import shapes
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.models import Sender, TakenFile
from draagvlak.capabilities.federation.queries import received, received_at
from tests.factories import AuthorityFactory, DirectorFactory
from tests.factories.federation import DAY, Elsewhere, body

pytestmark = pytest.mark.django_db
OTHER = Elsewhere()


@pytest.fixture
def ours():
    authority = AuthorityFactory()
    with inside(authority):
        yield authority


@pytest.fixture
def admin(ours):
    return DirectorFactory(authority=ours, kind=RoleKind.ADMINISTRATOR).user


@pytest.fixture
def director(ours):
    return DirectorFactory(authority=ours).user


def refusal_of(user, ours, content):
    with pytest.raises(RefusedFileError) as refused:
        take_in(user, ours, content)
    return refused.value.code


def names(ours, day=DAY):
    return [(one.sender.name, [network.name for network in one.networks]) for one in received(ours, day)]


def test_only_who_is_trusted(ours, admin, director):
    content = OTHER.file(ours)
    assert refusal_of(director, ours, content) == "unknown-key"
    assert (Sender.objects.count(), TakenFile.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)
    with pytest.raises(PermissionDenied):
        trust(director, ours, OTHER.trusted)
    trust(admin, ours, OTHER.trusted)
    came = take_in(director, ours, content)
    assert (came.was_there, names(ours)) == (False, [("Elders", ["Netwerk vrije tijd"])])
    assert received(ours, DAY)[0].networks == body().networks
    assert received_at(ours, came.row.mark, DAY) == received(ours, DAY)[0]


def test_another_key_under_a_name_we_know(ours, admin):
    trust(admin, ours, OTHER.trusted)
    take_in(admin, ours, OTHER.file(ours))
    thief = Elsewhere()
    stolen = thief.document(ours, sequence=9)
    stolen["sender"]["code"] = OTHER.code
    assert refusal_of(admin, ours, thief.signed(stolen)) == "other-key"
    assert names(ours) == [("Elders", ["Netwerk vrije tijd"])]
    trust(admin, ours, Trusted(thief.key, OTHER.code, "Elders"))  # it turned out to be theirs
    assert names(ours) == []
    assert refusal_of(admin, ours, OTHER.file(ours, sequence=10)) == "other-key"


def test_a_file_for_somebody_else(ours, admin):
    trust(admin, ours, OTHER.trusted)
    assert refusal_of(admin, ours, OTHER.file(AuthorityFactory())) == "not-for-us"
    assert TakenFile.objects.count() == 0


def test_a_new_file_stands_in_the_place_of_the_one_before(ours, admin):
    trust(admin, ours, OTHER.trusted)
    take_in(admin, ours, OTHER.file(ours))
    gone = (shapes.Withdrawn("quote", "f1", DAY),)
    after = take_in(admin, ours, OTHER.file(ours, replace(body(), withdrawn=gone), sequence=2)).row
    assert TakenFile.objects.count() == 1
    assert "keukentafel" not in str(TakenFile.objects.get().content)
    assert received(ours, DAY)[0].withdrawn == gone
    assert refusal_of(admin, ours, OTHER.file(ours)) == "older"
    assert refusal_of(admin, ours, OTHER.file(ours, body("Nog eens."), sequence=2)) == "older"
    after.refresh_from_db()
    assert after.sequence == 2


def test_the_same_file_again_changes_nothing(ours, admin):
    trust(admin, ours, OTHER.trusted)
    content = OTHER.file(ours)
    first = take_in(admin, ours, content).row
    again = take_in(admin, ours, content)
    assert (again.was_there, again.row.taken_at) == (True, first.taken_at)


def test_what_came_is_taken_away_and_nothing_older_comes_back(ours, admin):
    sender = trust(admin, ours, OTHER.trusted)
    old, new = OTHER.file(ours), OTHER.file(ours, body("Later."), sequence=2)
    take_in(admin, ours, new)
    take_away(admin, ours, sender.pk)
    assert received(ours, DAY) == []
    assert TakenFile.objects.get().content is None
    assert refusal_of(admin, ours, old) == "older"
    assert not take_in(admin, ours, new).was_there
    assert len(received(ours, DAY)) == 1


def test_who_is_trusted_no_more_goes_with_all_that_came(ours, admin, director):
    sender = trust(admin, ours, OTHER.trusted)
    take_in(admin, ours, OTHER.file(ours))
    with pytest.raises(PermissionDenied):
        distrust(director, ours, sender.pk)
    distrust(admin, ours, sender.pk)
    assert (Sender.objects.count(), TakenFile.objects.count()) == (0, 0)
    assert refusal_of(admin, ours, OTHER.file(ours, sequence=5)) == "unknown-key"


def test_what_has_ended_is_not_read_though_it_is_kept(ours, admin):
    trust(admin, ours, OTHER.trusted)
    network = body().networks[0]
    practices = (replace(network.practices[0], until=DAY),)
    take_in(admin, ours, OTHER.file(ours, body(practices=practices)))
    assert [len(received(ours, day)[0].networks[0].practices) for day in (DAY, DAY + timedelta(days=1))] == [1, 0]


def test_what_one_authority_got_the_other_does_not_see(ours, admin):
    trust(admin, ours, OTHER.trusted)
    take_in(admin, ours, OTHER.file(ours))
    beside = AuthorityFactory()
    with inside(beside):
        assert received(beside, DAY) == []
        trusting = DirectorFactory(authority=beside, kind=RoleKind.ADMINISTRATOR).user
        assert refusal_of(trusting, beside, OTHER.file(beside)) == "unknown-key"


def test_one_query_however_many_sent(ours, admin, django_assert_num_queries):
    for number in range(3):
        other = Elsewhere(f"Elders {number}")
        trust(admin, ours, other.trusted)
        take_in(admin, ours, other.file(ours))
    with django_assert_num_queries(1):
        assert len(received(ours, DAY)) == 3


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind not in (RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR)])
def test_nobody_else_takes_in(ours, admin, kind):
    trust(admin, ours, OTHER.trusted)
    with pytest.raises(PermissionDenied):
        take_in(DirectorFactory(authority=ours, kind=kind).user, ours, OTHER.file(ours))


def test_what_is_over_is_not_kept_either(ours, admin):
    trust(admin, ours, OTHER.trusted)
    over, going_on = body("Woorden tot vandaag.").networks[0], body().networks[0].practices[0]
    story = replace(over.stories[0], until=DAY)
    shared = body(stories=(story,), practices=(going_on,))
    content = OTHER.file(ours, shared)
    row = take_in(admin, ours, content).row
    assert let_go_of_what_is_over(ours, DAY) == 0
    assert "Woorden tot vandaag." in str(TakenFile.objects.get().content)
    next_day, seen = DAY + timedelta(days=1), received(ours, DAY + timedelta(days=1))
    assert (let_go_of_what_is_over(ours, next_day), let_go_of_what_is_over(ours, next_day)) == (1, 0)
    kept = TakenFile.objects.get()
    assert "Woorden tot vandaag." not in str(kept.content)
    assert (kept.sequence, kept.digest, received(ours, next_day)) == (row.sequence, row.digest, seen)
    assert AuditEntry.objects.filter(what="federation.let_go").count() == 1
    assert take_in(admin, ours, content).was_there
