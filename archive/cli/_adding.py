"""What `archive store add` tells of a run: of a single source each article, of several a table; failures always, as they come."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from archive.cli._lists import FailureList
from archive.cli._progress import Progress
from archive.cli._talk import say, say_aside, show
from archive.cli._tell import counted, row, sentence, unsure
from archive.errors import ArchiveError, SourceError
from archive.repository.adding import Addition

_WORDS: Final = {
    "added": "articles that are new",
    "version": "new versions of articles",
    "identical": "in the store already",
    "failed": "",
}


class AddingTelling:
    """Tells of one run.

    Args:
        single: Whether there is one source.
        failures: Takes the sources that failed; None when nobody wants to know.
    """

    def __init__(self, *, single: bool, failures: FailureList | None) -> None:
        self._single = single
        self._failures = failures
        self._counts: Counter[str] = Counter()
        self._sources = 0
        self._first: ArchiveError | None = None

    @property
    def exit_code(self) -> int:
        """0 when nothing failed; of a single article its own code, else that of sources that cannot be read."""
        if self._first is None:
            return 0
        return self._first.exit_code if self._counts.total() == 1 else SourceError.exit_code

    def take(self, additions: Sequence[Addition], progress: Progress) -> None:
        """Tell what became of one source."""
        failed = any(addition.error is not None for addition in additions)
        if failed or self._single:
            progress.clear()
        for addition in additions:
            self._counts[_status(addition)] += 1
            self._first = self._first or addition.error
            if addition.error is not None:
                said = str(addition.error)
                say(f"failed: {said}" if addition.source in said else f"failed: {addition.source}: {said}")
            elif self._single:
                show("\n".join(_told(addition, closely=len(additions) == 1)))
        self._sources += 1
        if failed and self._failures is not None:
            self._failures.add(additions[0].source)
        progress.advance(additions[0].source, failed=failed)

    def conclude(self, aside: Counter[str], seconds: float, *, ended: bool) -> None:
        """Tell what became of all, why others were left aside, and how to go on when the run was not `ended`."""
        say_aside(aside)
        if not ended:
            say("the run was stopped; the same command goes on with it")
        total = self._counts.total()
        if self._single and total <= 1:
            return
        for status, words in _WORDS.items():
            if self._counts[status]:
                show(f"{status:10}{self._counts[status]:>9,}   {words}".rstrip())
        whole = f"{counted(total, 'article')} of {counted(self._sources, 'source')}"
        show(f"{whole} in {seconds:.1f} s, {total / max(seconds, 0.001):.1f} articles per second")


def _status(addition: Addition) -> str:
    """Return what became of an article, in one word."""
    if addition.error is not None:
        return "failed"
    if not addition.new:
        return "identical"
    return "version" if addition.follows else "added"


def _told(addition: Addition, *, closely: bool) -> Iterator[str]:
    """Yield the lines on an article that is in the store."""
    article = addition.article
    if article is None:
        return
    yield f"{_status(addition):10}{addition.version} of {article.id}"
    yield from row("headline", article.headline or "none")
    if closely:
        yield from row("from", addition.source)
        for entry in unsure(article.provenance.origins) if addition.new else ():
            yield from row("unsure", entry)
        for finding in addition.findings if addition.new else ():
            yield from row(finding.rule.severity.value, sentence(finding))
