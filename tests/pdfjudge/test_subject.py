"""Reading for judgement: damage is an error in what claims a standard, a warning in what does not."""

import pikepdf
import pytest

from archive.findings import Finding, Skipped
from archive.pdfjudge import subject
from archive.pdfread import content
from tests.support.pdfs import codes, good, pages, read, saved


def test_nothing_is_wrong_with_ours() -> None:
    assert list(subject.check(read(good()))) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", good()[:300]])
def test_what_cannot_be_read_is_one_finding(data: bytes) -> None:
    found = subject.read_subject(data)
    assert isinstance(found, Finding)
    assert found.rule is subject.UNREADABLE
    assert found.message.endswith("Replace it by a sound copy.")


def test_repair_is_worse_in_a_file_that_claims() -> None:
    plain = saved(pages(b""))
    for data, code in ((good(), "PDF-005"), (plain, "PDF-006")):
        at = data.rindex(b"startxref") + 10
        assert codes(list(subject.check(read(data[:at] + b"9" + data[at:])))) == [code]


def test_content_that_is_too_large_is_said_to_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "CONTENT_LIMIT", 10)
    (verdict,) = subject.check(read(saved(pages(b"q Q " * 20))))
    assert isinstance(verdict, Skipped)
    assert "page 1" in verdict.reason


def test_many_pages_are_listed_with_an_end() -> None:
    assert subject.listed([1, 2]) == "1, 2"
    assert subject.listed(list(range(1, 14))) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more"


def test_damaged_content_names_the_page() -> None:
    pdf = pages(b"", b"")
    pdf.pages[1].Contents.write(b"no deflate", filter=pikepdf.Name.FlateDecode)
    found = [verdict for verdict in subject.check(read(saved(pdf))) if isinstance(verdict, Finding)]
    assert "page 2 " in next(finding.message for finding in found if finding.rule.code == "PDF-007")
