"""XML reading: nothing but the document itself decides what is read."""

import pickle

import pytest

from archive.errors import SourceError
from archive.markup import safexml
from archive.markup.safexml import UnsafeXmlError, XmlError, parse, root_name


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<a>\xc3\xa9</a>", "é"),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?><a>\xc3\xa9</a>", "é"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "é"),
        (b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", "€"),
        (b"<?xml version='1.0' encoding='us-ascii'?><a>e</a>", "e"),
        (b"<?xml version='1.0' encoding='ISO-8859-15'?><a>\xa4</a>", "€"),
        (b"<?xml version='1.0' encoding='iso-8859-7'?><a>\xe1</a>", "α"),
        (b"<?xml version='1.0' encoding='Windows-1251'?><a>\xe6</a>", "ж"),
        (b"<?xml version='1.0' encoding='KOI8-R'?><a>\xd6</a>", "ж"),
        ("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".encode("utf-16"), "é"),
        ("<a>é</a>".encode("utf-16-le"), "é"),
        ("<a>é</a>".encode("utf-16-be"), "é"),
        (b"<a>1<!-- 2 -->3<?x 4?>5<![CDATA[<]]></a>", "135<"),
        (b"<!-- <!DOCTYPE a> --><a>&lt;!DOCTYPE&#62;</a>", "<!DOCTYPE>"),
    ],
)
def test_text_is_read_in_every_encoding_that_is_allowed(data: bytes, text: str) -> None:
    assert parse(data).text == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"<!DOCTYPE a><a/>", 1),
        (b"<?xml version='1.0'?>\n<!-- \n -->\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", 4),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>", 1),
        (b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><a b='&b;'>&b;&b;</a>", 1),
        ("\n<!DOCTYPE a>\n<a/>".encode("utf-16"), 2),
    ],
)
def test_a_document_type_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(UnsafeXmlError, match="DOCTYPE") as caught:
        parse(data, "f.xml")
    assert caught.value.line == line


NITF_INSIDE = b"<!DOCTYPE NewsML PUBLIC 'urn:x:NewsMLv1.2.dtd:1' 'NewsML-1.2.dtd' [\n<!-- of the text -->\n"


@pytest.mark.parametrize(
    "doctype",
    [
        b"<!DOCTYPE nitf>",
        b"<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'>",
        b'<?xml version="1.0"?>\n<!-- a --><!DOCTYPE NewsML PUBLIC "urn:x" "NewsML_1.2.dtd" >',
        NITF_INSIDE + b'<!ENTITY % nitf SYSTEM "nitf-3-0.dtd">\n%nitf;]>',
        NITF_INSIDE + b"<!ENTITY % a PUBLIC 'p' 's'> <!ENTITY % b SYSTEM 'http://x.example/'> %a;%b; ] >",
    ],
)
def test_a_document_type_that_only_names_files_is_passed_over_where_formats_have_one(doctype: bytes) -> None:
    data = doctype + b"\n<a>\n<b/></a>"
    assert parse(data, named_dtd=True)[0].sourceline == data[: data.index(b"<b/>")].count(b"\n") + 1
    with pytest.raises(UnsafeXmlError, match="DOCTYPE"):
        parse(data)


@pytest.mark.parametrize(
    "subset",
    [
        b"<!ENTITY x 'y'>",
        b"<!ENTITY x SYSTEM 'y'>",
        b"<!ENTITY % x 'y'>",
        b"<!ELEMENT a ANY>",
        b"<!ATTLIST a b CDATA 'c'>",
        b"<?x?>",
    ],
)
def test_one_that_declares_something_is_refused_all_the_same(subset: bytes) -> None:
    with pytest.raises(UnsafeXmlError, match="DOCTYPE"):
        parse(b"<!DOCTYPE a SYSTEM 'a.dtd' [" + subset + b"]><a/>", named_dtd=True)


def test_an_entity_that_the_files_would_define_is_an_error() -> None:
    with pytest.raises(XmlError, match="nbsp"):
        parse(NITF_INSIDE + b"<!ENTITY % n SYSTEM 'n.dtd'>%n;]><a>&nbsp;</a>", named_dtd=True)


def test_a_hostile_document_type_takes_no_time() -> None:
    for piece in (b"%a;", b"<!-- -->", b"<!ENTITY % a SYSTEM 'a'>", b" ", b"<!-- - - -"):
        with pytest.raises(XmlError):
            parse(b"<!DOCTYPE a [" + piece * 8000 + b"<!ENTITY b 'c'>]><a/>", named_dtd=True)


def test_external_files_are_never_opened(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    hostile = f"<!DOCTYPE a [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><a>&x;</a>".encode()
    with pytest.raises(UnsafeXmlError) as caught:
        parse(hostile)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["UTF-7", "UTF-32", "EBCDIC-CP-US", "Shift_JIS", "x"])
def test_other_encodings_are_refused(name: str) -> None:
    with pytest.raises(UnsafeXmlError, match=name):
        parse(f"<?xml version='1.0' encoding='{name}'?><a/>".encode())


def test_utf_32_and_a_lie_about_utf_16_are_refused() -> None:
    for data in ("<a/>".encode("utf-32"), b"<?xml version='1.0' encoding='UTF-16'?><a/>"):
        with pytest.raises(UnsafeXmlError, match="encoding"):
            parse(data)


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "empty"),
        (b"<a>\n<b>\n</a>", 3, "mismatch"),
        (b"<a>&nbsp;</a>", 1, "nbsp"),
        (b"<a b='1' b='2'/>", 1, "redefined"),
        (b"<a>\xe9</a>", 1, "encoding"),
        (b"<a>\x01</a>", 1, "not well-formed"),
        (b"<a>&#0;</a>", 1, "not well-formed"),
        (b"<a/><b/>", 1, "Extra content"),
        (b"plain text", 1, "Start tag expected"),
        (b"\n<?xml version='1.0'?><a/>", 2, "XML declaration"),
        (b"<a>" * 300 + b"</a>" * 300, 1, "depth"),
        (b"<a>" + b"x" * 10_000_001 + b"</a>", 1, "too long"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_line(data: bytes, line: int, says: str) -> None:
    with pytest.raises(XmlError, match=says) as caught:
        parse(data, "f.xml")
    assert caught.value.line == line
    assert not isinstance(caught.value, UnsafeXmlError)
    assert "HUGE" not in str(caught.value)


def test_size_and_number_of_tags_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safexml, "MAX_BYTES", 100)
    monkeypatch.setattr(safexml, "MAX_TAGS", 10)
    with pytest.raises(UnsafeXmlError, match="101 bytes, more than 100"):
        parse(b"<a>" + b"x" * 94 + b"</a>")
    with pytest.raises(UnsafeXmlError, match="12 tags, more than 10"):
        parse(b"<a>" + b"<b/>" * 10 + b"</a>")


def test_errors_say_file_line_and_column_and_survive_a_process_border() -> None:
    with pytest.raises(SourceError) as caught:
        parse(b"<a>\n <b></a>", "in/f.xml")
    error = pickle.loads(pickle.dumps(caught.value))
    assert type(error) is XmlError
    assert str(error) == str(caught.value)
    assert str(error).startswith("in/f.xml: this is not well-formed XML: ")
    assert str(error).endswith("(line 2, column 8)")
    assert caught.value.__context__ is None  # which some programs pickle, too, and the parser's cannot be


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<a/>", ("", "a")),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <x> -->\n<a xmlns = 'urn:x' b='>'>", ("urn:x", "a")),
        (b'<p:a xmlns="urn:y" xmlns:p="urn:x" ', ("urn:x", "a")),
        (b"<!DOCTYPE a [<!ENTITY b '<c>'>]><a xmlns='urn:x'>", ("urn:x", "a")),
        ("<a xmlns='urn:x'/>".encode("utf-16"), ("urn:x", "a")),
        ("<a xmlns='urn:x'/>".encode("utf-16-be"), ("urn:x", "a")),
        (b"not <a/>", ("", "")),
        (b"", ("", "")),
        (b"\xff\xd8\xff", ("", "")),
    ],
)
def test_the_root_is_seen_at_a_glance(data: bytes, name: tuple[str, str]) -> None:
    assert root_name(data) == name


def test_a_glance_at_hostile_bytes_is_quick() -> None:
    for hostile in (b"<" * 5000, b"<!--" * 2000, b"<a " + b"x='" * 3000, b"<!DOCTYPE [" * 500, b"<?" * 4000, b" " * 9000):
        assert root_name(hostile)[0] == ""
