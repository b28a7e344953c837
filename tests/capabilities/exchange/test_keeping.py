"""What is kept of a list: in pieces, read once, and gone when the list is."""

import json
import zlib
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange import actions, queries
from draagvlak.capabilities.exchange.actions import importing, keeping
from draagvlak.capabilities.exchange.choices import Kept
from draagvlak.capabilities.exchange.mapping.listing import Mapping
from draagvlak.capabilities.exchange.models import Piece, Upload
from draagvlak.capabilities.exchange.queries import kept
from draagvlak.capabilities.exchange.queries.kept import KeptPieces
from draagvlak.capabilities.network.models import Contact
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


@pytest.fixture
def upload(role):
    return actions.receive(role.user, role.authority, "lijst.xlsx", LIST)


def begin(role, upload):
    return actions.start_import(role.user, upload, None, "Ons netwerk")


def kinds():
    return sorted(set(Piece.objects.values_list("what", flat=True)))


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5])
def test_pieces_come_back_in_order_and_replace_those_before(upload, monkeypatch, count):
    monkeypatch.setattr(kept, "AT_ONCE", 2)
    given = [bytes([n]) * 3 for n in range(count)]
    keeping._keep(upload, Kept.CELLS, [b"before"] * 7)
    keeping._keep(upload, Kept.CELLS, given)
    pieces = KeptPieces(upload.pk, Kept.CELLS)
    assert [[*pieces], [*pieces[:]], [*pieces[1:3]], [*pieces[2:]]] == [given, given, given[1:3], given[2:]]
    assert [*KeptPieces(upload.pk + 1, Kept.CELLS)] == []


def test_reading_in_does_not_read_the_cells_again(role, upload, monkeypatch):
    monkeypatch.setattr(queries, "unpacked", None)
    assert (begin(role, upload).state, Contact.objects.count()) == ("done", 177)
    assert kinds() == ["cells"]


def test_what_was_kept_for_another_mapping_is_read_anew(role, upload):
    Upload.objects.update(mapping=upload.mapping | {"layers": {}})
    done = begin(role, Upload.objects.get())
    assert (done.state, Contact.objects.count()) == ("done", 177)
    layers = [member.layers for member in done.network.membership_set.all()]
    assert layers == [[]] * 48


def test_a_changed_mapping_is_what_comes_in(role, upload, monkeypatch):
    decided = actions.Decided(upload.mapping | {"layers": {}}, {}, None)
    actions.change_mapping(role.user, upload, decided)
    monkeypatch.setattr(queries, "unpacked", None)
    done = begin(role, Upload.objects.get())
    assert [member.layers for member in done.network.membership_set.all()] == [[]] * 48


def test_a_mapping_stays_while_the_list_is_read_in(role, upload, monkeypatch):
    monkeypatch.setattr(importing, "do_later", lambda *args, **arguments: None)
    before, pieces = Upload.objects.get().mapping, [*KeptPieces(upload.pk, Kept.BROUGHT)]
    begin(role, upload)
    actions.change_mapping(role.user, Upload.objects.get(), actions.Decided(before | {"layers": {}}, {}, None))
    assert (Upload.objects.get().mapping, [*KeptPieces(upload.pk, Kept.BROUGHT)]) == (before, pieces)


def test_no_piece_outlives_its_list(role, upload):
    assert kinds() == ["brought", "cells"]
    actions.cancel_import(role.user, upload)
    assert kinds() == []
    old = actions.receive(role.user, role.authority, "lijst.xlsx", LIST)
    young = actions.receive(role.user, role.authority, "lijst.xlsx", LIST)
    Upload.objects.filter(pk=old.pk).update(created_at=now() - timedelta(days=31))
    assert actions.forget_old_lists(role.authority) == 1
    assert set(Piece.objects.values_list("upload", flat=True)) == {young.pk}
    young.delete()
    assert kinds() == []


def test_a_stopped_list_leaves_no_piece_and_a_failed_one_can_be_tried_again(role, upload, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(importing, "add_batch", None)
        assert (begin(role, upload).state, kinds()) == ("failed", ["brought", "cells"])

    def stop(*args):
        raise importing.Stopped

    monkeypatch.setattr(importing, "add_batch", stop)
    assert (begin(role, Upload.objects.get()).state, kinds()) == ("cancelled", [])


def test_a_try_that_was_given_up_erases_nothing(role, upload, monkeypatch):
    def given_up(*args):
        Upload.objects.update(started_at=now() + timedelta(seconds=5))
        raise importing.Stopped

    monkeypatch.setattr(importing, "brought_by", given_up)
    begin(role, upload)
    assert (Upload.objects.get().state, kinds()) == ("importing", ["brought", "cells"])


def test_cells_that_were_kept_in_one_value_are_still_there(role, upload):
    told = queries.listing_of(upload, Mapping.from_json(upload.mapping))
    head, pieces = json.loads(bytes(upload.cells)), [*KeptPieces(upload.pk, Kept.CELLS)]
    streams = []
    for table in head["tables"]:
        count = table.pop("pieces")
        streams.append(zlib.compress(b"".join(map(zlib.decompress, pieces[:count]))))
        table["bytes"], pieces = len(streams[-1]), pieces[count:]
    before = json.dumps(head).encode()
    Upload.objects.update(cells=b"".join([len(before).to_bytes(8, "big"), before, *streams]))
    Piece.objects.all().delete()
    import_module("draagvlak.capabilities.exchange.migrations.0005_pieces_of_a_list").in_pieces(apps, None)
    found = queries.listing_of(Upload.objects.get(), Mapping.from_json(upload.mapping))
    assert (found.people, found.contacts, found.skipped) == (told.people, told.contacts, told.skipped)
    assert begin(role, Upload.objects.get()).state == "done"
