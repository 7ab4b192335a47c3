"""The table of the IPTC's catalog says what the catalog says, and the writer's own schemes are in it."""

import re

import pytest

from archive.model import newscodes
from archive.newsml.iptc_catalog import SCHEMES, is_known
from tests.support.standards import shared


def test_every_alias_is_that_of_the_catalog() -> None:
    text = shared("standards", "newsml-g2", "catalog", "catalog.IPTC-G2-Standards_41.xml").read_text("utf-8")
    assert dict(re.findall(r'<scheme alias="([^"]+)" uri="([^"]+)"', text)) == SCHEMES


def test_what_is_written_can_be_resolved() -> None:
    assert all(SCHEMES[alias] == uri for alias, uri in newscodes.SCHEMES.items())


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_9.xml", True),
        (" https://iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\n", True),
        ("http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_.xml", False),
        ("http://www.example.org/std/catalog/catalog.IPTC-G2-Standards_9.xml", False),
    ],
)
def test_only_its_own_url_is_known(url: str, *, known: bool) -> None:
    assert is_known(url) is known
