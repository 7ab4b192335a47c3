"""The HTML parser: pages are repaired as browsers do, and never cut short silently."""

import time

import pytest

from archive.errors import SourceError
from archive.markup import safehtml


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE html>", "<!doctype HTML >\n<html>", "<html lang=en>", "  <!-- x --><html>", "<p>words", "<h1>words",
             '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>'],
)  # fmt: skip
def test_pages_and_fragments_are_recognised(head: str) -> None:
    assert safehtml.looks_like_html(head)


@pytest.mark.parametrize(
    "head", ["words <p>", "<nitf>", "<newsItem>", "<rss>", "<feed>", "{}", "", "%PDF", "<parts>", "<!DOCTYPE nitf><nitf>"]
)
def test_other_things_are_not(head: str) -> None:
    assert not safehtml.looks_like_html(head)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<div>" * 5000 + "x", "depth"),
        ("<p>" + "a" * 11_000_000, "limit"),
        ("<a/>" * 120_001, "tags"),
        ("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x", "attributes"),
        ("a" * (safehtml.MAX_CHARACTERS + 1), "characters"),
        ("", "no page"),
    ],
    ids=["depth", "text", "tags", "attributes", "size", "empty"],
)
def test_what_would_be_cut_is_refused_quickly(text: str, reason: str) -> None:
    began = time.perf_counter()
    with pytest.raises(SourceError, match=reason):
        safehtml.parse(text, "page.html")
    assert time.perf_counter() - began < 5


def test_entities_of_a_document_type_mean_nothing() -> None:
    root = safehtml.parse('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; b &amp; c</p>')
    assert "root:" not in "".join(root.itertext())
    assert "b & c" in "".join(root.itertext())


def test_comments_are_no_content() -> None:
    assert "".join(safehtml.parse("<p>a<!-- secret -->b</p>").itertext()).strip() == "ab"
