"""Damaged documents of other writers: they are read or refused in words, never anything else, and what is read is an article."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import registry
from archive.errors import ArchiveError
from archive.findings import Finding, Skipped
from archive.formats import Imported, Reading, Rendering, Several
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob

SAMPLES = Path(__file__).parents[2] / "samples" / "sources"
AT = Reading(at=PartialDate("2026-11-22T09:30:00Z"))
PIECES = (
    b"", b"<", b">", b"\"", b"&", b"]]>", b"<p/>", b"<nitf/>", b"</p>", b"\x00", b"\xc2\x85", b"2026", b"9" * 40, b"<br>",
    b"xml:lang='x y'",     b"&#x85;", b"null", b"{}", b"[]", b"<!-- -->", b"<html><body>", b"javascript:", b" ",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return the name of an importer and a sample of it in which one to three places were changed."""
    name = draw(st.sampled_from(("newsml-g2", "ninjs", "nitf", "newsml1")))
    data = draw(st.sampled_from(sorted(filter(Path.is_file, (SAMPLES / name).iterdir())))).read_bytes()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = data[:start] + draw(st.sampled_from(PIECES)) + data[end:]
    return name, data


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_only_words_escape_and_what_is_read_comes_back(case: tuple[str, bytes]) -> None:
    name, data = case
    plug = registry.importer(name)
    try:
        read = plug.read(Source(name="story", data=data), AT)
        members = list(read.members) if isinstance(read, Several) else [read]
    except ArchiveError as error:
        assert error.message  # noqa: PT017  either outcome is good
        return
    for member in members:
        if isinstance(member, Imported):
            made = registry.exporter("newsml-g2").write(member.article, Rendering()).data
            again = registry.importer("newsml-g2").read(Source(name="again", data=made), AT)
            assert isinstance(again, Imported)
            assert again.article == member.article


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_no_judge_raises(case: tuple[str, bytes]) -> None:
    document = Document(name="story", content=Blob.of(case[1]))
    for name in ("newsml-g2", "ninjs", "nitf"):
        plug = registry.validator(name)
        if plug.applies(document):
            assert all(isinstance(verdict, Finding | Skipped) for verdict in plug.check(document))


@pytest.mark.parametrize("name", ["newsml-g2", "nitf", "newsml1"])
def test_what_is_too_deep_is_refused(name: str) -> None:
    paths = sorted(filter(Path.is_file, (SAMPLES / name).iterdir()))
    sample = next(data for path in paths if b"<p>" in (data := path.read_bytes()))
    with pytest.raises(ArchiveError):
        registry.importer(name).read(Source(name="deep", data=sample.replace(b"<p>", b"<p>" + b"<em>" * 300, 1)), AT)
