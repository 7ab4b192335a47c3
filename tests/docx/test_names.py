"""Names of WordprocessingML: the local part decides, in both forms of the standard."""

from archive.docx.names import attribute, child, descendants, is_on, local, value
from archive.markup.safexml import parse

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
ROOT = parse(
    f'<w:p xmlns:w="{STRICT}"><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    '<w:r><w:rPr><w:b/><w:i w:val="0"/><w:u w:val="none"/></w:rPr><w:t>a</w:t></w:r></w:p>'.encode()
)


def test_reading_by_local_names() -> None:
    assert local(ROOT) == "p"
    assert value(ROOT, "pPr", "pStyle") == "Title"
    assert value(ROOT, "pPr", "none") == ""
    assert child(ROOT, "r", "t") is not None
    assert child(None, "r") is None
    assert attribute(None, "val") == ""
    assert [element.text for element in descendants(ROOT, "t")] == ["a"]


def test_toggles() -> None:
    properties = child(ROOT, "r", "rPr")
    assert is_on(properties, "b")
    assert not is_on(properties, "i")
    assert not is_on(properties, "u")
    assert not is_on(properties, "caps")
