"""The tables of a new database, made from the models at once: running every migration takes twenty seconds and more.

For tests and for sites that live as long as a test (decision 0073); whoever installs Draagvlak runs the migrations.
Run as a module it makes those of the database that the environment names.
"""

from importlib import import_module

OFFICIAL = "draagvlak.capabilities.authorities.migrations.0002_the_official_list"


def without_migrations() -> dict[str, None]:
    """As MIGRATION_MODULES: of all applications but procrastinate, whose functions stand in its migrations only."""
    from django.apps import apps  # noqa: PLC0415 the settings come first

    return dict.fromkeys({app.label for app in apps.get_app_configs()} - {"procrastinate"})


def read_official_list() -> None:
    """What the migrations of ours put in."""
    from django.apps import apps  # noqa: PLC0415 as above

    import_module(OFFICIAL).read_it_in(apps, None)


def note_as_migrated() -> None:
    """All migrations stand as done, and what they put in is there."""
    from django.conf import settings  # noqa: PLC0415 as above
    from django.core.management import call_command  # noqa: PLC0415 as above

    settings.MIGRATION_MODULES = {}
    call_command("migrate", fake=True, verbosity=0)
    read_official_list()


def be_looked_at() -> None:
    """What SQLite's planner notes has its table already: made within a transaction, every rollback in it makes SQLite
    read its whole schema anew and forget what it prepared.
    """
    from django.db import connection  # noqa: PLC0415 as above

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def main() -> None:
    import django  # noqa: PLC0415 as above
    from django.conf import settings  # noqa: PLC0415 as above
    from django.core.management import call_command  # noqa: PLC0415 as above

    django.setup()
    settings.MIGRATION_MODULES = without_migrations()
    call_command("migrate", run_syncdb=True, verbosity=0)
    note_as_migrated()


if __name__ == "__main__":
    main()
