"""Messages: what their header and their set of items must have."""

import pytest
from lxml import etree

from archive.findings import Finding
from archive.newsml.messages import check_message

ITEM = "<newsItem guid='{}' version='{}'/>"
HEADER = "<header><sent>2026-03-14T18:20:00.5+01:00</sent></header>"


def codes(inner: str) -> list[str]:
    root = etree.fromstring(f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>{inner}</newsMessage>")
    found = [finding.rule.code for finding in check_message(root) if isinstance(finding, Finding)]
    return [code for code in found if code in {"G2-034", "G2-035", "G2-038"}]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (HEADER + "<itemSet/>", ["G2-038"]),
        (f"<itemSet>{ITEM.format('a', 1)}</itemSet>", ["G2-034"]),
        (f"<header><sent/></header><itemSet>{ITEM.format('a', 1)}</itemSet>", ["G2-034"]),
        (f"{HEADER}<itemSet>{ITEM.format('a', 1)}{ITEM.format('a', 2)}{ITEM.format('b', 1)}</itemSet>", []),
        (f"{HEADER}<itemSet>{ITEM.format('a', 1)}{ITEM.format('a', ' 1')}</itemSet>", ["G2-035"]),
        (f"{HEADER}<itemSet><packageItem guid='a'/>{ITEM.format('a', 1)}</itemSet>", ["G2-035"]),
    ],
)
def test_header_and_items(inner: str, expected: list[str]) -> None:
    assert codes(inner) == expected
