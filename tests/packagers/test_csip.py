"""An E-ARK package lies in its bag as the specification says, names its parts by representation, and counts itself right."""

from dataclasses import replace

import pytest
from lxml import etree

from archive.files.digests import sealed
from archive.mets.names import PACKAGE_TYPE
from archive.model.tree import Tree
from archive.packagers.csip import PACKAGER
from tests.support.bags import codes, errors
from tests.support.packages import NAME, package

ROOT = f"data/{NAME}-ip/"


def laid_out(**fields: object) -> Tree:
    whole = package(**fields)  # type: ignore[arg-type]
    formats = ("newsml-g2", "pdf")
    documents = tuple(replace(document, format=name) for document, name in zip(whole.documents, formats, strict=True))
    return sealed(PACKAGER.lay_out(replace(whole, documents=documents)))


def below(tree: Tree, folder: str) -> list[str]:
    return [path.removeprefix(ROOT + folder) for path in tree.entries if path.startswith(ROOT + folder)]


def test_everything_has_its_place() -> None:
    tree = laid_out()
    assert below(tree, "metadata/") == ["descriptive/dc.xml", "descriptive/newsml-g2.xml", "preservation/premis.xml"]
    assert [path for path in below(tree, "representations/") if "/data/" in path] == [
        f"newsml-g2/data/{NAME}.newsml.xml",
        "original/data/original/harbour.txt",
        f"print/data/{NAME}.pdf",
    ]
    for name in ("newsml-g2", "original", "print"):
        assert {"METS.xml", "metadata/preservation/premis.xml"} < set(below(tree, f"representations/{name}/"))
    assert "newsml-g2/1.0/newsitem.xsd" in below(tree, "schemas/")
    assert "premis/1.0/premis.xsd" in below(tree, "schemas/")
    assert below(tree, "documentation/") == ["about.txt"]


def test_the_bag_is_sound_and_counts_what_the_seal_made() -> None:
    tree = laid_out()
    assert errors(tree) == []
    assert set(codes(tree)) <= {"BAG-052"}
    payload = [blob.size for path, blob in tree.entries.items() if path.startswith("data/")]
    info = tree.entries["bag-info.txt"].read().decode()
    assert f"\nPayload-Oxum: {sum(payload)}.{len(payload)}\n" in info
    assert "BagIt-Profile-Identifier" not in info, "our profile is that of plain bags"


def test_the_name_of_the_folder_is_the_name_of_the_package() -> None:
    root = etree.fromstring(laid_out().entries[f"{ROOT}METS.xml"].read())
    assert root.get("OBJID") == f"{NAME}-ip"
    assert root.get("LABEL") == "Harbour opens again", "on one line"


def test_the_wish_for_a_type_is_in_every_mets() -> None:
    tree = sealed(PACKAGER.lay_out(replace(package(), info={PACKAGE_TYPE: "sip"})))
    for path, blob in tree.entries.items():
        if path.endswith("/METS.xml"):
            assert b'OAISPACKAGETYPE="SIP"' in blob.read(), path
    assert f"\n{PACKAGE_TYPE}: sip\n" in tree.entries["bag-info.txt"].read().decode()


@pytest.mark.parametrize("stated", ["application/warc", "application/nitf+xml"])
def test_a_media_type_that_iana_does_not_list_is_not_in_a_mets(stated: str) -> None:
    from archive.model.source import Source
    from archive.model.values import Provenance, SourceRecord
    from tests.support.packages import article

    source = Source(name="s", data=b"x")
    record = SourceRecord(name="s", media_type=stated, sha256=source.sha256(), size=1)
    whole = replace(package(), source=source, article=article(provenance=Provenance(source=record)))
    tree = sealed(PACKAGER.lay_out(whole))
    assert not [path for path, blob in tree.entries.items() if path.endswith("METS.xml") and stated.encode() in blob.read()]
    assert stated.encode() in tree.entries[f"{ROOT}metadata/preservation/premis.xml"].read()


def test_the_same_package_is_the_same_bytes() -> None:
    first, second = ({path: blob.read() for path, blob in laid_out().entries.items()} for _ in range(2))
    assert first == second
