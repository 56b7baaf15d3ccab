"""All that the database holds, to see what a request changed."""

from django.apps import apps


def dump(*but: type) -> dict[str, list[str]]:
    """Every table of every app, row by row; the models in `but` are left out."""
    kept = [one for one in apps.get_models(include_auto_created=True) if one not in but and one._meta.managed]
    return {
        one._meta.db_table: sorted(repr(_plain(row)) for row in one._base_manager.values_list())
        for one in kept
    }


def _plain(row):
    return tuple(bytes(one) if isinstance(one, memoryview) else one for one in row)


def changed(before, after) -> list[str]:
    """Names of tables, with the first row that is not in the other."""
    return [
        f"{table}: {next(iter(set(after[table]) ^ set(rows)), 'a row twice')[:300]}"
        for table, rows in before.items() if rows != after[table]
    ]  # fmt: skip
