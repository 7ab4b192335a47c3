"""Content inside an item: NITF says more than its text, in elements or written out; what the item says wins."""

import pytest
from lxml import etree

from archive.foreign import content, nested
from archive.foreign.draft import Draft

NITF = (
    "<nitf><head><docdata><doc-id id-string='inner'/><urgency ed-urg='3'/><fixture fix-id='x'/></docdata></head>"
    "<body><body.head><byline>By A</byline></body.head><body.content><p>Café.</p></body.content></body></nitf>"
)


def known(**fields: object) -> Draft:
    draft = Draft()
    for name, value in fields.items():
        draft.state(name, value)
    return draft


@pytest.mark.parametrize("declaration", ["", "<?xml version='1.0' encoding='ISO-8859-1'?>\n", "\ufeff<?xml version='1.0'?>"])
def test_nitf_fills_what_the_item_leaves_empty(declaration: str) -> None:
    draft = known(id="outer", urgency=5)
    found = nested.of_text(f"{declaration}{NITF}", draft, "", "text/plain", "/body")
    assert found.kind == content.NITF
    assert found.body is not None
    assert found.body.text == "Café.", "what is text already has no encoding any more"
    assert draft.fields["id"] == "outer"
    assert draft.fields["urgency"] == 5
    assert draft.fields["bylines"][0].value == "By A"
    assert {left.path for left in draft.unmapped} == {"/body#urgency", "/nitf/head/docdata/fixture"}


def test_nitf_in_elements_is_read_alike() -> None:
    one, other = Draft(), Draft()
    assert nested.of_element(etree.fromstring(NITF), one, "", "/x") == nested.of_text(NITF, other, "", "", "/x")
    assert one.fields == other.fields


def test_a_document_type_is_passed_over() -> None:
    found = nested.of_text(f"<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n{NITF}", Draft(), "", "", "/x")
    assert found.kind == content.NITF


@pytest.mark.parametrize(
    ("text", "kind"),
    [("<nitf><body><body.content><p>A", content.HTML), ("<p>A</p>", content.HTML), ("A < nitf", content.PLAIN)],
)
def test_the_rest_is_read_as_what_it_is(text: str, kind: str) -> None:
    found = nested.of_text(text, Draft(), "", "text/html" if kind == content.HTML else "", "/x")
    assert found.kind == kind
    assert found.body is not None
    assert "A" in found.body.text


def test_controls_are_dropped_and_counted() -> None:
    draft = Draft()
    root = nested.parsed("<p>A&#x85;B</p>", draft)
    assert root is not None
    assert root.text == "AB"
    assert draft.notes == ["1 control character dropped"]
    assert nested.parsed("<p>", draft) is None
