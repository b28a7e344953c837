"""What privacy does each night, in every authority."""

from datetime import timedelta

from axes.models import AccessFailureLog, AccessLog
from django.utils.timezone import localdate, now

from draagvlak.basics.later import every_night
from draagvlak.basics.progress import Tell, silent
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.actions.ageing import let_go_of_what_is_over
from draagvlak.capabilities.privacy.actions.erasing.outside import empty_journal
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import RULES
from draagvlak.capabilities.privacy.queries.ageing import Aged, rehearsal

TRACES_KEPT = 30  # days that signing in, and trying to, is remembered


@every_night
def keep_to_time(tell: Tell = silent) -> dict[str, int]:
    """Carry out every rule in every authority. Gives the rows that were ended, by the key of their rule."""
    ended = {rule.key.value: 0 for rule in RULES}
    for authority in Authority.objects.all():
        with inside(authority):
            for rule in RULES:
                ended[rule.key.value] += carry_out(authority, rule.key, tell)
            let_go_of_what_is_over(authority, localdate())
    _forget_traces()
    empty_journal()
    return ended


def rehearse() -> list[tuple[Authority, list[Aged]]]:
    """What `keep_to_time` would do now."""
    found = []
    for authority in Authority.objects.all():
        with inside(authority):
            found.append((authority, rehearsal()))
    return found


def _forget_traces() -> None:
    """What is remembered of signing in, of no authority; the rest of it accounts.tasks forgets sooner."""
    for model in (AccessFailureLog, AccessLog):
        model.objects.filter(attempt_time__lt=now() - timedelta(days=TRACES_KEPT)).delete()
