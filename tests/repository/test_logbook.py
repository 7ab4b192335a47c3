"""The log is written in whole parts, is read again, and is PREMIS for others."""

from pathlib import Path

import pytest
from lxml import etree

from archive.errors import UsageError
from archive.premis import terms
from archive.repository import logbook
from archive.repository.logbook import Chapter, Entry
from archive.repository.places import Place
from tests.support.repositories import AT
from tests.support.standards import official_xsd
from tests.support.swift import Swift

LATER = "2026-11-23T09:30:00Z"


def entry(home: str = "abc/one", outcome: str = "success", **stated: str) -> Entry:
    facts = {"id": "urn:x:1", "head": "v2", "mark": "00ff", **stated}
    return Entry(home=home, outcome=outcome, notes=() if outcome == "success" else ("E092 v1/content/ä\x1b: gone",), **facts)


def begin(log: Place, at: str = AT, **stated: object) -> Chapter:
    return logbook.begin(log, "store", terms.FIXITY_CHECK, at, stated)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    log = logbook.place_of(str(tmp_path / "log"))
    entries = [entry(), entry("abc/two", "fail", id="", head="", mark="")]
    chapter = begin(log).write(entries[:1], AT).write(entries[1:], LATER)
    assert list(chapter.entries()) == entries
    assert chapter.parts == 2
    chapter.end({"objects": 2})
    names = sorted(path.name for path in (tmp_path / "log" / "20261122T093000Z").iterdir())
    assert names == ["0001.jsonl", "0001.premis.xml", "0002.jsonl", "0002.premis.xml", "begun.json", "ended.json"]
    assert sorted(path.name for path in (tmp_path / "log").iterdir()) == ["20261122T093000Z"]


@pytest.mark.parametrize("kind", [terms.FIXITY_CHECK, terms.RECOVERY])
def test_the_official_schema_accepts_it(tmp_path: Path, kind: terms.Term) -> None:
    log = logbook.place_of(str(tmp_path / "log"))
    chapter = logbook.begin(log, "s3://bundles/news", kind, AT, {})
    chapter.write([entry(), entry("abc/two", "fail", id="", head="", mark="")], AT)
    document = etree.parse(tmp_path / "log" / chapter.name / "0001.premis.xml")
    schema = official_xsd("premis", "3.0", "premis.xsd")
    assert schema.validate(document), schema.error_log
    text = etree.tostring(document).decode()
    assert text.count(f"<eventDateTime>{AT}</eventDateTime>") == 2
    assert f"eventType/{kind.code}" in text
    assert "eventOutcome/fai" in text


def test_an_interrupted_chapter_is_found_again_by_its_terms(tmp_path: Path) -> None:
    log = logbook.place_of(str(tmp_path / "log"))
    assert logbook.unfinished(log, "store", terms.FIXITY_CHECK, {}) is None
    chapter = begin(log, sample=5.0).write([entry()], AT)
    logbook.begin(log, "store", terms.RECOVERY, LATER, {})
    found = logbook.unfinished(log, "store", terms.FIXITY_CHECK, {"sample": 5.0})
    assert found == (chapter, AT)
    assert logbook.unfinished(log, "store", terms.FIXITY_CHECK, {"sample": 6.0}) is None
    chapter.end({})
    assert logbook.unfinished(log, "store", terms.FIXITY_CHECK, {"sample": 5.0}) is None


def test_chapters_of_one_instant_have_names_of_their_own(tmp_path: Path) -> None:
    log = logbook.place_of(str(tmp_path / "log"))
    names = [begin(log).name for _ in range(3)]
    assert names == ["20261122T093000Z", "20261122T093000Z-0002", "20261122T093000Z-0003"]


def test_what_was_seen_is_what_the_newest_good_audit_saw(tmp_path: Path) -> None:
    log = logbook.place_of(str(tmp_path / "log"))
    begin(log).write([entry(), entry("abc/two")], AT)
    begin(log, LATER).write([entry(head="v3"), entry("abc/two", "fail", head="v9")], LATER)
    logbook.begin(log, "store", terms.RECOVERY, LATER, {}).write([entry(head="v4", mark="")], LATER)
    seen = logbook.seen(log)
    assert {home: one.head for home, one in seen.items()} == {"abc/one": "v3", "abc/two": "v2"}


def test_the_log_lies_beside_the_store(tmp_path: Path) -> None:
    assert str(logbook.log_of(str(tmp_path / "news/."))) == f"{tmp_path}/news.log"


def test_in_a_bucket_too(store: Swift) -> None:
    log = logbook.log_of("s3://bundles/logged/")
    assert str(log) == "s3://bundles/logged.log"
    assert list(begin(log).write([entry()], AT).entries()) == [entry()]
    assert [one.head for one in logbook.seen(log).values()] == ["v2"]
    with pytest.raises(UsageError, match="a whole bucket"):
        logbook.log_of("s3://bundles")
