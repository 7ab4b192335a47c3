"""Drafts of NewsML 1 items: identifiers, status, urgency (whole documents: tests/importers/test_newsml1.py)."""

import pytest
from lxml import etree

from archive.foreign import newsml1
from archive.foreign.draft import Draft


def draft(identification: str = "", management: str = "", component: str = "") -> Draft:
    return newsml1.read(
        etree.fromstring(
            f"<NewsItem><Identification><NewsIdentifier>{identification}</NewsIdentifier></Identification>"
            f"<NewsManagement>{management}</NewsManagement><NewsComponent>{component}</NewsComponent></NewsItem>"
        )
    )


@pytest.mark.parametrize(
    ("identification", "expected"),
    [
        ("<ProviderId>p</ProviderId><DateId>d</DateId><NewsItemId>n</NewsItemId>", "urn:newsml:p:d:n"),
        ("<NewsItemId>n</NewsItemId><PublicIdentifier>u</PublicIdentifier>", "u"),
        ("<NewsItemId>n</NewsItemId>", "n"),
        ("", None),
    ],
)
def test_identifiers(identification: str, expected: str | None) -> None:
    assert draft(identification).fields.get("id") == expected


@pytest.mark.parametrize(
    ("management", "field", "value"),
    [
        ("<Status FormalName='Withheld'/>", "pub_status", "withheld"),
        ("<Status FormalName='Embargoed'/>", "embargoed", ""),
        ("<Urgency FormalName='3'/>", "urgency", "3"),
        ("<Urgency FormalName='high'/>", "urgency", "None"),
    ],
)
def test_management(management: str, field: str, value: str) -> None:
    found = draft(management=management).fields.get(field)
    assert str(getattr(found, "value", found)) == value


def test_copyright_is_said_as_stated() -> None:
    holder = "<Copyright><CopyrightHolder>A</CopyrightHolder><CopyrightDate>2026</CopyrightDate></Copyright>"
    (rights,) = draft(component=f"<RightsMetadata>{holder}</RightsMetadata>").fields["rights"]
    assert rights.holder.name == "A"
    assert rights.notices[0].value == "© 2026 A"
