"""What is done later and each night with the surveys of every authority."""

from draagvlak.basics.later import every_night
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.actions import mailing
from draagvlak.capabilities.pulse.actions.mixing import mix_answers
from draagvlak.capabilities.pulse.actions.surveys import close_past
from draagvlak.capabilities.pulse.choices import REMIND_AFTER, State
from draagvlak.capabilities.pulse.models import Survey


def send(authority: int, survey: int) -> None:
    """Send the mails of a survey that wait."""
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        found = Survey.objects.select_related("network__director").filter(pk=survey).first()
        if found:
            mailing.send_invitations(whose, found)


def remind(authority: int, survey: int, days: int) -> None:
    """Remind whom a mail went to so many days ago."""
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        found = Survey.objects.select_related("network__director").filter(pk=survey).first()
        if found:
            mailing.send_reminders(whose, found, days)


@every_night
def tend_surveys() -> dict[str, int]:
    """Close what is past, mix what was answered, send what waits and remind after a week. Gives how many of each."""
    done = {"closed": 0, "mixed": 0, "sent": 0, "reminded": 0}
    for authority in Authority.objects.all():
        with inside(authority):
            done["closed"] += close_past(authority)
            done["mixed"] += mix_answers(authority)
            for survey in Survey.objects.select_related("network__director").filter(state=State.OPEN):
                done["sent"] += mailing.send_invitations(authority, survey)
                done["reminded"] += mailing.send_reminders(authority, survey, REMIND_AFTER)
    return done
