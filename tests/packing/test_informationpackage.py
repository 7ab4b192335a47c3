"""Every file of an information package is in a METS with its digest, and the METS of an AIC points at the members."""

import hashlib

from lxml import etree

from archive.mets.names import METS, XLINK, csip
from archive.mets.writing import digest_uri
from archive.packing.places import places_of
from tests.support.gatherings import bundles, collection, gathered


def test_each_file_has_its_digest_in_the_mets_of_its_folder() -> None:
    tree = gathered("csip")
    root = places_of(tree.entries).root
    listed = {}
    for path in [path for path in tree.entries if path.endswith("METS.xml")]:
        folder = path.removesuffix("METS.xml")
        for element in etree.fromstring(tree.entries[path].read()).iter("{*}file", "{*}mdRef"):
            link = element if element.get("LOCTYPE") else element[0]
            listed[folder + link.get(f"{{{XLINK}}}href", "")] = element.get("CHECKSUM")
    inside = {path for path in tree.entries if path.startswith(root) and path != f"{root}METS.xml"}
    assert listed.keys() == inside
    assert all(hashlib.sha512(tree.entries[path].read()).hexdigest() == listed[path] for path in inside)


def test_the_mets_of_an_aic_points_at_members_by_identifier_and_digest() -> None:
    tree = gathered("csip")
    mets = etree.fromstring(tree.entries[f"{places_of(tree.entries).root}METS.xml"].read())
    assert mets.find(f"{{{METS}}}metsHdr").get(csip("OAISPACKAGETYPE")) == "AIC"
    divisions = [division for division in mets.iter(f"{{{METS}}}div") if division.get("CONTENTIDS")]
    wanted = [f"{member.id} {digest_uri(member.sha512)}" for member in collection().members]
    assert [division.get("CONTENTIDS") for division in divisions] == wanted
    digests = [hashlib.sha512(one.entries["tagmanifest-sha512.txt"].read()).hexdigest() for one in bundles().values()]
    assert [member.sha512 for member in collection().members] == digests
