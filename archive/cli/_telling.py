"""What `archive bundle` tells of a run, while it goes on and at its end.

Of a single source: each bundle, and what there is to know of it. Of several: a table on standard output; or a JSON line for each
article there, and the table on standard error. What fails is always named on standard error, with its source, as it fails.
"""

import json
from collections import Counter
from collections.abc import Sequence

from archive.batch.records import Record
from archive.cli._lists import FailureList
from archive.cli._progress import Progress
from archive.cli._talk import pour, say, say_aside, show
from archive.cli._tally import Tally
from archive.cli._tell import tell_bundle, tell_failure

TEXT, JSON_LINES = "text", "jsonl"


class Telling:
    """Tells of one run.

    Args:
        form: "text" or "jsonl".
        single: Whether there is one source.
        failures: Takes the sources that failed; None when nobody wants to know.
    """

    def __init__(self, *, form: str, single: bool, failures: FailureList | None) -> None:
        self._form = form
        self._single = single
        self._failures = failures
        self._tally = Tally()

    @property
    def exit_code(self) -> int:
        """The exit code of the run so far."""
        return self._tally.exit_code

    def take(self, records: Sequence[Record], progress: Progress) -> None:
        """Tell what became of one source."""
        failed = any(record.error is not None for record in records)
        if failed or self._single or self._form == JSON_LINES:
            progress.clear()
        for record in records:
            self._tell(record)
            self._tally.add(record)
        self._tally.sources += 1
        if failed and self._failures is not None:
            self._failures.add(records[0].source)
        progress.advance(records[0].source, failed=failed)

    def conclude(self, aside: Counter[str], seconds: float, *, quiet: bool, ended: bool = True) -> None:
        """Tell what became of all, why others were left aside, and how to go on when the run was not `ended`."""
        say_aside(aside)
        if not ended:
            say("the run was stopped; the same command goes on with it")
        if self._single and self._tally.articles <= 1:
            return
        table = self._tally.table(seconds)
        if self._form == TEXT:
            show(table)
        elif not quiet:
            say(table)

    def _tell(self, record: Record) -> None:
        """Tell what became of one article."""
        if record.error is not None:
            say(tell_failure(record))
        if self._form == JSON_LINES:
            pour((json.dumps(record.plain(), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
        elif self._single and record.error is None:
            show(tell_bundle(record))
