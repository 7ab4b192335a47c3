"""Provenance and the record travel in extension properties and come back."""

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.model.values import FieldOrigin, Origin, Provenance, Unmapped
from archive.newsml import carrier
from archive.newsml.codes import SCHEMES
from archive.newsml.names import tag
from tests.support.articles import provenances, story


def carried(provenance: Provenance) -> etree._Element:
    item = etree.Element(tag("newsItem"))
    meta = etree.SubElement(item, tag("itemMeta"))
    carrier.put_generator(meta, provenance)
    carrier.put_profile(meta)
    carrier.put_provenance(meta, provenance)
    return item


def on_one_line(provenance: Provenance) -> bool:
    lines = [provenance.tool, *(one.field for one in provenance.origins), *(one.path for one in provenance.unmapped)]
    return not any(set(line) & {"\t", "\n"} for line in lines)


@settings(deadline=None, max_examples=200)
@given(provenances)
def test_provenance_comes_back_unless_a_name_has_several_lines(provenance: Provenance) -> None:
    if on_one_line(provenance) and (provenance.tool or not provenance.tool_version):
        assert carrier.provenance_of(carried(provenance), SCHEMES) == provenance


def test_each_fact_is_readable_by_people() -> None:
    text = etree.tostring(carried(story().provenance), encoding="unicode")
    assert 'rel="archive:source-name" value="ferry.txt"' in text
    assert 'literal="headlines" value="heuristic"' in text
    assert "first block, one line</" in text


def test_a_claim_and_a_record_are_found_by_scheme_and_not_by_alias() -> None:
    item = carried(Provenance())
    carrier.put_record(item[0], {"title": "x"})
    renamed = {"other": "urn:x-newsarchive:term:"}
    assert carrier.profile_of(item, SCHEMES) == "newsml-g2/1.0"
    assert carrier.record_of(item, SCHEMES) == {"title": "x"}
    assert carrier.profile_of(item, renamed) == ""
    for element in item.iter(tag("itemMetaExtProperty")):
        element.set("rel", element.get("rel", "").replace("archive:", "other:"))
    assert carrier.profile_of(item, renamed) == "newsml-g2/1.0"
    assert carrier.record_of(item, renamed) == {"title": "x"}


def test_nothing_to_carry_is_nothing_written() -> None:
    meta = etree.Element(tag("itemMeta"))
    carrier.put_record(meta, {})
    carrier.put_provenance(meta, Provenance())
    assert len(meta) == 0


@pytest.mark.parametrize("text", ["", "[]", "1", "{", '{"a": 1, "a": 2}', '{"a": NaN}', "[" * 5000])
def test_a_record_that_is_no_object_is_refused(text: str) -> None:
    item = carried(Provenance())
    carrier.put_record(item[0], {"x": 1})
    item[0][-1][0].text = text
    with pytest.raises(ValueError, match="is no JSON object"):
        carrier.record_of(item, SCHEMES)


def test_an_origin_that_the_model_does_not_know_is_refused() -> None:
    item = carried(
        Provenance(origins=(FieldOrigin(field="title", origin=Origin.GIVEN),), unmapped=(Unmapped(path="p", value="v"),))
    )
    item[0][1].set("value", "guessed")
    with pytest.raises(ValueError, match="guessed"):
        carrier.provenance_of(item, SCHEMES)
