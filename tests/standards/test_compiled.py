"""Official schemas, compiled: once, from both layouts, and never from what is not there."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from archive.errors import InstallationError
from archive.standards.compiled import json_documents, xml_schema
from archive.standards.folders import located, looking_in
from archive.standards.register import METS, NEWSML_G2, NITF, STANDARDS
from tests.support.standards import shared


def test_every_schema_compiles_and_is_kept() -> None:
    with looking_in(shared("standards")):
        for name in (NEWSML_G2, NITF, METS):
            assert xml_schema(name) is xml_schema(name)
        for one in (one for one in STANDARDS if one.name.startswith("ninjs")):
            assert len(json_documents(located(one.name))) == len(one.files)
            assert json_documents(located(one.name))[0]["title"]


def test_a_flat_folder_compiles(tmp_path: Path) -> None:
    for name in ("nitf/3.6/nitf-3-6.xsd", "nitf/3.6/nitf-3-6-ruby-include.xsd", "w3c/xml.xsd"):
        shutil.copy(shared("standards", name), tmp_path)
    with looking_in(tmp_path):
        namespace = "http://iptc.org/std/NITF/2006-10-18/"
        assert xml_schema(NITF).validate(etree.fromstring(f"<nitf xmlns='{namespace}'><body/></nitf>"))


def test_a_schema_imported_by_address_is_that_beside_it(tmp_path: Path) -> None:
    for name in ("mets/1.12.1/mets.xsd", "xlink/xlink.xsd"):
        shutil.copy(shared("standards", name), tmp_path)
    with looking_in(tmp_path):
        link = "xmlns:x='http://www.w3.org/1999/xlink' x:type='complicated'"
        text = f"<mets xmlns='http://www.loc.gov/METS/'><structMap><div><mptr LOCTYPE='URL' {link}/></div></structMap></mets>"
        assert not xml_schema(METS).validate(etree.fromstring(text))
        assert xml_schema(METS).validate(etree.fromstring(text.replace("complicated", "simple")))


def test_a_file_that_is_no_schema_is_said(tmp_path: Path) -> None:
    (tmp_path / "ninjs-schema_1.7.json").write_bytes(b"{")
    with looking_in(tmp_path), pytest.raises(InstallationError, match=r"ninjs-schema_1\.7\.json: the schema cannot be read"):
        json_documents(located("ninjs-1.7"))
    with looking_in(tmp_path), pytest.raises(InstallationError, match="not at hand"):
        xml_schema(NEWSML_G2)
