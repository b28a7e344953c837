"""What import contracts cannot see."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django_scopes.exceptions import ScopeError
from rules import perm_exists

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
# Asked before there is a scope, or the same for everybody.
UNSCOPED = {
    "authorities.Authority",
    "authorities.Municipality",
    "authorities.Authority_municipalities",
    "accounts.User",
    "accounts.User_groups",
    "accounts.User_user_permissions",
    "accounts.Role",
    "network.Network_municipalities",
}
PUBLIC = {"start:welcome", "start:demo", "report:method", "roles:accept", "settings:robots", "settings:security"}
PUBLIC |= {"contacts:worker", "contacts:shell", "calendar:feed"}
PUBLIC |= {"survey:answer", "survey:thanks", "survey:given_back", "plan:own_story"}
PUBLIC |= {f"public:{page}" for page in ("page", "story", "picture", "card", "embed", "rss", "atom", "calendar")}
PUBLIC |= {"public:sitemap"}
PUBLIC |= {"consents:answer", "consents:take_back"}
PUBLIC |= {"federation:fetch", "weaving:own"}
PERSONAL = {"settings:account", "settings:sessions", "settings:end", "settings:end_others"}
# The frame itself, and what a user does with their own account: no authority has that in its audit.
NOT_FRAMED = {"acting", "end_session", "end_other_sessions", "hold_as_verified"}
# An answer to a survey: the frame would write down when it came (decision on answers that cannot be linked).
NOT_FRAMED |= {"send_answers"}
# Steps of joining two organisations: whoever calls them stands in the frame.
NOT_FRAMED |= {"join_into", "remember_joining"}
# The log of the whole installation as a file: there is no authority in whose audit it would stand.
NOT_FRAMED |= {"export_events"}
# What was taken back before a restore: whoever follows the ledger stands in the frame.
NOT_FRAMED |= {"object_again", "withdraw_again", "take_back_again", "share_again", "take_reaction_back_again"}
# The ledger itself stands in no database.
NOT_FRAMED |= {"write_down", "line_of", "write_down_piece", "write_down_reaction"}
# A way of writing a story, which frames it.
NOT_FRAMED |= {"leave_out"}


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("draagvlak.")]


def our_pages(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from our_pages(pattern, f"{pattern.namespace}:")
        elif isinstance(pattern, URLPattern) and prefix:
            yield f"{prefix}{pattern.name}", pattern.callback


def floor_of():
    (order,) = (contract["layers"] for contract in CONTRACTS if contract["id"] == "capabilities")
    return {name.strip(" ()"): floor for floor, row in enumerate(reversed(order)) for name in row.split("|")}


def test_keys_point_down():
    floor = floor_of()
    for model in our_models():
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            to = field.related_model and field.related_model._meta.app_label
            if to in floor and to != model._meta.app_label:
                assert floor[to] < floor[model._meta.app_label], f"{field} points up"


def test_models_hold_rows_and_nothing_else():
    for model in our_models():
        assert not model._meta.private_fields, f"{model} has a generic relation"
        assert not {"save", "delete"} & set(vars(model)), f"{model} hides work in save() or delete()"


@pytest.mark.django_db
@pytest.mark.parametrize("model", [m for m in our_models() if m._meta.label not in UNSCOPED])
def test_unscoped_rows_cannot_be_asked(model):
    assert "authority" in {field.name for field in model._meta.local_fields}
    for ask in ("exists", "count", "first"):
        with pytest.raises(ScopeError):
            getattr(model._default_manager.get_queryset(), ask)()


def test_every_page_has_a_door():
    for name, view in our_pages():
        if getattr(view, "is_personal", False):
            continue
        right, because = getattr(view, "right", None), getattr(view, "public_because", None)
        assert bool(right) != bool(because), f"{name} needs either in_authority or public"
        assert getattr(view, "login_required", True) == bool(right), name
        assert because or perm_exists(right), f"{name} asks the unknown right {right}"


def test_public_pages_are_listed():
    assert {name for name, view in our_pages() if getattr(view, "public_because", None)} == PUBLIC


def test_personal_pages_are_listed_and_ask_to_sign_in():
    personal = {name: view for name, view in our_pages() if getattr(view, "is_personal", False)}
    assert set(personal) == PERSONAL
    for name, view in personal.items():
        assert getattr(view, "login_required", True), name
        assert not hasattr(view, "right"), name
        assert not hasattr(view, "public_because"), name


def test_no_room_is_overfull():
    files = [*(ROOT / "draagvlak").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    files = [file for file in files if file.parent.name != "migrations"]
    assert not [file for file in files if len(file.read_text().splitlines()) > 400]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef):
                limit = 18 if file.name == "views.py" else 50
                assert node.end_lineno - node.lineno < limit, f"{file}: {node.name} is too long"


def test_every_action_acts():
    for file in [*ROOT.glob("draagvlak/*/*/actions.py"), *ROOT.glob("draagvlak/*/*/actions/*.py")]:
        if "demo" in file.relative_to(ROOT).parts:
            continue
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name not in NOT_FRAMED:
                assert re.search(r"with .*acting\(", ast.unparse(node)), (
                    f"{file}: {node.name} is not framed by acting()"
                )
