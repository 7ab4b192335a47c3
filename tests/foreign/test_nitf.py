"""Drafts of NITF documents: embargoes, rights, numbers (whole documents: tests/importers/test_nitf.py)."""

import pytest
from lxml import etree

from archive.foreign import nitf
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace
from archive.model.values import Party, Rights, Text


def draft(docdata: str = "", head: str = "", attributes: str = "") -> Draft:
    root = etree.fromstring(
        f"<nitf uno='u'><head><docdata {attributes}>{docdata}</docdata></head><body><body.head>{head}</body.head></body></nitf>"
    )
    made = Draft(basic_dates=True)
    nitf.read(root, made, Trace(root))
    return made


ISSUE = "<date.issue norm='20260412T080000Z'/>"


@pytest.mark.parametrize(
    ("attributes", "docdata", "embargo"),
    [
        ("", ISSUE + "<date.release norm='20260412T080000Z'/>", None),
        ("", ISSUE + "<date.release norm='20260412T090000Z'/>", "2026-04-12T09:00:00Z"),
        ("management-status='embargoed'", "<date.release norm='20260412T070000Z'/>", "2026-04-12T07:00:00Z"),
        ("management-status='embargoed'", "", ""),
        ("management-status='embargoed'", "<date.release norm='20260412'/>", ""),
    ],
)
def test_embargoes(attributes: str, docdata: str, embargo: str | None) -> None:
    found = draft(docdata, attributes=attributes).fields.get("embargoed")
    assert (found if found is None else str(found)) == embargo


def test_an_unknown_status_is_told() -> None:
    assert [f.rule.code for f in draft(attributes="management-status='sold'").findings] == ["READ-009"]


def test_the_owner_of_rights_is_the_holder() -> None:
    made = draft(head="<rights>Only <rights.owner>A</rights.owner> here<rights.limitations>B</rights.limitations></rights>")
    assert made.fields["rights"] == (Rights(holder=Party(name="A"), usage_terms=(Text(value="Only here"), Text(value="B"))),)


def test_the_document_number_stands_in_for_an_identifier() -> None:
    assert draft().fields["id"] == "u"
    assert draft("<doc-id id-string='d'/>").fields["id"] == "d"
