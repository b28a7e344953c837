"""What is done each night: the timetable of a worker is asked for the jobs of that moment, and the worker does them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as given
from django.core.management import call_command
from django.utils.timezone import now

from draagvlak.basics import later
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import SentForm
from tests.factories import DirectorFactory

pytestmark = pytest.mark.skipif("postgresql" not in given.DATABASES["default"]["ENGINE"], reason="needs PostgreSQL")
NIGHT = datetime(2026, 11, 29, 3, 17, tzinfo=UTC)
NIGHTLY = {
    "draagvlak.capabilities.accounts.tasks.forget_sign_ins",
    "draagvlak.capabilities.insights.tasks.ready_reports",
    "draagvlak.capabilities.intervision.tasks.note_stages",
    "draagvlak.capabilities.network.tasks.top_up_series",
    "draagvlak.capabilities.privacy.tasks.keep_to_time",
    "draagvlak.capabilities.public_pages.tasks.hear_all",
    "draagvlak.capabilities.pulse.tasks.tend_surveys",
}


def jobs_at(moment, app):
    """By name of the task, what the timetable of a worker that looks at `moment` puts in the queue."""
    from procrastinate.periodic import PeriodicDeferrer  # noqa: PLC0415 only where its tables are

    due = PeriodicDeferrer(app.periodic_registry).get_previous_tasks(at=moment.timestamp())
    return {periodic.task.name: (periodic.task, stamp) for periodic, stamp in due}


@pytest.mark.django_db(transaction=True)
def test_the_timetable_of_a_worker_does_what_is_nightly():
    from procrastinate.contrib.django import app  # noqa: PLC0415 as above
    from procrastinate.contrib.django.models import ProcrastinateJob  # noqa: PLC0415

    role = DirectorFactory()
    # The queue's tables are not Django's to empty: jobs of tests before this one may still stand in them.
    before = list(ProcrastinateJob.objects.values_list("pk", flat=True))
    with inside(role.authority):
        old = SentForm.objects.create(authority=role.authority, user=role.user, key="k" * 22, made="network.network 1")
        SentForm.objects.filter(pk=old.pk).update(at=now() - timedelta(days=31))
    assert jobs_at(NIGHT - timedelta(minutes=1), app) == {}
    jobs = jobs_at(NIGHT + timedelta(seconds=5), app)
    assert set(jobs) == NIGHTLY
    for task, stamp in jobs.values():
        assert stamp == NIGHT.timestamp()
        task.defer(timestamp=stamp)
    call_command("procrastinate", "worker", "--one-shot")
    done = ProcrastinateJob.objects.exclude(pk__in=before).values_list("task_name", "status")
    assert set(done) == {(name, "succeeded") for name in NIGHTLY}
    with inside(role.authority):
        assert not SentForm.objects.exists()


def test_a_night_is_of_the_worker_only(settings):
    settings.LATER_BY_WORKER = False
    assert later.every_night(jobs_at) is jobs_at
