"""NewsML-G2 judging: each rule has a sample that breaks it and nothing else; good documents are let be."""

from pathlib import Path

import pytest

from archive.exporters.newsml_g2 import EXPORTER
from archive.findings import Finding, Severity, Skipped
from archive.formats import Rendering
from archive.model.newscodes import SCHEMES
from archive.model.package import Document
from archive.model.tree import Blob
from archive.newsml import rules
from archive.standards.folders import looking_in
from archive.validators.newsml_g2 import VALIDATOR
from tests.support.articles import story
from tests.support.standards import shared

BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "newsml-g2"
OURS = EXPORTER.write(story(), Rendering()).data


def document(data: bytes) -> Document:
    return Document(name="item.xml", content=Blob.of(data))


def judge(data: bytes) -> list[Finding | Skipped]:
    return list(VALIDATOR.check(document(data)))


def codes(data: bytes) -> list[str]:
    return [found.rule.code for found in judge(data) if isinstance(found, Finding)]


@pytest.mark.parametrize("sample", sorted(BROKEN.glob("G2-*")), ids=lambda path: path.stem)
def test_a_broken_sample_yields_its_code_and_no_other(sample: Path) -> None:
    official = (shared("standards"),) if sample.stem.startswith("G2-008") else ()
    with looking_in(*official):
        found = [result for result in judge(sample.read_bytes()) if isinstance(result, Finding)]
    assert {finding.rule.code for finding in found} == {sample.stem[:6]}
    for finding in found:
        assert finding.where.line, "a person is told where"
        assert "{" not in finding.message


@pytest.mark.parametrize("sample", sorted(BROKEN.glob("G2-*")), ids=lambda path: path.stem)
def test_a_broken_sample_is_still_seen_to_be_newsml_g2(sample: Path) -> None:
    assert VALIDATOR.applies(document(sample.read_bytes()))


def test_what_this_program_writes_is_without_fault_and_wholly_checked() -> None:
    assert judge(OURS) == []


def test_each_error_of_the_schema_is_a_finding_with_its_own_line() -> None:
    broken = OURS.replace(b"<headline", b"<heading").replace(b"</headline", b"</heading").replace(b"<p>", b"<p><blink/>", 1)
    found = [result for result in judge(broken) if isinstance(result, Finding)]
    assert {finding.rule.code for finding in found} == {"G2-003"}
    lines = broken.decode().split("\n")
    assert [lines[(finding.where.line or 0) - 1].strip()[:7] for finding in found] == ["<headin", "<p><bli"]
    assert "Element 'heading': This element is not expected" in found[0].message


def test_ours_stays_ours_when_its_claim_is_lost() -> None:
    assert "G2-003" in codes(OURS.replace(b'rel="archive:profile"', b'rel="archive:prefix"'))
    assert "G2-004" in codes(OURS.replace(b'    <itemMetaExtProperty rel="archive:profile" value="newsml-g2/1.0"/>\n', b""))


def test_a_profile_of_the_future_is_skipped_and_said() -> None:
    (skipped,) = judge(OURS.replace(b'value="newsml-g2/1.0"', b'value="newsml-g2/7.0"'))
    assert isinstance(skipped, Skipped)
    assert "newsml-g2/7.0" in skipped.reason


def test_places_name_line_and_path() -> None:
    data = OURS.replace(b"<edNote>", b'<service><name>x</name></service><service uri="u:x" literal="y"/><edNote>')
    places = [
        str(found.where)
        for found in judge(data)
        if isinstance(found, Finding) and found.rule in (rules.IDENTIFIED, rules.LITERAL)
    ]
    assert places == [":24 /newsItem/itemMeta/service[2]", ":24 /newsItem/itemMeta/service[1]"]


def test_a_foreign_document_is_judged_by_the_guide_and_its_schema_skipped() -> None:
    results = judge((BROKEN / "G2-031-urgency-ten.xml").read_bytes())
    assert [result.check for result in results if isinstance(result, Skipped)] == ["NewsML-G2 schema"]


def test_aliases_of_a_catalog_that_is_elsewhere_are_skipped_and_not_guessed() -> None:
    data = (
        (BROKEN / "G2-019-unknown-alias.xml")
        .read_bytes()
        .replace(b"<catalog>", b'<catalogRef href="https://coastwatch.example/catalog.xml"/><catalog>')
    )
    skipped = [result for result in judge(data) if isinstance(result, Skipped)]
    assert codes(data) == []
    assert "medtop" in skipped[1].check
    assert "https://coastwatch.example/catalog.xml" in skipped[1].reason


def test_the_catalog_of_the_iptc_is_known_as_far_as_it_is_needed() -> None:
    data = (
        (BROKEN / "G2-019-unknown-alias.xml")
        .read_bytes()
        .replace(b"<catalog>", b'<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><catalog>')
    )
    assert [result.check for result in judge(data) if isinstance(result, Skipped)] == ["NewsML-G2 schema"]
    assert codes(data) == []


def test_every_item_of_a_message_is_judged() -> None:
    item = (BROKEN / "G2-031-urgency-ten.xml").read_bytes().partition(b"?>")[2]
    good = item.replace(b"<urgency>10<", b"<urgency>1<")
    message = b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>' + good + item + b"</itemSet></newsMessage>"
    message = message.replace(b"<itemSet>", b"<header><sent>2026-03-14T18:20:00Z</sent></header><itemSet>")
    message = message.replace(b"lantern-walk", b"other-walk", 1)
    found = [result for result in judge(message) if isinstance(result, Finding)]
    assert [finding.rule for finding in found] == [rules.URGENCY]
    assert str(found[0].where).endswith("/newsMessage/itemSet/newsItem[2]/contentMeta/urgency")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "G2-001"),
        (b'<?xml version="1.0" encoding="UTF-7"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "G2-002"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">' + b"<a>" * 300, "G2-001"),
    ],
)
def test_hostile_or_cut_documents_are_findings_and_no_errors(data: bytes, code: str) -> None:
    assert codes(data) == [code]


@pytest.mark.parametrize(
    "stated",
    [
        "2026-03-14T24:00:00Z",
        "2026-03-14Z",
        " 2026-03-14T18:20:00Z ",
        "2026",
        "0001",
        "9999-12-31",
        "2026-03-14T18:20:00.25+14:00",
    ],
)
def test_dates_that_xml_schema_allows_are_let_be(stated: str) -> None:
    data = (BROKEN / "G2-026-undated.xml").read_bytes()
    data = data.replace(b"<language", f"<contentCreated>{stated}</contentCreated><language".encode())
    expected = {"9999-12-31": ["G2-023"], " 2026-03-14T18:20:00Z ": ["G2-007"]}
    assert codes(data) == expected.get(stated, [])


@pytest.mark.parametrize(
    "stated", ["", "yesterday", "2026-13-01T00:00:00Z", "2026-03-14T18:20", "2026-03-14 18:20:00", "20260314"]
)
def test_dates_that_are_none_are_said(stated: str) -> None:
    data = (BROKEN / "G2-026-undated.xml").read_bytes()
    assert codes(data.replace(b"<language", f"<contentCreated>{stated}</contentCreated><language".encode())) == ["G2-022"]


def test_other_xml_is_none_of_ours() -> None:
    assert not VALIDATOR.applies(document(b"<html/>"))
    assert not VALIDATOR.applies(document(b'{"uri": "http://iptc.org/std/nar/2006-10-01/"}'))
    assert VALIDATOR.applies(document(OURS.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")))


def test_errors_and_warnings_are_told_apart() -> None:
    warnings = {rule.code for rule in VALIDATOR.rules if rule.severity is Severity.WARNING}
    assert warnings == {"G2-007", "G2-024", "G2-026", "G2-035", "G2-037"}


def test_the_iptc_schemes_known_here_are_those_of_the_official_catalog() -> None:
    text = shared("standards", "newsml-g2", "catalog", "catalog.IPTC-G2-Standards_41.xml").read_text("utf-8")
    for alias, uri in SCHEMES.items():
        assert f'alias="{alias}" uri="{uri}"' in text


def test_the_official_schema_judges_strangers_where_it_is_at_hand() -> None:
    data = (BROKEN / "G2-008-unknown-element.xml").read_bytes().replace(b"<urgency>", b"<urgentcy/>\n<urgency>")
    assert [found.check for found in judge(data) if isinstance(found, Skipped)] == ["NewsML-G2 schema"]
    with looking_in(shared("standards")):
        results = judge(data)
    found = [result for result in results if isinstance(result, Finding)]
    assert [finding.rule.code for finding in found] == ["G2-008"] * len(found)
    assert [finding.where.line for finding in found] == [19]
    assert "'urgentcy'" in found[0].message
    assert not any(isinstance(result, Skipped) for result in results)


def test_blanks_around_a_date_are_no_error_of_the_schema() -> None:
    with looking_in(shared("standards")):
        assert codes((BROKEN / "G2-007-blanks-around-a-date.xml").read_bytes()) == ["G2-007"]


def test_a_missing_schema_is_said_with_the_command_that_fetches_it() -> None:
    (skipped,) = [r for r in judge((BROKEN / "G2-031-urgency-ten.xml").read_bytes()) if isinstance(r, Skipped)]
    assert "archive schemas fetch newsml-g2-2.35" in skipped.reason


@pytest.mark.parametrize("name", ["G2-034", "G2-035", "G2-038"])
def test_messages_are_held_to_the_official_schema_as_a_whole(name: str) -> None:
    (sample,) = BROKEN.glob(f"{name}-*")
    with looking_in(shared("standards")):
        results = judge(sample.read_bytes())
    assert not any(isinstance(result, Skipped) for result in results)
    assert {result.rule.code for result in results if isinstance(result, Finding)} <= {name, "G2-008"}
