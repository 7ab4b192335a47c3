"""The text of the pages against the article inside: what is missing or out of order is quoted."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from archive import pipeline
from archive.findings import Skipped
from archive.pdfjudge import comparing
from tests.support.pdfs import SMALL, WISHES, changed, codes, good, read


def found(data: bytes) -> list[str]:
    subject = read(data)
    return codes(list(comparing.check(subject)))


def rewrite(pdf: Any, at: int, data: bytes) -> None:
    pdf.Root.AF[at].EF.F.write(data)


def test_ours_says_what_it_holds() -> None:
    assert found(good()) == found(good("4f+ua2")) == []


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (b"is lit", b"is dark", "The pier lamp is dark; see the plan."),
        (b"Lamp lit again</headline>", b"Lamp out again</headline>", "Lamp out again"),
        (b"Time: ten", b"Place: pier", "Place: pier"),
    ],
)
def test_other_words_or_another_order_are_quoted(old: bytes, new: bytes, missing: str) -> None:
    def change(pdf: Any) -> None:
        rewrite(pdf, 0, pdf.Root.AF[0].EF.F.read_bytes().replace(old, new))

    subject = read(changed(change))
    (finding,) = comparing.check(subject)
    assert finding.rule is comparing.DIFFERENT  # type: ignore[union-attr]
    assert repr(missing) in finding.message  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "item",
    [
        {
            "headline": "Lamp lit again",
            "body_xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body>At the pier</body></html>',
        },
        {"headlines": [{"role": "main", "value": "Lamp lit again"}], "bodies": "none"},
        {"headlines": [7, None], "bodies": [7, {"contentType": "text/plain", "value": "unread"}]},
        {},
    ],
)
def test_ninjs_of_every_version_and_odd_shape(item: dict[str, Any]) -> None:
    assert found(changed(lambda pdf: rewrite(pdf, 1, json.dumps(item).encode()))) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"body_xhtml": "<p>"}', b'{"a": NaN}'])
def test_an_article_that_cannot_be_read_is_said(data: bytes) -> None:
    assert found(changed(lambda pdf: rewrite(pdf, 1, data))) == ["PDF-061"]


def test_without_tags_nothing_is_compared_and_that_is_said() -> None:
    subject = read(changed(lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")))
    (verdict,) = comparing.check(subject)
    assert isinstance(verdict, Skipped)


def test_without_an_article_there_is_nothing_to_say() -> None:
    assert found(changed(lambda pdf: (pdf.Root.__delitem__("/AF"), pdf.Root.__delitem__("/Names")))) == []


def test_blanks_and_soft_hyphens_do_not_count() -> None:
    assert comparing.folded(" a\u00ad\n b\u00a0 c ") == "a b c"
    assert comparing.first_missing(["a", "b"], "b a") == "b"
    assert comparing.first_missing([], "") == ""


def test_words_across_marks_are_one_and_across_blocks_are_two() -> None:
    def change(pdf: Any) -> None:
        text = "<!-- no text --><p>The pier l<em>am</em>p</p><q>see the</q>"
        markup = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{text}</body></html>'
        rewrite(pdf, 1, json.dumps({"body_xhtml": markup}).encode())

    assert found(changed(change)) == []


def test_digests_are_not_this_checks_business() -> None:
    def change(pdf: Any) -> None:
        pdf.Root.AF[0].EF.F.Params.CheckSum = pikepdf.String(hashlib.md5(b"", usedforsecurity=False).digest())

    assert found(changed(change)) == []


def test_the_original_may_say_something_else() -> None:
    corrected = pipeline.ingest_source(SMALL, replace(WISHES, fields={"headline": ["Lamp shines again"]}))
    assert found(pipeline.render(corrected).documents[-1].content.read()) == []
