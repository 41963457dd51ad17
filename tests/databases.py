"""The PostgreSQL server for tests, and whether it is there."""

import psycopg

POSTGRESQL = "postgresql://root@127.0.0.1:5432/test"


def postgresql_answers() -> bool:
    """Whether the test server is there."""
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
