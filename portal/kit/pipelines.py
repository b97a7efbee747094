"""Statements that go to PostgreSQL in one go, each planned once for a connection.

The driver's own cursors do this too, at three times the price: a write to the system and a look for answers
at every statement. Where a process does little else, that price is what others wait for.
"""

from collections.abc import Generator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection, errors, generators
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

from .answers import Answer, Row

Bound = Sequence[Any]
Said = tuple[bytes, Bound, Answer]
FAILED = {ExecStatus.FATAL_ERROR, ExecStatus.PIPELINE_ABORTED, ExecStatus.BAD_RESPONSE}
STALE = {errors.InvalidSqlStatementName, errors.FeatureNotSupported}  # a plan is gone, or of another table


class Pipeline:
    """Statements that wait to be sent on one connection, in their order, in its transaction.

    The first one that fails is raised, and what stands after it was not done. What was said after a commit
    is no part of what was committed: its failure is raised where its answer is read.
    """

    def __init__(self, database: Any) -> None:
        self._database = database
        self._connection: Connection[Any] = database.connection
        self._plans = _plans_of(self._connection)
        self._said: list[Said] = []
        self._commit: Answer | None = None

    def say(self, sql: str, values: Sequence[Any]) -> Answer:
        """Adds a statement with gaps as the driver writes them (`%s`)."""
        answer = Answer(self.run)
        with self._database.wrap_database_errors:  # a value that cannot be written harms nothing else
            self._said.append((numbered(sql), self._plans.bound(values), answer))
        return answer

    def commit(self) -> None:
        """Adds the end of the transaction."""
        self._commit = self.say("COMMIT", ())

    def run(self) -> None:
        """Sends what was said and waits for all answers at once."""
        said, self._said = self._said, []
        if not said:
            return
        try:
            with self._database.wrap_database_errors:
                self._run(said)
        except Exception as error:
            for _sql, _bound, answer in said:
                answer.fail(error)
            raise

    def drop(self) -> None:
        """Forgets what was not sent."""
        self._said = []

    def _run(self, said: list[Said]) -> None:
        line = self._connection.pgconn
        if line.transaction_status == TransactionStatus.IDLE and not self._connection.autocommit:
            said.insert(0, (b"BEGIN", (), Answer()))
        with self._connection.lock:
            line.enter_pipeline_mode()
            try:
                sent = [self._plans.send(sql, bound) for sql, bound, _answer in said]
                line.pipeline_sync()
                results = self._connection.wait(_results(line, sum(sent) + 1))
                line.exit_pipeline_mode()
            except BaseException:
                self._connection.close()  # nobody knows what it still has to say
                raise
        try:
            self._hand_out(said, sent, results)
        finally:
            self._plans.settle()

    def _hand_out(self, said: list[Said], sent: list[int], results: list[list[PGresult]]) -> None:
        known, is_committed = iter(results), False
        for (sql, _bound, answer), steps in zip(said, sent, strict=True):
            result = [next(known) for _ in range(steps)]
            failed = next((one[0] for one in result if one[0].status in FAILED), None)
            if failed is None:
                self._plans.keep(sql)
                answer.take(self._plans.rows(result[-1][0]))
                is_committed = is_committed or answer is self._commit
                continue
            error = self._plans.error(failed)
            if not is_committed:
                raise error
            answer.fail(error)


class _Plans:
    """What one connection has planned, by its statement."""

    def __init__(self, connection: "Connection[Any]") -> None:
        self._line = connection.pgconn
        self._values = Transformer(connection.adapters)
        self._names: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._number = count(1)

    def bound(self, values: Sequence[Any]) -> Bound:
        """Values as PostgreSQL reads them; it knows itself of what type each is."""
        return self._values.dump_sequence(values, [PyFormat.TEXT] * len(values)) if values else ()

    def send(self, sql: bytes, bound: Bound) -> int:
        """Says a statement, and plans it where it is new; how many results there will be."""
        if not bound:
            self._line.send_query_params(sql, None)
            return 1
        name = self._names.get(sql) or self._new.get(sql)
        if name is not None:
            self._line.send_query_prepared(name, bound)
            return 1
        name = self._new[sql] = b"portal_%d" % next(self._number)
        self._line.send_prepare(name, sql)
        self._line.send_query_prepared(name, bound)
        return 2

    def keep(self, sql: bytes) -> None:
        """The statement was answered: its plan may be used again."""
        if sql in self._new:
            self._names[sql] = self._new.pop(sql)

    def settle(self) -> None:
        """What was to be planned and was not answered is planned anew."""
        self._new.clear()

    def error(self, failed: PGresult) -> errors.Error:
        """The error of a result. Where a plan was what failed, all are made anew."""
        if failed.status == ExecStatus.PIPELINE_ABORTED:
            return errors.PipelineAborted("an earlier statement failed")
        error = errors.error_from_result(failed)
        if type(error) in STALE:
            self._names.clear()
        return error

    def rows(self, result: PGresult) -> list[Row]:
        """The rows of a result, as Python's values."""
        if result.status != ExecStatus.TUPLES_OK:
            return []
        self._values.set_pgresult(result)
        return self._values.load_rows(0, result.ntuples, tuple)


@lru_cache(maxsize=256)
def numbered(sql: str) -> bytes:
    """A statement with its gaps as PostgreSQL itself writes them."""
    parts = sql.replace("%%", "\0").split("%s")
    whole = "".join(f"{part}${number}" for number, part in enumerate(parts[:-1], 1)) + parts[-1]
    return whole.replace("\0", "%").encode()


def _results(line: PGconn, how_many: int) -> Generator[Any, Any, list[list[PGresult]]]:
    yield from generators.send(line)
    results = []
    for _ in range(how_many):
        answered = yield from generators.fetch_many(line)
        if not answered:
            raise errors.OperationalError("the connection is lost")
        results.append(answered)
    return results


def _plans_of(connection: "Connection[Any]") -> _Plans:
    plans = _known.get(connection)
    if plans is None:
        plans = _known[connection] = _Plans(connection)
    return plans


_known: "WeakKeyDictionary[Connection[Any], _Plans]" = WeakKeyDictionary()
