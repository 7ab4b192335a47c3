"""The names of NITF are those of the official schema."""

from archive.nitf.names import CHANGE_DATE, CHANGE_TIME, NAMESPACE, VERSION, tag
from tests.support.standards import shared


def test_names_are_official() -> None:
    text = shared("standards", "nitf", "3.6", "nitf-3-6.xsd").read_text("utf-8")
    for fixed in (VERSION, CHANGE_DATE, CHANGE_TIME):
        assert f'fixed="{fixed}"' in text
    assert f'targetNamespace="{NAMESPACE}"' in text
    assert tag("p") == f"{{{NAMESPACE}}}p"
