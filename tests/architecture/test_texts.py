"""A column that can hold a text without a rule of how it is erased is a promise that cannot be kept."""

from django.apps import apps
from django.db import models

from draagvlak.capabilities.privacy.choices.texts import RULES, Erased, rules_of

# Everything else can hold what somebody wrote.
NO_TEXT = (
    models.AutoField,
    models.IntegerField,
    models.FloatField,
    models.DecimalField,
    models.BooleanField,
    models.DateField,
    models.TimeField,
    models.DurationField,
    models.ForeignKey,
)


def columns_that_may_hold_text(model):
    return {field.name for field in model._meta.concrete_fields if not isinstance(field, NO_TEXT)}


def test_every_text_has_a_rule_of_how_it_is_erased():
    found = {m._meta.label: columns_that_may_hold_text(m) for m in apps.get_models(include_auto_created=True)}
    ruled = {label: set(rules_of(label)) & names for label, names in found.items()}
    assert {label: names - ruled[label] for label, names in found.items() if names - ruled[label]} == {}


def test_no_rule_is_about_a_column_that_is_gone():
    installed = {m._meta.label: m for m in apps.get_models(include_auto_created=True)}
    gone = {}
    for label, rules in RULES.items():
        if label in installed and (rest := set(rules) - columns_that_may_hold_text(installed[label])):
            gone[label] = rest
    assert gone == {}
    assert all(label in installed for label in RULES if label.split(".")[0] in {"network", "insights", "exchange"})


def test_a_table_of_an_authority_bears_texts_that_are_looked_through():
    """MENTION and WORDS are carried out on tables with an authority; elsewhere such a rule would do nothing."""
    for model in apps.get_models():
        rules = set(rules_of(model._meta.label).values())
        if rules & {Erased.MENTION, Erased.WORDS}:
            assert "authority" in {field.name for field in model._meta.concrete_fields}, model
