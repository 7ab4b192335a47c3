"""Dates are out of order only when no reading of them is in order."""

import pytest
from lxml import etree

from archive.newsml.datecheck import check_dates
from archive.newsml.names import NAMESPACE

VERSION = "2026-03-14T12:00:00Z"


def codes(created: str = "", modified: str = "", meta: str = "", root: str = "newsItem") -> list[str]:
    content = (f"<contentCreated>{created}</contentCreated>" if created else "") + (
        f"<contentModified>{modified}</contentModified>" if modified else ""
    )
    xml = (
        f"<{root} xmlns='{NAMESPACE}'><itemMeta><versionCreated>{VERSION}</versionCreated>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta></{root}>"
    )
    return [finding.rule.code for finding in check_dates(etree.fromstring(xml))]


@pytest.mark.parametrize(
    "created", ["2026", "2026-03", "2026-03-14", "2026-03-15", "2026-03-14T14:00:00+02:00", "0001", "2026-03-14T02:00:00-10:00"]
)
def test_created_before_or_around_the_version_is_fine(created: str) -> None:
    assert codes(created) == []


@pytest.mark.parametrize("created", ["2027", "2026-04", "2026-03-16", "2026-03-14T12:00:00-00:30", "2026-03-14T12:00:00.1Z"])
def test_created_after_the_version_cannot_be(created: str) -> None:
    assert codes(created) == ["G2-023"]


@pytest.mark.parametrize(
    ("created", "modified", "expected"),
    [
        ("2026-03-13T10:00:00Z", "2026-03-13T10:00:01Z", []),
        ("2026-03-13T10:00:00Z", "2026-03-13T10:00:00Z", ["G2-025"]),
        ("2026-03-13T10:00:00Z", "2026-03-13T11:00:00+02:00", ["G2-025"]),
        ("2026-03-13T10:00:00Z", "2026-03-13", []),
        ("2026-03", "2025", ["G2-025"]),
        ("", "2026-03-13", ["G2-024", "G2-026"]),
        ("", "2027", ["G2-023", "G2-024", "G2-026"]),
    ],
)
def test_content_is_created_then_modified(created: str, modified: str, expected: list[str]) -> None:
    assert codes(created, modified) == expected


def test_only_news_items_must_say_why_they_are_undated() -> None:
    assert codes() == ["G2-026"]
    assert codes(meta="<edNote>no date</edNote>") == []
    assert codes(root="packageItem") == []


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ("<embargoed/>", []),
        ("<embargoed>2026-03-20T00:00:00Z</embargoed>", []),
        ("<embargoed>2026-03-20T00:00:00</embargoed>", ["G2-021"]),
        ("<embargoed>tomorrow</embargoed>", ["G2-022"]),
        ("<expires>2026-03-20</expires>", []),
        ("<firstCreated>2026-03-20T00:00:00Z</firstCreated>", ["G2-023"]),
        ("<firstCreated>٢٠٢٦-03-20</firstCreated>", ["G2-022"]),
    ],
)
def test_dates_of_the_item(meta: str, expected: list[str]) -> None:
    assert codes("2026-03-13", meta=meta) == expected
