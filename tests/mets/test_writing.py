"""A METS says of each file what can be checked, its references lead somewhere, and it is the same each time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.mets import writing
from archive.mets.names import PACKAGE_TYPES, PROFILES
from archive.mets.record import Group, Metadata, Mets, Stored
from tests.support.articles import filled
from tests.support.standards import official_xsd

XLINK = "{http://www.w3.org/1999/xlink}"
CSIP = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}"


def stored(path: str) -> Stored:
    return Stored(path=path, size=12, sha512="ab" * 64, media_type="application/xml")


METS = Mets(
    name="harbour-ip",
    label="Harbour opens again",
    package_type="aip",
    created="2026-11-22T09:30:00Z",
    software=("newsarchive", "0.1.0"),
    descriptive=(Metadata(file=stored("metadata/descriptive/dc.xml"), type="DC", version="1.1"),),
    preservation=(Metadata(file=stored("metadata/preservation/premis.xml"), type="PREMIS", version="3.0"),),
    groups=(Group(name="Schemas", files=(stored("schemas/a b.xsd"), stored("schemas/c.xsd"))),),
    representations=(("original", stored("representations/original/METS.xml")),),
)


def read(mets: Mets) -> etree._Element:
    return etree.fromstring(writing.write(mets))


def test_every_file_and_reference_says_what_can_be_checked() -> None:
    for node in read(METS).iter("{*}file", "{*}mdRef"):
        assert (node.get("SIZE"), node.get("CHECKSUM"), node.get("CHECKSUMTYPE")) == ("12", "ab" * 64, "SHA-512")
        assert (node.get("CREATED"), node.get("MIMETYPE")) == ("2026-11-22T09:30:00Z", "application/xml")


def test_every_reference_leads_to_something() -> None:
    root = read(METS)
    names = [node.get("ID") for node in root.iter("*") if node.get("ID")]
    assert len(names) == len(set(names))
    for attribute in ("FILEID", "ADMID", "DMDID", f"{XLINK}title"):
        wanted = [word for node in root.iter("*") for word in node.get(attribute, "").split()]
        assert wanted, attribute
        assert set(wanted) <= set(names)
    assert all(name.startswith("ID") for name in names), "AIP9"


def test_a_path_is_written_as_a_url() -> None:
    links = [node.get(f"{XLINK}href") for node in read(METS).iter("{*}FLocat")]
    assert links[:2] == ["schemas/a%20b.xsd", "schemas/c.xsd"]


@pytest.mark.parametrize("kind", PACKAGE_TYPES)
def test_the_type_of_package_is_said_with_its_profile(kind: str) -> None:
    root = read(replace(METS, package_type=kind))
    assert root.get("PROFILE") == PROFILES[kind]
    assert root[0].get(f"{CSIP}OAISPACKAGETYPE") == kind.upper()


def test_what_there_is_none_of_has_no_section() -> None:
    root = read(replace(METS, descriptive=(), preservation=(), representations=(), label=""))
    assert {etree.QName(node).localname for node in root} == {"metsHdr", "fileSec", "structMap"}
    assert "LABEL" not in root.attrib
    assert "Representations" not in {node.get("LABEL") for node in root.iter("{*}div")}


@given(label=filled)
@settings(max_examples=25)
def test_any_label_is_kept_and_the_official_schema_accepts_it(label: str) -> None:
    root = read(replace(METS, label=label))
    assert root.get("LABEL") == label
    schema = official_xsd("mets", "1.12.1", "mets.xsd")
    assert schema.validate(root), schema.error_log


def test_it_is_written_the_same_every_time() -> None:
    assert writing.write(METS) == writing.write(METS)
