"""What the tables of a database are, to be compared with those of another."""

import json
import sys

from django.db import connection


def tables():
    """By table: its columns, each with whether it may be empty, and what its constraints and indexes hold."""
    with connection.cursor() as cursor:
        look = connection.introspection
        return {
            table: {
                "columns": sorted([c.name, bool(c.null_ok)] for c in look.get_table_description(cursor, table)),
                "constraints": sorted(map(held, look.get_constraints(cursor, table).values())),
            }
            for table in look.table_names(cursor)
            if not table.startswith("sqlite_")  # what the planner noted for itself
        }


def held(constraint):
    kinds = [kind for kind in ("primary_key", "unique", "check", "index") if constraint[kind]]
    columns = ",".join(map(str, constraint["columns"] or []))  # None: an expression
    return [columns, ",".join(kinds), ".".join(constraint["foreign_key"] or [])]


def tell():
    json.dump(tables(), sys.stdout)
