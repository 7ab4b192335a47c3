"""Drafts of NewsML-G2 items: what is no value of a field is told and kept (whole items: tests/importers/test_newsml_g2.py)."""

import pytest
from lxml import etree

from archive.foreign import g2
from archive.foreign.draft import Draft

ITEM = (
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g' version='{version}'>"
    "<catalogRef href='http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml'/>"
    "<itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta><contentSet>{contents}</contentSet></newsItem>"
)


def draft(version: str = "2", meta: str = "", content: str = "", contents: str = "") -> Draft:
    return g2.read(etree.fromstring(ITEM.format(version=version, meta=meta, content=content, contents=contents)))


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"version": "0"}, "version"),
        ({"version": "1.5"}, "version"),
        ({"meta": "<itemClass qcode='plinat:newscoverage'/>"}, "item_class"),
        ({"meta": "<pubStatus qcode='stat:sold'/>"}, "pub_status"),
        ({"content": "<urgency>0</urgency>"}, "urgency"),
        ({"content": "<language tag='English language'/>"}, "languages"),
        ({"meta": "<link rel='irel:previousVersion' residref='g' version='2'/>"}, "links"),
        ({"meta": "<link rel='irel:previousVersion'/>"}, "links"),
    ],
)
def test_what_a_field_cannot_hold_is_told_and_kept(parts: dict[str, str], field: str) -> None:
    made = draft(**parts)
    assert field not in made.fields
    assert "READ-009" in {finding.rule.code for finding in made.findings}


def test_older_codes_of_the_status_are_taken() -> None:
    assert draft(meta="<pubStatus qcode='isstat:Usable'/>").fields["pub_status"].value == "usable"


def test_the_same_text_in_another_form_is_one_body_and_another_text_is_kept() -> None:
    xhtml = "<inlineXML><div xmlns='http://www.w3.org/1999/xhtml'><p>One two.</p></div></inlineXML>"
    plain = "<inlineData contenttype='text/plain'>{}</inlineData>"
    assert len(draft(contents=xhtml + plain.format("One  two.")).unmapped) == 0
    other = draft(contents=xhtml + plain.format("Three."))
    assert len(other.fields["bodies"]) == 1
    assert [left.value for left in other.unmapped] == ["Three."]


def test_encoded_data_and_renditions_without_address_are_left() -> None:
    made = draft(contents="<inlineData encoding='encd:base64'>QUJD</inlineData><remoteContent residref='r'/>")
    assert "bodies" not in made.fields
    assert "renditions" not in made.fields
    assert {left.path.rpartition("/")[2] for left in made.unmapped} == {"@encoding", "text()", "remoteContent"}
