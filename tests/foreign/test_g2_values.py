"""Values of NewsML-G2 by other writers: codes by the catalogs that the item names, names in its language."""

from lxml import etree

from archive.foreign.draft import Draft
from archive.foreign.g2_values import Values
from archive.foreign.trace import Trace
from archive.model.values import Concept, Text

CODES = {"medtop": "http://cv.iptc.org/newscodes/mediatopic/", "drol": "http://cv.iptc.org/newscodes/descriptionrole/"}


def values(inner: str, lang: str = "en") -> tuple[Values, etree._Element]:
    item = etree.fromstring(f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xml:lang='{lang}'>{inner}</newsItem>")
    return Values(item, CODES, Draft(), Trace(item)), item


def test_a_qcode_wins_over_a_uri_which_is_kept() -> None:
    reader, item = values("<subject qcode='medtop:1' uri='urn:other'/>")
    assert reader.concept(item[0]) == Concept(uri="http://cv.iptc.org/newscodes/mediatopic/1")
    assert [left.value for left in reader.draft.unmapped] == ["urn:other"]


def test_unknown_aliases_are_said_once_each() -> None:
    reader, item = values("<a qcode='x:1'/><a qcode='x:2'/><a qcode='y:1'/><a qcode='bare'/>")
    assert [reader.uri(element) for element in item] == ["x:1", "x:2", "y:1", "bare"]
    reader.say_unresolved()
    assert [(f.facts["alias"], f.facts["count"]) for f in reader.draft.findings] == [("x", 2), ("y", 1), ("bare", 1)]


def test_names_are_in_the_language_of_the_item_or_the_first() -> None:
    names = "<s><name xml:lang='de'>Eins</name><name xml:lang='fr'>Un</name></s>"
    reader, item = values(names, "fr")
    assert reader.name(item[0]) == "Un"
    reader, item = values(names, "en")
    assert reader.name(item[0]) == "Eins"


def test_of_several_roles_the_first_counts_and_the_others_are_kept() -> None:
    reader, item = values("<description role='drol:summary drol:caption'>a</description>")
    assert reader.text(item[0], "drol") == Text(value="a", role="summary")
    assert [left.value for left in reader.draft.unmapped] == ["drol:caption"]


def test_asserted_names_fill_what_has_none() -> None:
    asserted = "<assert qcode='medtop:1'><name>A</name></assert><assert uri='urn:2'><name>B</name></assert>"
    reader, item = values("<s qcode='medtop:1'/><s uri='urn:2'/>" + asserted)
    assert [reader.concept(element).name for element in item[:2]] == ["A", "B"]
