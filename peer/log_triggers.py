"""What the database itself refuses: changing or dropping a line of the log, and rewriting a decision.

The triggers are put in place at the end of every `migrate`: SQLite makes a table anew when a column changes,
and its triggers would be gone. PostgreSQL's TRUNCATE is not stopped here: it is a right of the table's owner,
and the portal's database user in production need not be that.
"""

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# One row in `peer_logretention`, inside the same transaction, is the only key: see `logbook.drop_old_lines`.
_KEY = "CREATE TABLE IF NOT EXISTS peer_logretention (before {moment} NOT NULL)"
_FIXED = "message_id, participant_id, moderator_id, kind, reason_id, until, based_on_version, made_at"

_SQLITE = (
    _KEY.format(moment="datetime"),
    """CREATE TRIGGER IF NOT EXISTS peer_log_no_update BEFORE UPDATE ON peer_logentry
    BEGIN SELECT RAISE(ABORT, 'a line of the log never changes'); END""",
    """CREATE TRIGGER IF NOT EXISTS peer_log_no_delete BEFORE DELETE ON peer_logentry
    WHEN NOT EXISTS (SELECT 1 FROM peer_logretention WHERE OLD.at < before)
    BEGIN SELECT RAISE(ABORT, 'a line of the log is not dropped'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS peer_decision_no_update BEFORE UPDATE OF {_FIXED} ON peer_decision
    BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END""",
)

_POSTGRESQL = (
    _KEY.format(moment="timestamp with time zone"),
    """CREATE OR REPLACE FUNCTION peer_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF EXISTS (SELECT 1 FROM peer_logretention WHERE OLD.at < before) THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'what was written here never changes'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE OR REPLACE TRIGGER peer_log_no_change BEFORE UPDATE OR DELETE ON peer_logentry
    FOR EACH ROW EXECUTE FUNCTION peer_log_refuse()""",
    f"""CREATE OR REPLACE TRIGGER peer_decision_no_update BEFORE UPDATE OF {_FIXED} ON peer_decision
    FOR EACH ROW EXECUTE FUNCTION peer_log_refuse()""",
)

_REMOVING = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS peer_log_no_update",
        "DROP TRIGGER IF EXISTS peer_log_no_delete",
        "DROP TRIGGER IF EXISTS peer_decision_no_update",
        "DROP TABLE IF EXISTS peer_logretention",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS peer_log_no_change ON peer_logentry",
        "DROP TRIGGER IF EXISTS peer_decision_no_update ON peer_decision",
        "DROP FUNCTION IF EXISTS peer_log_refuse()",
        "DROP TABLE IF EXISTS peer_logretention",
    ),
}


def install_after_migrating(using: str, **_signal: object) -> None:
    """At the end of `migrate`, when the tables are there; not in tests, which empty their tables."""
    connection = connections[using]
    if settings.INSTALL_LOG_TRIGGERS and "peer_logentry" in connection.introspection.table_names():
        install(connection)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers in place. Doing it again changes nothing."""
    _run(connection, {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[connection.vendor])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away again: before a migration that rewrites old lines, and in tests."""
    _run(connection, _REMOVING[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
