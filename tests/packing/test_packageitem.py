"""The package item refers to every article, is valid under the official schema, and our own judge finds nothing wrong with it."""

from dataclasses import replace

from lxml import etree

from archive.findings import Finding
from archive.model.collection import Collection
from archive.model.package import Document
from archive.model.tree import Blob
from archive.newsml.names import tag
from archive.packing import packageitem
from archive.validators.newsml_g2 import VALIDATOR
from tests.support.gatherings import AT, member
from tests.support.standards import official_xsd

MEMBERS = (member("a-1"), member("b-2", headline="", language="", content_created="", version=3, id="tag:x,2026:ä b"))
COLLECTION = Collection(name="x-1", id="urn:x:1", title="Two & more", members=MEMBERS)


def test_it_says_what_the_articles_say() -> None:
    root = etree.fromstring(packageitem.write(replace(COLLECTION, folder="articles/")))
    first, second = root.iter(tag("itemRef"))
    assert first.get("residref") == "urn:x:a-1"
    assert first.get("href") == "articles/a-1/data/a-1.newsml.xml"
    assert first.get("title") == "A headline"
    assert first.findtext(tag("contentCreated")) == "2026-11"
    assert (second.get("version"), second.get("title"), second.find(tag("contentCreated"))) == ("3", None, None)
    assert second.findtext(tag("versionCreated")) == AT
    assert root.findtext(f"{tag('itemMeta')}/{tag('title')}") == "Two & more"


def test_no_path_leads_to_bundles_that_are_not_in_the_package() -> None:
    assert b"href" not in packageitem.write(COLLECTION)


def test_the_official_schema_and_our_judge_accept_it() -> None:
    for collection in (COLLECTION, replace(COLLECTION, folder="articles/")):
        data = packageitem.write(collection)
        judged = VALIDATOR.check(Document(name="x.xml", content=Blob.of(data)))
        assert not [verdict for verdict in judged if isinstance(verdict, Finding)]
        schema = official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd")
        assert schema.validate(etree.fromstring(data)), schema.error_log
