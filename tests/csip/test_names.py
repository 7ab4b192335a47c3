"""Names of METS and of its extensions, and the line of an element."""

from lxml import etree

from archive.csip.names import csip, place, sip, tag, xlink
from archive.findings import Place


def test_each_name_is_in_its_namespace() -> None:
    assert tag("mets") == "{http://www.loc.gov/METS/}mets"
    assert csip("NOTETYPE").startswith("{https://DILCIS.eu/XML/METS/CSIP")
    assert sip("FILEFORMATNAME").startswith("{https://DILCIS.eu/XML/METS/SIP")
    assert xlink("href") == "{http://www.w3.org/1999/xlink}href"


def test_the_place_of_an_element_has_its_line() -> None:
    root = etree.fromstring("<a>\n<b/></a>")
    assert place("METS.xml", root[0]) == Place(path="METS.xml", line=2)
