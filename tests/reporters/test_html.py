"""The HTML page: inert, self-contained, readable on a phone, on paper and with a screen reader, in a real Chromium."""

import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import html

from archive.findings import Place, Report
from archive.formats import Presentation
from archive.reporters.html import REPORTER
from tests.support import browser
from tests.support.reports import (
    ALL,
    BAD,
    GOOD,
    HINT,
    MISSING,
    PLAIN,
    STEERING,
    UNREAD,
    any_reports,
    golden,
    hostile_report,
    text_of,
)

LONG = replace(
    BAD,
    subject="out/" + "a-very-long-name-without-a-blank-" * 8,
    findings=(*BAD.findings, HINT.at(Place(path="x" * 300, pointer="/" + "y" * 300), value="z" * 300)),
)
EVERYTHING = (*ALL, LONG, hostile_report())

CONTRASTS = """(page, view) => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = text => { const [r, g, b] = channels(text).map(v => (v / 255 <= 0.04045) ? v / 255 / 12.92
    : ((v / 255 + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = node => { for (; node; node = node.parentElement) { const c = view.getComputedStyle(node).backgroundColor;
    if (channels(c).length === 3 || channels(c)[3] > 0) return c } return "rgb(255, 255, 255)" };
  return [...page.body.querySelectorAll("*")].filter(node => [...node.childNodes].some(
    child => child.nodeType === 3 && child.data.trim())).map(node => {
      const [a, b] = [light(view.getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05) }) }"""


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("html")


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = html.fromstring(text_of(REPORTER, EVERYTHING, PLAIN))
    assert not page.xpath("//script | //img | //link | //iframe | //object | //form | //base | //*[@style]")
    assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
    assert all(link.get("href").startswith("#subject-") for link in page.iter("a"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_has_landmarks_headings_in_order_and_a_language() -> None:
    page = html.fromstring(text_of(REPORTER, EVERYTHING, PLAIN))
    assert page.get("lang") == "en"
    assert [len(list(page.iter(tag))) for tag in ("header", "nav", "main", "footer", "h1", "title")] == [1] * 6
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = {node.get("id") for node in page.iter("h2")}
    assert {node.get("aria-labelledby") for node in page.iter("section")} == names
    assert {link.get("href")[1:] for link in page.iter("a")} == names


def test_says_all_that_the_reports_say() -> None:
    text = " ".join(html.fromstring(text_of(REPORTER, ALL, PLAIN)).itertext())
    for words in (
        *("3 subjects: 1 ok, 2 not ok", "TEST-002", "line 7, column 3", "has no zone; add one.", "RFC 8493, 3"),
        *("ninjs: data/story.ninjs.json", "kept as received, not judged", "Nothing was checked: cannot be read"),
    ):
        assert words in text


def test_a_flood_is_counted() -> None:
    flood = tuple(MISSING.at(Place(path="m", line=line), path="x") for line in range(1, 151))
    report = Report(subject="s", findings=flood, checked=("x",))
    assert "50 more of <code>TEST-001</code>" in text_of(REPORTER, [report], PLAIN)
    assert text_of(REPORTER, [report], Presentation(verbose=True)).count("<li class=") == 150


@given(any_reports)
@settings(deadline=None, max_examples=40)
def test_any_text_stays_text(reports: list[Report]) -> None:
    shown = text_of(REPORTER, [*reports, hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    page = html.fromstring(shown)
    tags = {node.tag for node in page.iter()}
    assert tags <= {
        *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "footer"),
        *("h1", "h2", "h3", "p", "ol", "ul", "li", "a", "strong", "span", "code", "bdi"),
    }
    assert len(list(page.iter("section"))) == len(reports) + 1


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways(width: int, tmp_path: Path) -> None:
    size = (
        "(page) => [page.documentElement.scrollWidth, page.documentElement.clientWidth, page.querySelectorAll('section').length]"
    )
    scroll, client, sections = browser.measured(text_of(REPORTER, EVERYTHING, PLAIN), tmp_path, width=width, script=size)
    assert sections == len(EVERYTHING)
    assert scroll == client == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_contrast(scheme: str, tmp_path: Path) -> None:
    page = text_of(REPORTER, EVERYTHING, PLAIN)
    if scheme == "dark":  # a policy by digest refuses a changed style, so the policy goes, in this test only
        page = re.sub("<meta http-equiv[^>]*>", "", page).replace("(prefers-color-scheme: dark)", "all")
    ratios = browser.measured(page, tmp_path, width=800, script=CONTRASTS)
    assert len(ratios) > 50
    assert min(ratios) >= 4.5  # WCAG 2.2, 1.4.3


def test_the_policy_lets_the_style_through(tmp_path: Path) -> None:
    border = "(page, view) => view.getComputedStyle(page.querySelector('.findings li')).borderLeftWidth"
    assert browser.measured(text_of(REPORTER, [BAD], PLAIN), tmp_path, width=800, script=border) == "4px"


def test_prints_everything(tmp_path: Path) -> None:
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(text_of(REPORTER, [BAD, GOOD, UNREAD] * 4, PLAIN), encoding="utf-8")
    browser.paper(page, paper)
    try:
        done = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    assert done.stdout.count("\f") >= 2
    assert done.stdout.count("kept as received, not judged") == 4
    assert done.stdout.count("has no zone; add one.") == 4
    assert re.search(r"\b1 ?/ ?\d", done.stdout), "pages are numbered"
