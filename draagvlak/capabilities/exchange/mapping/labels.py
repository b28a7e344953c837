"""The words of choices as our own sheets bear them, in whichever of our languages a sheet was written."""

from functools import cache

from django.db.models import TextChoices
from django.utils.translation import override

from draagvlak.basics.letters import plain

LANGUAGES = ("nl", "en")


@cache
def named_by_labels(choices: type[TextChoices]) -> dict[str, str]:
    """The value behind each label, written as `plain` does, and behind each value itself."""
    found = {plain(value): value for value in choices.values}
    for language in LANGUAGES:
        with override(language):
            found |= {plain(str(one.label)): one.value for one in choices}
    return found
