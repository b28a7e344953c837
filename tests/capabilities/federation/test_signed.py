"""A signed file says what was shared, to whom it was for, as long as no byte of it changed."""

import base64
import json
from dataclasses import replace

import jsonschema
import jwt
import pytest
from django.conf import settings as house
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.capabilities.federation.choices import MOST_BYTES, keys, shapes
from draagvlak.capabilities.federation.choices.codes import code_of
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.readers.bodies import body_of, readable_on
from draagvlak.capabilities.federation.readers.shape import schema
from draagvlak.capabilities.federation.readers.signed import read
from draagvlak.capabilities.federation.wording.refusals import OWN_SENTENCES, SENTENCES
from draagvlak.capabilities.federation.writers.own_key import NAME, own_key, own_public_key
from draagvlak.capabilities.federation.writers.signed import signed
from tests.factories.federation import DAY, Elsewhere, body


class Ours:
    """Enough of an authority for a document."""

    pk, name = 7, "Voorbeeldgem"


OTHER = Elsewhere()


def refusal_of(content):
    with pytest.raises(RefusedFileError) as refused:
        read(content)
    assert refused.value.code in SENTENCES
    return refused.value.code


def test_what_is_written_is_read_back():
    taken = read(OTHER.file(Ours))
    assert taken.body == body()
    assert (taken.key, taken.code, taken.name, taken.municipalities) == (OTHER.key, OTHER.code, "Elders", ("Duffel",))
    assert taken.sequence == 1
    assert body_of(shapes.as_json(body())) == body()


def test_another_library_finds_the_signature_right():
    """As a standard JWS: read by the key in its header, with nothing of ours."""
    content = OTHER.file(Ours).decode()
    header = jwt.get_unverified_header(content)
    assert header["alg"] == "EdDSA"
    payload = jwt.PyJWS().decode(content, jwt.PyJWK(header["jwk"], "EdDSA").key, ["EdDSA"])
    jsonschema.validate(json.loads(payload), schema())


def test_the_key_is_made_once_for_nobody_else_to_read():
    first = own_key().private_bytes_raw()
    kept = house.STATE / NAME
    assert (own_key().private_bytes_raw(), kept.stat().st_mode & 0o777) == (first, 0o600)
    assert not [one for one in house.STATE.iterdir() if one.name.startswith(f".{NAME}")]
    assert read(signed(OTHER.document(Ours))).key == own_public_key()
    assert len(keys.fingerprint(own_public_key()).split()) == 6


def test_no_byte_can_be_changed():
    content = OTHER.file(Ours)
    for at, byte in enumerate(content):
        spoiled = content[:at] + bytes([byte ^ 1]) + content[at + 1 :]
        assert refusal_of(spoiled) in {"changed", "unreadable"}, at


def test_the_last_letter_of_a_signature_has_one_writing():
    content = OTHER.file(Ours)
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for letter in letters:
        if letter != content[-1]:
            assert refusal_of(content[:-1] + bytes([letter])) in {"changed", "unreadable"}
    assert refusal_of(content + b"=") == "unreadable"
    assert refusal_of(content + b"\n") == "unreadable"


def resigned(header, payload=b"{}"):
    """Signed rightly, under a header of one's own choice."""
    parts = [base64.urlsafe_b64encode(part).rstrip(b"=") for part in (json.dumps(header).encode(), payload)]
    signature = OTHER.private.sign(b".".join(parts))
    return b".".join([*parts, base64.urlsafe_b64encode(signature).rstrip(b"=")])


def own_header(**more):
    key = {"jwk": keys.jwk_of(OTHER.key), "kid": keys.thumbprint(OTHER.key)}
    return {"alg": "EdDSA", "typ": "draagvlak-shared+jws", **key} | more


@pytest.mark.parametrize(
    "more",
    [
        {"alg": "none"},
        {"alg": "HS256"},
        {"typ": "JWT"},
        {"kid": "another"},
        {"crit": ["b64"], "b64": False},
        {"jwk": {"kty": "oct", "k": "AAAA"}},
        {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}},
        {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": 5}},
        {"jwk": None},
    ],
)
def test_a_header_of_another_kind_is_refused(more):
    assert refusal_of(resigned(own_header())) == "unreadable"  # right, but empty
    assert refusal_of(resigned(own_header(**more))) == "unreadable"


def test_a_key_in_the_header_that_did_not_sign():
    other = Elsewhere()
    header = own_header(jwk=keys.jwk_of(other.key), kid=keys.thumbprint(other.key))
    assert refusal_of(resigned(header, json.dumps(OTHER.document(Ours)).encode())) == "changed"


HOSTILE = {
    "no JSON": b"\xff\xfe",
    "a number": b"7",
    "an empty list": b"[]",
    "deep": b'{"a":' * 60_000 + b"1" + b"}" * 60_000,
    "deep lists": b"[" * 200_000 + b"]" * 200_000,
    "a huge number": b'{"schema":"draagvlak.shared/1","sequence":' + b"9" * 100_000 + b"}",
    "no number": b'{"schema":"draagvlak.shared/1","sequence":NaN}',
    "endless": b'{"schema":"draagvlak.shared/1","sequence":1e999}',
    "twice": b'{"schema":"draagvlak.shared/1","schema":"draagvlak.shared/1"}',
    "another version": b'{"schema":"draagvlak.shared/2"}',
    "no version": b'{"schema":[]}',
    "only a version": b'{"schema":"draagvlak.shared/1"}',
}


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_one_sentence(payload):
    assert refusal_of(resigned(own_header(), payload)) in {"unreadable", "wrong-shape", "unknown-version"}


def test_another_version_is_told_apart():
    assert refusal_of(resigned(own_header(), HOSTILE["another version"])) == "unknown-version"
    assert refusal_of(b"x" * (MOST_BYTES + 1)) == "too-large"
    assert [refusal_of(content) for content in (b"", b"..", b"a.b.c", b"\x00")] == ["unreadable"] * 4


WRONG = {
    "fraction": lambda found: found["networks"][0]["people"]["groups"][0].update(count=12),
    "one of four people": lambda found: found["networks"][0]["organisations"].update(count=4),
    "truth for a number": lambda found: found.update(sequence=True),
    "too high": lambda found: found.update(sequence=2**53),
    "long": lambda found: found["networks"][0]["practices"][0].update(did="x" * 20_001),
    "turned about": lambda found: found["networks"][0]["practices"][0].update(title="a\u202eb"),
    "nothing": lambda found: found["networks"][0]["practices"][0].update(title="a\x00b"),
    "half a letter": lambda found: found["networks"][0]["practices"][0].update(title="a\ud800b"),
    "no networks": lambda found: found.pop("networks"),
    "unknown block": lambda found: found["networks"][0]["stories"][0]["blocks"][0].update(kind="script"),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_another_shape_is_neither_written_nor_read(spoil):
    found = OTHER.document(Ours)
    spoil(found)
    content = resigned(own_header(), json.dumps(found).encode())
    assert refusal_of(content) == "wrong-shape"
    with pytest.raises(RefusedFileError, match="wrong-shape"):
        signed(found)


def test_a_day_that_does_not_exist():
    found = OTHER.document(Ours)
    found["networks"][0]["stage"]["on"] = "2026-02-30"
    assert refusal_of(OTHER.signed(found)) == "wrong-shape"
    assert refusal_of(OTHER.file(Ours, made_at="2026-13-02T10:00:00Z")) == "wrong-shape"


def test_a_register_number_is_neither_written_nor_read():
    shared = replace(body(), networks=(replace(body().networks[0], name="An 85.07.30-033.28"),))
    found = OTHER.document(Ours, shared)
    assert refusal_of(resigned(own_header(), json.dumps(found).encode())) == "register-number"
    with pytest.raises(RefusedFileError, match="register-number"):
        signed(found)


PARTS = ["sender", "audience", "sequence", "made_at", "networks", "withdrawn", "schema"]
PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=9)
ANYTHING = st.recursive(PLAIN, lambda some: st.lists(some) | st.dictionaries(st.text(max_size=9), some), max_leaves=20)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, st.sampled_from(PARTS))
def test_whatever_stands_where_something_is_expected(value, part):
    found = OTHER.document(Ours)
    content = resigned(own_header(), json.dumps({**found, part: value}).encode())
    if value == [] and part in {"networks", "withdrawn"}:
        assert read(content)
    elif not (part == "sequence" and type(value) is int and 0 < value < 2**53):
        assert refusal_of(content) in {"wrong-shape", "unreadable", "unknown-version", "register-number"}


def test_unknown_parts_are_left_out():
    """A later edition may add keys."""
    found = OTHER.document(Ours)
    found["more"] = found["networks"][0]["more"] = found["networks"][0]["stories"][0]["more"] = "Iets nieuws"
    assert read(OTHER.signed(found)).body == body()


def test_what_a_file_says_is_withdrawn_is_not_read_from_that_file():
    gone = tuple(shapes.Withdrawn(kind, key, DAY) for kind, key in (("quote", "f1"), ("practice", "p1")))
    taken = read(OTHER.file(Ours, replace(body(), withdrawn=gone))).body.networks[0]
    assert taken.practices == ()
    assert [block.quote for block in taken.stories[0].blocks] == [None, None, None]
    story = (shapes.Withdrawn("story", "s1", DAY),)
    assert read(OTHER.file(Ours, replace(body(), withdrawn=story))).body.networks[0].stories == ()


def test_each_part_may_be_read_until_its_day():
    last = DAY
    network = body().networks[0]
    parts = ("about", "people", "organisations", "contacts", "support", "load", "stage")
    ended = replace(network, **{part: replace(getattr(network, part), until=last) for part in parts})
    ended = replace(ended, practices=(replace(network.practices[0], until=last),))
    found = shapes.Body((ended,), ())
    assert readable_on(found, last) == found
    left = readable_on(found, DAY.replace(day=3)).networks[0]
    assert [getattr(left, part) for part in parts] == [None] * 7
    assert (left.practices, left.stories) == ((), network.stories)
    assert readable_on(shapes.Body((replace(ended, stories=()),), ()), DAY.replace(day=3)).networks == ()


def test_codes_are_read_as_they_are_typed():
    assert code_of(OTHER.code.lower().replace("-", " ")) == OTHER.code
    assert [code_of(text) for text in ("", "ABCD", OTHER.code + "A", "????-????-????-????")] == [""] * 4


def test_every_refusal_has_its_sentence():
    assert set(OWN_SENTENCES) <= set(SENTENCES)
    assert all(str(text).endswith(".") for text in [*SENTENCES.values(), *OWN_SENTENCES.values()])
