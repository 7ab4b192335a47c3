"""What no schema says of NITF: dates in their forms, statuses, places."""

import pytest
from lxml import etree

from archive.nitf.demands import check_document


def codes(docdata: str, attributes: str = "") -> list[str]:
    root = etree.fromstring(
        f"<nitf uno='u'><head><docdata {attributes}>{docdata}</docdata></head><body><body.head><hedline><hl1>H</hl1></hedline>"
        "</body.head><body.content>x</body.content></body></nitf>"
    )
    return [finding.rule.code for finding in check_document(root)]


@pytest.mark.parametrize("norm", ["20260413T100000+0100", "2026-04-13T10:00:00Z", "20260413", "20260413T1000Z", " 20260413 "])
def test_dates_in_their_forms_are_let_be(norm: str) -> None:
    assert codes(f"<date.issue norm='{norm}'/>") == []


@pytest.mark.parametrize(
    ("norm", "code"),
    [
        ("", "NITF-011"),
        ("2026", "NITF-011"),
        ("20260230", "NITF-011"),
        ("20260413T2500Z", "NITF-011"),
        ("20260413T1000", "NITF-012"),
    ],
)
def test_others_are_said(norm: str, code: str) -> None:
    assert codes(f"<date.expire norm='{norm}'/>") == [code]


def test_status_is_judged_whatever_its_case() -> None:
    assert codes("", "management-status='Usable'") == []
    assert codes("<date.release norm='20260413T100000Z'/>", "management-status='EMBARGOED'") == []
    assert codes("", "management-status=''") == ["NITF-014"]


def test_an_older_release_is_no_fault() -> None:
    assert codes("<date.release norm='20260413T100000Z'/><date.expire norm='20260414'/>") == []
