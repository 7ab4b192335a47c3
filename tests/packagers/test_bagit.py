"""A package is laid out as a bag that says what the Article says, and no clock has a part in it."""

import hashlib

import pytest

from archive.basis import BASIS, basis
from archive.files.digests import sealed
from archive.model.values import Party, Provenance, Rights, Text
from archive.packagers.bagit import PACKAGER
from archive.product import VERSION
from tests.support.bags import codes
from tests.support.packages import NAME, package


def info(**fields: object) -> dict[str, str]:
    text = PACKAGER.lay_out(package(**fields)).entries["bag-info.txt"].read().decode()  # type: ignore[arg-type]
    assert text.endswith("\n")
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_the_layout_is_the_promised_one_and_a_sound_bag() -> None:
    tree = sealed(PACKAGER.lay_out(package()))
    assert list(tree.entries) == [
        "bag-info.txt", "bagit.txt", f"data/{NAME}.newsml.xml", f"data/{NAME}.pdf", "data/original/harbour.txt",
        "manifest-sha512.txt", "metadata/premis.xml", "tagmanifest-sha512.txt",
    ]  # fmt: skip
    assert tree.entries["data/original/harbour.txt"].read() == b"Harbour opens again\n"
    assert tree.entries["bagit.txt"].read() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    manifest = tree.entries["manifest-sha512.txt"].read()
    digest = hashlib.sha512(b"Harbour opens again\n").hexdigest()
    assert f"{digest}  data/original/harbour.txt\n".encode() in manifest
    assert codes(tree) == []


def test_the_metadata_say_what_the_article_says() -> None:
    assert info() == {
        "Source-Organization": "Harbour News",
        "External-Description": "Harbour opens again. After three weeks, ships return.",
        "Bagging-Date": "2026-11-21",
        "External-Identifier": "urn:newsml:example.org:20261122:harbour",
        "Bag-Size": "300.0 KB",
        "Payload-Oxum": "300041.3",
        "Internal-Sender-Identifier": "HARBOUR-OPEN",
        "Internal-Sender-Description": "Harbour, second lead",
        "Bag-Software-Agent": f"newsarchive {VERSION}",
        "BagIt-Profile-Identifier": "urn:x-newsarchive:bagit-profile:1.0",
        BASIS: basis(package()),
    }


def test_what_the_article_does_not_state_is_left_out() -> None:
    bare = info(headlines=(), descriptions=(), provider=None, rights=(), slugline="", title="", provenance=Provenance())
    of_the_bag = {"Bag-Size", "Bag-Software-Agent", "BagIt-Profile-Identifier", "Bagging-Date", "Payload-Oxum", BASIS}
    assert bare.keys() == of_the_bag | {"External-Identifier"}
    assert bare["Bagging-Date"] == "2026-11-22", "the day as it is stated, in its own zone"


@pytest.mark.parametrize(
    ("fields", "label", "value"),
    [
        ({"provider": None}, "Source-Organization", "Harbour Media"),
        ({"provider": Party(uri="https://example.org")}, "Source-Organization", "Harbour Media"),
        ({"headlines": (Text(value="Again?"),)}, "External-Description", "Again? After three weeks, ships return."),
        ({"headlines": ()}, "External-Description", "After three weeks, ships return."),
        ({"descriptions": ()}, "External-Description", "Harbour opens again"),
        ({"title": "a:\u2028 b\u0020\u00a0c "}, "Internal-Sender-Description", "a: b c"),
    ],
)
def test_values_are_one_line_and_fall_back_honestly(fields: dict[str, object], label: str, value: str) -> None:
    assert info(**fields)[label] == value


def test_an_organisation_without_name_is_none() -> None:
    assert "Source-Organization" not in info(provider=None, rights=(Rights(), Rights(holder=Party())))


@pytest.mark.parametrize(
    ("name", "kept"),
    [("con.txt", "_con.txt"), ("a:b?.txt", "a_b_.txt"), ("Cafe\u0301.txt", "Caf\u00e9.txt"), ("x. ", "x__"), ("..", "__")],
)
def test_a_source_name_that_some_system_cannot_write_is_made_safe(name: str, kept: str) -> None:
    tree = sealed(PACKAGER.lay_out(package(name)))
    assert f"data/original/{kept}" in tree.entries
    assert codes(tree) == []
