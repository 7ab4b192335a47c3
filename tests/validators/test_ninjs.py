import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.exporters.ninjs import EXPORTER
from archive.findings import Finding, Severity, Skipped
from archive.formats import Reading, Rendering
from archive.importers.ninjs import IMPORTER
from archive.model.article import Article
from archive.model.body import Body
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.ninjs.terms import VERSIONS
from archive.standards.folders import looking_in
from archive.validators.ninjs import VALIDATOR
from tests.support.articles import articles, story
from tests.support.documents import AT, ninjs, ninjs_bytes
from tests.support.standards import shared

BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "ninjs"
SAMPLES = sorted(BROKEN.glob("NINJS-0*.json"))
# What a correct writer can be made to say by the dates of its article.
OF_THE_STORY = {"NINJS-014", "NINJS-016", "NINJS-019"}


def document(data: bytes | dict[str, Any] | list[Any], name: str = "story.ninjs.json") -> Document:
    return Document(name=name, content=Blob.of(data if isinstance(data, bytes) else json.dumps(data, indent=1).encode()))


def findings(data: bytes | dict[str, Any] | list[Any]) -> list[Finding]:
    return [verdict for verdict in VALIDATOR.check(document(data)) if isinstance(verdict, Finding)]


def skipped(data: bytes | dict[str, Any]) -> list[Skipped]:
    return [verdict for verdict in VALIDATOR.check(document(data)) if isinstance(verdict, Skipped)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_broken_sample_breaks_its_rule_and_no_other(path: Path) -> None:
    official = (shared("standards"),) if path.name.startswith("NINJS-008") else ()
    with looking_in(*official):
        found = findings(path.read_bytes())
    codes = {finding.rule.code for finding in found}
    assert path.name[:9] in codes
    assert {finding.rule.code for finding in found if finding.rule.severity is Severity.ERROR} <= {path.name[:9]}
    assert codes == {path.name[:9]}
    for finding in found:
        assert finding.where.line is not None
        assert finding.where.line >= 1
        assert len(finding.message) < 400


def test_every_rule_has_its_sample() -> None:
    assert {rule.code for rule in VALIDATOR.rules} == {path.name[:9] for path in SAMPLES}


@settings(max_examples=100, deadline=None)
@given(articles(), st.sampled_from(VERSIONS))
def test_what_is_written_is_good(article: Article, version: str) -> None:
    data = ninjs_bytes(article, version)
    assert {finding.rule.code for finding in findings(data)} <= OF_THE_STORY
    assert skipped(data) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_story_has_no_finding_at_all(version: str) -> None:
    assert list(VALIDATOR.check(document(ninjs_bytes(story(), version)))) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_first_body_without_text_takes_no_counts_from_the_second(version: str) -> None:
    article = replace(story(), bodies=(Body(blocks=()), *story().bodies))
    assert list(VALIDATOR.check(document(ninjs_bytes(article, version)))) == []


def test_places_are_line_column_and_pointer() -> None:
    data = ninjs_bytes(story())
    damaged = data.replace(b'"contentType": "text/plain"', b'"contentType": "text/none"')
    found = [finding for finding in findings(damaged) if finding.rule.code == "NINJS-010"]
    assert [finding.where.pointer for finding in found] == ["/bodies/1/contentType"]
    line, column = found[0].where.line, found[0].where.column
    assert line is not None
    assert column is not None
    assert damaged.decode().splitlines()[line - 1][column - 1 :].startswith('"text/none"')


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("extra",), 1, "`extra` not known"),
        (("urgency",), 12, "12 is out of bounds"),
        (("urgency",), "1", "a text stands where only type integer"),
        (("language",), "", "has not the form"),
        (("headlines", 0, "value"), "", "empty"),
        (("standard",), {}, "an object stands where only"),
        (("rightsInfo",), {}, "none, or more than one"),
        (("bodies", 0, "wordCount"), -1, "-1 is out of bounds"),
        (("altIds", 0, "role"), "x", None),
    ],
)
def test_schema_faults_are_short_sentences(path: tuple[str | int, ...], value: object, words: str | None) -> None:
    damaged = ninjs(story())
    target: Any = damaged
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    messages = [finding.message for finding in findings(damaged) if finding.rule.code == "NINJS-010"]
    if words is None:  # without the carrier it is a stranger's
        assert messages == []
        assert skipped(damaged)
    else:
        assert any(words in message for message in messages), messages


def test_messages_hold_no_large_and_no_raw_values() -> None:
    hostile = "\x1b[31m\u202e" + "a" * 1_000_000
    damaged = ninjs(story())
    damaged[hostile] = hostile
    damaged["language"] = hostile
    damaged["uri"] = hostile
    damaged["pubStatus"] = hostile
    damaged["versionCreated"] = hostile
    damaged["standard"]["version"] = hostile
    damaged["bodies"][0]["value"] = "<" + hostile
    damaged["altIds"][0]["value"] = "{" + hostile
    found = findings(damaged)
    assert len(found) > 6
    for finding in found:
        assert len(finding.message) < 1500
        assert not set("\x1b\u202e") & set(finding.message)


STRANGER = {"uri": "https://example.org/1", "copyrightHolder": "A", "standard": {"name": "ninjs", "version": "3.1"}}


def test_a_stranger_is_not_judged_by_our_schema_and_that_is_said() -> None:
    assert findings({**STRANGER, "extra": 1}) == []
    assert [verdict.check for verdict in skipped(STRANGER)] == ["schema of ninjs 3.1"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"uri": ""}, "NINJS-012"),
        ({"uri": 5}, "NINJS-012"),
        ({"uri": "no uri"}, "NINJS-011"),
        ({"expires": "2026"}, "NINJS-011"),
        ({"people": [{"uri": "a b"}]}, "NINJS-011"),
        ({"firstCreated": "2026-01-01T00:00:00"}, "NINJS-013"),
        ({"firstCreated": "2026-01-01T00:00:01Z", "versionCreated": "2026-01-01T02:00:00+02:00"}, "NINJS-014"),
        ({"pubStatus": None}, "NINJS-015"),
        ({"pubStatus": []}, "NINJS-015"),
        ({"language": "en_GB"}, "NINJS-017"),
        ({"bodies": [{"contentType": "application/nitf+xml", "value": "<nitf>"}]}, "NINJS-018"),
        ({"bodies": [{"contentType": "application/xhtml+xml", "value": "<!DOCTYPE html><p>x</p>"}]}, "NINJS-018"),
        ({"copyrightHolder": ""}, "NINJS-019"),
    ],
)
def test_what_slots_mean(changes: dict[str, Any], code: str) -> None:
    assert [finding.rule.code for finding in findings({**STRANGER, **changes})] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        {"uri": "urn:newsml:example.org:20261122:1"},
        {"versionCreated": "2026-11-22T09:30:00.123456789Z", "firstCreated": "2026-11-22T09:30:00.1234Z"},
        {"bodies": [{"contentType": "application/xhtml+xml", "value": "<p>One</p><p>Two</p>"}]},
        {"bodies": [{"contentType": "text/html", "value": "<p>One<br>"}]},
        {"language": "zh-Hant-HK"},
        {"versionCreated": 5, "language": None, "bodies": "x", "altIds": "x", "headlines": [1]},
    ],
)
def test_what_is_not_wrong_or_not_this_judges_matter(changes: dict[str, Any]) -> None:
    assert findings({**STRANGER, **changes}) == []


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"pubstatus": "x", "versioncreated": "2026-01-01T00:00:00"}, {"NINJS-015", "NINJS-013"}),
        ({"body_xhtml": "<p>"}, {"NINJS-018"}),
        ({"embargoed": "2026-02-01T00:00:00Z", "expires": "2026-01-01T00:00:00Z"}, {"NINJS-016"}),
    ],
)
def test_older_names_are_understood(other: dict[str, Any], code: set[str]) -> None:
    old = {"uri": "urn:x:1", "copyrightholder": "A", "$standard": {"name": "ninjs", "version": "1.4"}, **other}
    assert {finding.rule.code for finding in findings(old)} == code


def test_many_faults_are_bounded_and_counted() -> None:
    found = list(VALIDATOR.check(document({**STRANGER, "people": [{"uri": f"no {n}"} for n in range(5000)]})))
    assert len(found) == 102
    assert found[-1] == Skipped(check="NINJS-011", reason="4900 more findings of this rule are not listed")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.ninjs.json", b"\xff broken", True),
        ("a.NINJS.JSON", b"", True),
        ("a.json", json.dumps(STRANGER).encode(), True),
        ("a.json", b'{"uri": "x"}', False),
        ("a.xml", b"<newsItem/>", False),
        ("a.pdf", b"%PDF-1.7", False),
        ("a", b"", False),
    ],
)
def test_what_it_judges(name: str, data: bytes, expected: bool) -> None:  # noqa: FBT001
    assert VALIDATOR.applies(document(data, name)) is expected


def test_a_stated_format_decides() -> None:
    data = Blob.of(json.dumps(STRANGER).encode())
    assert not VALIDATOR.applies(Document(name="a.json", content=data, format="pdf"))
    assert VALIDATOR.applies(Document(name="a", content=data, format="ninjs"))


def test_a_document_too_large_is_not_read() -> None:
    def refuse() -> Any:
        raise AssertionError("it was opened")

    huge = Document(name="a.ninjs.json", content=Blob(open=refuse, size=2**40))
    assert [v.rule.code for v in VALIDATOR.check(huge) if isinstance(v, Finding)] == ["NINJS-005"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NAMES = sorted({name for version in VERSIONS for name in ninjs(story(), version)} | {"people", "renditions", "associations"})


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(VERSIONS), st.dictionaries(st.sampled_from(NAMES), values, max_size=4))
def test_no_material_makes_it_raise(version: str, damage: dict[str, Any]) -> None:
    for finding in findings(ninjs(story(), version) | damage):
        assert finding.message


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert findings(data)


def test_a_flipped_letter_is_found_or_says_the_same() -> None:
    """Text in a slot of its own is believed; markup, counts, carrier and grammar guard the rest."""
    data = ninjs_bytes(story())
    chance = random.Random(4)
    for _ in range(60):
        spot = chance.randrange(data.index(b'"value": "<html'), data.index(b'"headlines"'))
        changed = data[:spot] + bytes([data[spot] ^ 1]) + data[spot + 1 :]
        errors = [finding for finding in findings(changed) if finding.rule.severity is Severity.ERROR]
        assert errors or read(changed) == story(), changed[max(0, spot - 30) : spot + 30]


def read(data: bytes) -> Article:
    return IMPORTER.read(Source(name="a.ninjs.json", data=data), Reading(at=AT)).article


def test_the_samples_of_writer_and_reader() -> None:
    [embargo] = BROKEN.glob("NINJS-101-*")
    [slot] = BROKEN.glob("NINJS-102-*")
    assert [f.rule.code for f in EXPORTER.write(read(embargo.read_bytes()), Rendering()).findings] == ["NINJS-101"]
    imported = IMPORTER.read(Source(name=slot.name, data=slot.read_bytes()), Reading(at=AT))
    assert [f.rule.code for f in imported.findings] == ["NINJS-102"]


@pytest.mark.parametrize(
    ("stated", "used"),
    [
        ("1.0", "1.6"), ("1.6", "1.6"), ("1.7", "1.7"), ("1.9", "1.7"), ("2.0", "2.2"), ("2.3", "2.3"), ("3.0", "3.1"),
        ("3.2", "3.2"), ("3.3", "3.2"),
    ],
)  # fmt: skip
def test_a_stranger_is_judged_by_the_schema_of_its_version_or_the_next(stated: str, used: str) -> None:
    slot = "$standard" if stated.startswith("1") else "standard"
    stranger = {"uri": "https://example.org/1", slot: {"name": "ninjs", "version": stated}, "nonsense": 1, "type": "poem"}
    with looking_in(shared("standards")):
        verdicts = list(VALIDATOR.check(document(stranger)))
    found = [one for one in verdicts if isinstance(one, Finding) and one.rule.code == "NINJS-008"]
    assert {str(one.facts["version"]) for one in found} == {used}
    assert {one.where.pointer for one in found} == {"/nonsense", "/type"}
    assert not any(isinstance(one, Skipped) for one in verdicts)


def test_without_a_schema_a_stranger_is_told_how_to_get_it() -> None:
    (one,) = skipped({"uri": "https://example.org/1", "standard": {"name": "ninjs", "version": "2.1"}})
    assert one.check == "schema of ninjs 2.1"
    assert "archive schemas fetch ninjs-2.2" in one.reason
