"""Tests stand on tables that come from the models (decision 0073): here, that migrations come to the same."""

import json

import pytest
from django.core.management import call_command

from tests.wiring.conftest import Installation, database_of_its_own
from tests.wiring.tables import tables


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_migrations_make_the_tables_that_the_models_say(tmp_path):
    words = "from tests.wiring.tables import tell; tell()"
    with database_of_its_own() as url:
        migrated = Installation(tmp_path, url)
        migrated.manage("migrate", "--verbosity", "0")
        made = json.loads(migrated.manage("shell", "--no-imports", "-v0", "-c", words))
    assert made == json.loads(json.dumps(tables()))
    assert len(made) > 100
