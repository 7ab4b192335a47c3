"""Fuzzing: whatever the bytes, a reader gives an Article or an ArchiveError and a validator a report; nothing else escapes.

A run of the tests draws a few mutations of every sample, always the same; `make fuzz` draws other ones, as many as FUZZ says.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import judging, registry
from archive.errors import ArchiveError
from archive.findings import Report
from archive.formats import Enclosed, Imported, Reading, Several
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"
SMALL = 60_000
EXAMPLES = int(os.environ.get("FUZZ", "25"))
BUDGET = settings(
    max_examples=EXAMPLES, deadline=None, derandomize="FUZZ" not in os.environ, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
TOKENS = (
    b"", b"\x00", b"\xff", b"<", b">", b"&", b"&#0;", b"<!DOCTYPE a>", b"<![CDATA[", b"-->", b"{", b"}", b"[", b"]", b'"',
    b"null", b"-1", b"1e999",
    b"\n", b"\r\n", b"\t", b"---\n", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"%00", b"=?utf-8?b?x?=",
    b"PK\x03\x04", b"obj", b"stream", b"9" * 40, b"\\ud800",
    b"xml:lang='?'", b"http://[", b"T25:00", b"\xe2\x80\xae",
)  # fmt: skip


def seeds(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in sorted((SAMPLES / folder).rglob("*")))
    return [path for path in found if path.is_file() and path.stat().st_size < SMALL]


@st.composite
def mutated(draw: st.DrawFn, paths: Iterable[Path]) -> tuple[str, bytes]:
    """Draw a sample with a few places cut, doubled, flipped or written over."""
    path = draw(st.sampled_from(list(paths)))
    data = path.read_bytes()
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from((0, 1, 1, 2, 8, 64, 1000)))
        token = draw(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=4)))
        kind = draw(st.sampled_from(("over", "over", "cut", "double")))
        stretch = data[start : start + length]
        data = data[:start] + {"over": token, "cut": b"", "double": stretch * 3}[kind] + data[start + length :]
    return path.name, data


def read_whole(imported: Imported | Enclosed | Several) -> None:
    """Read lazily made members, too, and every message."""
    if isinstance(imported, Several):
        for member in imported.members:
            assert isinstance(member, (Imported, Enclosed, ArchiveError))
    assert all(finding.message for finding in imported.findings)


@pytest.mark.parametrize("name", registry.names("importers"))
def test_a_reader_gives_an_article_or_an_archive_error(name: str) -> None:
    plug = registry.importer(name)
    own = seeds(f"sources/{name}", f"broken/{name}") or seeds("sources", "documents")

    @BUDGET
    @given(mutated([*own, *own, *seeds("sources/text")]))
    def run(drawn: tuple[str, bytes]) -> None:
        source = Source(name=drawn[0], data=drawn[1])
        assert plug.sniff(source) in (True, False)
        try:
            read_whole(plug.read(source, Reading(at=AT, lang="en")))
        except ArchiveError as error:
            message = str(error)
            assert message

    run()


@pytest.mark.parametrize("name", [name for name in registry.names("validators") if registry.validator(name).reads is Document])
def test_a_validator_never_raises_for_bad_documents(name: str) -> None:
    plug = registry.validator(name)
    own = seeds(f"broken/{name}", f"documents/{name}") or seeds("broken")

    @BUDGET
    @given(mutated(own))
    def run(drawn: tuple[str, bytes]) -> None:
        document = Document(name=drawn[0], content=Blob.of(drawn[1]))
        assert plug.applies(document) in (True, False)
        for verdict in plug.check(document):
            assert repr(verdict)
        assert isinstance(judging.check_document(document, drawn[0]), Report)

    run()


@pytest.mark.parametrize("suffix", [".zip", ".tar"])
def test_a_container_gives_a_report_or_an_archive_error(suffix: str, tmp_path: Path) -> None:
    own = [path for path in seeds("broken/bagit", "packages") if path.suffix == suffix]
    if not own:
        pytest.skip(f"no sample is a {suffix}")

    @BUDGET
    @given(mutated(own))
    def run(drawn: tuple[str, bytes]) -> None:
        place = tmp_path / f"subject{suffix}"
        place.write_bytes(drawn[1])
        try:
            assert isinstance(judging.check(place), Report)
        except ArchiveError as error:
            message = str(error)
            assert message

    run()
