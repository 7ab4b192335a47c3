"""What the guide demands of items of any writer; the table of broken samples is in tests/validators."""

import pytest
from lxml import etree

from archive.findings import Finding, Skipped
from archive.newsml.demands import check_item
from archive.newsml.names import NAMESPACE

META = "<itemClass uri='http://cv.iptc.org/newscodes/ninature/text'/><provider><name>P</name></provider><versionCreated>2026-01-01T00:00:00Z</versionCreated>"
GOOD = {"standard": "NewsML-G2", "standardversion": "2.9", "guid": "g", "version": "2"}


def codes(content: str = "", meta: str = META, root: str = "newsItem", **attributes: str) -> list[str]:
    stated = " ".join(f"{name}='{value}'" for name, value in {**GOOD, **attributes}.items())
    xml = f"<{root} xmlns='{NAMESPACE}' {stated}><itemMeta>{meta}<edNote/></itemMeta>{content}</{root}>"
    return [found.rule.code for found in check_item(etree.fromstring(xml)) if isinstance(found, Finding)]


def test_a_small_item_is_without_fault() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"version": "+01"}, []),
        ({"version": " 7 "}, []),
        ({"version": ""}, ["G2-011"]),
        ({"version": "٣"}, ["G2-011"]),
        ({"version": "1.0"}, ["G2-011"]),
        ({"standardversion": "2.36"}, []),
        ({"standardversion": "1.2"}, ["G2-012"]),
        ({"conformance": "core"}, []),
        ({"conformance": "Power"}, ["G2-013"]),
    ],
)
def test_the_attributes_of_an_item(attributes: dict[str, str], expected: list[str]) -> None:
    assert codes(**attributes) == expected


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>", []),
        ("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/cancelled'/>", ["G2-015"]),
        ("<pubStatus qcode='stat:usable'/>", ["G2-019"]),
        ("<signal literal='x'/>", []),
        ("<signal literal='' uri='urn:x'/>", ["G2-017"]),
        ("<service/>", ["G2-018"]),
        ("<signal qcode=''/>", ["G2-020"]),
        ("<signal qcode='a:b c'/>", ["G2-020"]),
        ("<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion' residref='g' version='1'/>", []),
        ("<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion' residref='g' version='2'/>", ["G2-032"]),
        ("<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion' residref='g'/>", ["G2-032"]),
        ("<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion' residref='other'/>", []),
        ("<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion'/>", ["G2-032"]),
        (
            "<link reluri='http://cv.iptc.org/newscodes/itemrelation/previousVersion' residref='g' version='"
            + "1" * 5000
            + "'/>",
            ["G2-032"],
        ),
        ("<hash hashtypeuri='http://www.w3.org/2001/04/xmlenc#sha256'>" + "AB" * 32 + "</hash>", []),
        ("<hash>short</hash>", []),
    ],
)
def test_the_metadata_of_an_item(extra: str, expected: list[str]) -> None:
    assert codes(meta=META + extra) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<contentSet><inlineXML><x xmlns='urn:x'/></inlineXML></contentSet>", []),
        ("<contentSet><inlineXML/></contentSet>", ["G2-027"]),
        ("<contentSet><inlineXML><x xmlns='urn:x'/><x xmlns='urn:x'/></inlineXML></contentSet>", ["G2-027"]),
        ("<contentSet><remoteContent residref='r'/><remoteContent href=''/></contentSet>", []),
        ("<contentSet><remoteContent/></contentSet>", ["G2-028"]),
        ("<contentMeta><urgency> 9 </urgency></contentMeta>", []),
        ("<contentMeta><urgency/></contentMeta>", ["G2-031"]),
        ("<contentMeta><subject qcode='medtop:1'/></contentMeta>", ["G2-019"]),
        ("<x xmlns='urn:other' qcode='no code' literal='a' uri='b'/>", []),
    ],
)
def test_the_content_of_an_item(content: str, expected: list[str]) -> None:
    assert codes(content) == expected


def test_a_list_of_roles_is_judged_one_by_one() -> None:
    catalog = "<catalog><scheme alias='a' uri='urn:a:'/></catalog>"
    assert codes(catalog + "<contentMeta><by role='a:x a:y b:z w'/></contentMeta>") == ["G2-019", "G2-020"]


def test_concept_items_have_natures_of_their_own() -> None:
    meta = META.replace("ninature/text", "cinature/concept")
    assert codes(meta=meta, root="conceptItem") == []
    assert codes(meta=meta, root="packageItem") == ["G2-014"]


@pytest.mark.parametrize("missing", ["itemClass", "provider", "versionCreated"])
def test_each_required_property_is_missed(missing: str) -> None:
    assert codes(meta=META.replace(missing, "fileName")) == ["G2-005"]


def test_an_item_without_metadata_is_one_fault() -> None:
    item = etree.fromstring(f"<packageItem xmlns='{NAMESPACE}' standard='NewsML-G2' standardversion='2.9' guid='g'/>")
    assert [found.rule.code for found in check_item(item) if isinstance(found, Finding)] == ["G2-005"]


def test_what_hangs_on_a_catalog_elsewhere_is_skipped_by_name() -> None:
    item = etree.fromstring(
        f"<newsItem xmlns='{NAMESPACE}' standard='NewsML-G2' standardversion='2.9' guid='g'><catalogRef href='urn:c'/>"
        f"<itemMeta>{META}<pubStatus qcode='own:live'/><signal qcode='x:y'/><edNote/></itemMeta></newsItem>"
    )
    assert [(found.check, found.reason) for found in check_item(item) if isinstance(found, Skipped)] == [
        ("G2-019: aliases own, x", "the catalog urn:c is not here, and nothing is fetched")
    ]
    assert [found for found in check_item(item) if isinstance(found, Finding)] == []
