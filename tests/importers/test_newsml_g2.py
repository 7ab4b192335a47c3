"""NewsML-G2 reading: what we wrote comes back; what others wrote is read as far as it goes; the rest is refused in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.exporters.newsml_g2 import EXPORTER
from archive.formats import Imported, Reading, Rendering, Several
from archive.importers.newsml_g2 import IMPORTER
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Party, Text
from tests.support.articles import story

AT = Reading(at=PartialDate("2031-05-05T05:05:05Z"), lang="xx")
BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "newsml-g2"
OURS = EXPORTER.write(story(), Rendering()).data


def source(data: bytes) -> Source:
    return Source(name="item.xml", data=data, origin="in/item.xml")


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        IMPORTER.read(source(data), AT)
    return str(caught.value)


def test_provenance_is_that_of_the_first_source_and_not_of_the_reading() -> None:
    article = IMPORTER.read(source(OURS), AT).article
    assert article.provenance == story().provenance
    assert article.languages == ("en",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_of_the_same_document_are_the_same_article(encoding: str) -> None:
    text = OURS.decode().replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    plain = IMPORTER.read(source(text.encode()), AT).article
    named = text.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert IMPORTER.sniff(source(named.encode(encoding)))
    assert IMPORTER.read(source(named.encode(encoding)), AT).article == plain


def test_layout_and_prefixes_do_not_matter() -> None:
    data = OURS.replace(b"<newsItem xmlns=", b"<!-- kept -->\n<newsItem xmlns:x='urn:x'\n   xmlns=").replace(
        b"  <catalog>", b"\t\n<catalog>"
    )
    assert IMPORTER.sniff(source(data))
    assert IMPORTER.read(source(data), AT).article == story()


def test_the_record_counts_for_the_fields_that_it_holds() -> None:
    article = replace(story(), creditlines=(Text(value="Harbour\tWire", role="agency"),), provider=Party(name="A\nB"))
    data = EXPORTER.write(article, Rendering()).data
    assert b"<creditline>Harbour Wire</creditline>" in data
    assert IMPORTER.read(source(data), AT).article == article


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not well-formed XML"),
        (OURS[:-200], "not well-formed XML"),
        (b"<!DOCTYPE newsItem [<!ENTITY a 'b'>]>" + OURS.partition(b"?>")[2], "document type declaration"),
        (b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "this is a packageItem"),
        (b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>', "holds no text item"),
        (OURS.replace(b'"newsml-g2/1.0"', b'"newsml-g2/9.0"'), "it claims the profile 'newsml-g2/9.0'"),
        (OURS.replace(b"<versionCreated>2026", b"<versionCreated>two"), "versionCreated in line 21"),
        (OURS.replace(b"stat:usable", b"stat:sold"), "'sold' is not a valid PubStatus"),
        (OURS.replace(b' version="1"', b' version="one"'), "invalid literal for int"),
        (OURS.replace(b'"archive:source-name"', b'"archive:source-nick"'), "names a source but not its name"),
        (OURS.replace(b'"archive:note"', b'"archive:record"'), "is no JSON object"),
        (OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b"[]"), "is no JSON object"),
        (OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b'{"x": 1}'), "a field 'x'"),
        (
            OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b'{"title": 1}'),
            "expected str",
        ),
        (OURS.replace(b"<head>", b"</html><html>", 1).replace(b"</head>", b"", 1), "holds 2 elements"),
        (
            OURS.replace(b"<itemMeta>", b"<other>").replace(b"</itemMeta>", b"</other>"),
            "claims no profile of it",
        ),
        (OURS.replace(b"<p>", b"<p>\xc2\x85", 1), "cannot be archived"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, says: str) -> None:
    message = refusal(data)
    assert message.startswith("in/item.xml: ")
    assert says in message


@pytest.mark.parametrize("data", [b"", b"Paris, March", b"<html/>", b"{}", b"\x89PNG", b"<?xml version='1.0'?><nitf/>"])
def test_other_sources_are_left_to_others(data: bytes) -> None:
    assert not IMPORTER.sniff(source(data))


SOURCES = Path(__file__).parents[2] / "samples" / "sources" / "newsml-g2"
STRANGERS = Path(__file__).parents[2] / "samples" / "broken" / "newsml-g2"


def read_sample(name: str, **changes: str) -> Imported:
    text = (SOURCES / name).read_text("utf-8")
    for old, new in changes.items():
        text = text.replace(old, new)
    imported = IMPORTER.read(source(text.encode()), AT)
    assert isinstance(imported, Imported)
    return imported


def codes(imported: Imported) -> set[str]:
    return {finding.rule.code for finding in imported.findings}


def test_a_stranger_says_all_that_the_record_has_fields_for() -> None:
    article = read_sample("lantern-walk.xml").article
    assert article.id == "urn:newsml:coastwatch.example:20260314:lantern-walk"
    assert article.version == 3
    assert [text.lang for text in article.rights[0].notices] == ["en", "de"]
    assert article.rights[1].accountable == Party(name="Picture desk", literal="desk-7")
    assert article.rights[1].scope == "content"
    assert [text.lang for text in article.headlines] == ["", "", "de"]
    assert article.located[0].name == "Saltmere", "in the language of the item, not the first"
    assert article.subjects[0].uri == "http://cv.iptc.org/newscodes/mediatopic/20000770"
    assert article.subjects[1].name == "Saltmere Harbour Trust", "as the item asserts it"
    assert article.renditions[0].sha256.startswith("5e88")
    assert [link.rel for link in article.links] == ["previousVersion", "seeAlso"]
    assert article.provenance.importer == "newsml-g2"
    assert "1 script dropped" in article.provenance.notes
    kept = {entry.path: entry.value for entry in article.provenance.unmapped}
    assert kept["/newsItem/itemMeta/fileName"] == "lantern-walk.xml"
    assert kept["/newsItem/contentMeta/subject[1]/@confidence"] == "80"


def test_the_text_is_laid_out_as_readers_see_it() -> None:
    text = read_sample("lantern-walk.xml").article.text
    assert text.startswith("Some two hundred people carried paper lanterns along the pier of Saltmere on Saturday evening,")
    assert "track()" not in text
    assert "margin" not in text


def test_nitf_inside_says_what_the_item_does_not() -> None:
    article = read_sample("ferry-timetable.xml").article
    assert article.id == "urn:newsml:islewire.example:20260315:ferry", "the item's own, not that of the NITF"
    assert article.headline == "Ferry to the Isles Sails Twice a Day"
    assert article.bylines[0].value == "By Piet Holm"
    assert article.keywords == ("ferry",)
    assert "a bicycle 1/2 of that" in article.text


def test_languages_are_bodies_and_the_same_text_again_is_none() -> None:
    imported = read_sample("well-dressing.xml")
    assert [body.lang for body in imported.article.bodies] == ["en", "cy"]
    assert imported.article.embargoed == "", "an empty embargo has no stated end"
    assert str(imported.article.content_created) == "2026-02"


@pytest.mark.parametrize("sample", sorted(STRANGERS.glob("READ-*")), ids=lambda path: path.stem)
def test_a_broken_sample_is_read_and_says_so(sample: Path) -> None:
    imported = IMPORTER.read(Source(name=sample.name, data=sample.read_bytes()), AT)
    assert isinstance(imported, Imported)
    assert codes(imported) == {sample.stem[:8]}
    assert all("{" not in finding.message for finding in imported.findings)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2026-03-14T18:20:00+0100", "2026-03-14T18:20:00+01:00"),
        ("\n  2026-03-14T18:20:00Z ", "2026-03-14T18:20:00Z"),
        ("2026-03-14 18:20:00Z", "2026-03-14T18:20:00Z"),
        ("", str(AT.at)),
        ("2026-03-14T18:20:00", str(AT.at)),
        ("14 March", str(AT.at)),
    ],
)
def test_the_date_of_the_version_is_never_guessed(stated: str, read: str) -> None:
    imported = read_sample("tide-table.xml", **{"2026-03-15T06:00:00Z": stated})
    assert str(imported.article.version_created) == read
    assert codes(imported) == {"READ-001"} if read != str(AT.at) else "READ-002" in codes(imported)


def test_an_embargo_whose_end_is_not_certain_stays_an_embargo() -> None:
    imported = read_sample("lantern-walk.xml", **{"2026-03-14T19:00:00Z": "2026-03-14T19:00:00"})
    assert imported.article.embargoed == ""
    assert "READ-002" in codes(imported)


def test_dates_that_contradict_each_other_are_kept_apart() -> None:
    imported = read_sample("lantern-walk.xml", **{"2026-03-14T15:30:00+00:00": "2027-01-01"})
    assert imported.article.content_created is None
    assert ("content_created", "2027-01-01") in [(entry.path, entry.value) for entry in imported.article.provenance.unmapped]


def test_a_message_is_as_many_articles_as_it_has_texts() -> None:
    item = (SOURCES / "tide-table.xml").read_text("utf-8").partition("?>")[2]
    other = item.replace("tide-2026-03-15", "tide-2026-03-16").replace("06:12", "07:01")
    broken = item.replace('guid="tide-2026-03-15"', 'guid="x"').replace("<headline>", "<headline xml:lang='not a tag'>")
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026</sent></header><itemSet>{item}{other}{broken}'
    several = IMPORTER.read(source(f"{message}</itemSet></newsMessage>".encode()), AT)
    assert isinstance(several, Several)
    members = list(several.members)
    assert [member.article.id for member in members if isinstance(member, Imported)] == [
        "tide-2026-03-15",
        "tide-2026-03-16",
        "x",
    ]
    first = members[0]
    assert isinstance(first, Imported)
    assert ("/newsMessage/header/sent", "2026") in [(entry.path, entry.value) for entry in first.article.provenance.unmapped]


def test_statements_beyond_measure_are_bounded_and_counted() -> None:
    many = "".join(f"<fileName>{n}</fileName>" for n in range(300))
    imported = read_sample("tide-table.xml", **{"<pubStatus": f"{many}<pubStatus"})
    assert len(imported.article.provenance.unmapped) == 200
    assert any("100 more statements" in note for note in imported.article.provenance.notes)
    assert len([finding for finding in imported.findings if finding.rule.code == "READ-004"]) == 1


def package(*references: str) -> str:
    refs = "".join(f'<itemRef residref="{reference}"/>' for reference in references)
    return f'<packageItem guid="p"><groupSet root="a"><group id="a" role="group:main">{refs}</group></groupSet></packageItem>'


def message(*items: str) -> bytes:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'.encode()


def text(guid: str) -> str:
    return (
        f'<newsItem guid="{guid}"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        "<contentSet><inlineXML><p>A.</p></inlineXML></contentSet></newsItem>"
    )


def test_a_package_alone_names_what_it_refers_to() -> None:
    alone = package("one", "two", "one").replace("<packageItem", '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"')
    said = refusal(alone.encode())
    assert "this is a packageItem, which holds no text itself; it refers to one, two" in said
    assert "Give the items that it refers to" in said
    many = refusal(message(package(*map(str, range(9)))))
    assert "holds no text item; it refers to 0, 1, 2, 3, 4 and 4 more" in many


def test_the_items_of_a_package_that_are_in_the_message_are_articles() -> None:
    several = IMPORTER.read(source(message(package("one", "two", "three"), text("one"), text("two"))), AT)
    assert isinstance(several, Several)
    assert [member.article.id for member in several.members] == ["one", "two"]
    (said,) = (finding.message for finding in several.findings)
    assert said.startswith("The packageItem p, which refers also to three, is not a text")


def test_a_package_whose_items_are_all_there_says_no_more() -> None:
    imported = IMPORTER.read(source(message(package("one"), text("one"))), AT)
    assert isinstance(imported, Imported)
    assert imported.article.text == "A."
    assert imported.findings[0].message.startswith("The packageItem p is not a text")


def test_a_document_type_that_only_names_a_file_is_passed_over_and_said() -> None:
    data = (BROKEN / "READ-011-document-type.xml").read_bytes()
    imported = IMPORTER.read(source(data), AT)
    assert imported.findings[0].rule.code == "READ-011"
    assert imported.findings[0].where.line == 2
    assert "DOCTYPE" in refusal(data.replace(b'"newsitem.dtd"', b'"newsitem.dtd" [<!ENTITY a "b">]'))
