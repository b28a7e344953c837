"""What is done each night with what signing in leaves behind."""

from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from draagvlak.basics.later import every_night

REMEMBERED = timedelta(days=1)  # wrong passwords, with the address they came from


@every_night
def forget_sign_ins() -> dict[str, int]:
    """Erase sessions that ended, wrong passwords of more than a day ago, and counts that are past. Gives how many."""
    sessions = import_module(settings.SESSION_ENGINE).SessionStore
    sessions.clear_expired()
    ended = [row.pk for row in UserSession.objects.iterator() if not sessions().exists(row.session_key)]
    UserSession.objects.filter(pk__in=ended).delete()
    wrong, _by_table = AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - REMEMBERED).delete()
    return {"sessions": len(ended), "wrong": wrong, "counts": caches["default"].forget_expired()}  # type: ignore[attr-defined]
