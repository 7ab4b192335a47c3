"""The table counts every article once, says why some failed, and fits 80 columns."""

import pytest

from archive.batch.records import Record
from archive.cli._tally import Tally
from archive.errors import (
    ArchiveError,
    ConflictError,
    InstallationError,
    LimitError,
    RenderError,
    SourceError,
    StoreError,
    UnknownFormatError,
    UsageError,
)

KINDS = (
    ArchiveError, InstallationError, LimitError, RenderError, SourceError, StoreError, UnknownFormatError, UsageError,
)  # fmt: skip


def tally(*records: Record) -> Tally:
    made = Tally()
    for record in records:
        made.add(record)
        made.sources += 1
    return made


def test_a_table() -> None:
    made = tally(
        *(Record(source=str(n), size=20_000, findings=("TEXT-001",)) for n in range(1_200)),
        Record(source="b", identical=True, size=999),
        Record(source="c", error=ConflictError("exists")),
        *(Record(source="d", error=SourceError("is empty")) for _ in range(2)),
        Record(source="e", error=RenderError("does not validate (1 errors): NEWSML-003 /x it is wrong; NEWSML-004 /y")),
    )
    assert made.table(60.2).splitlines() == [
        "bundled       1,200   24.0 MB",
        "identical         1   999 bytes",
        "conflict          1   other content has the name of the bundle",
        "failed            3",
        "                  2   cannot be read",
        "                  1   cannot be written: NEWSML-003",
        "findings      1,200   in what was read and written",
        "1,205 articles of 1,205 sources in 60.2 s, 20.0 articles per second",
    ]


def test_a_run_over_nothing_says_so() -> None:
    assert tally().table(0.0) == "nothing to bundle was found"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_error_has_words_and_fits(kind: type[ArchiveError]) -> None:
    made = tally(*(Record(source="a", error=kind("no")) for _ in range(2))).table(1)
    assert max(map(len, made.splitlines())) <= 80
    assert ("bug" in made) is (kind is ArchiveError)


def test_exit_codes() -> None:
    good, bad = Record(source="a"), Record(source="b", error=ConflictError("exists"))
    assert tally().exit_code == tally(good, good).exit_code == 0
    assert tally(bad).exit_code == ConflictError.exit_code
    assert tally(good, bad).exit_code == SourceError.exit_code
