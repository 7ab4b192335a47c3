"""The account of a tree: what was read, and every statement that is left."""

from lxml import etree

from archive.foreign.trace import Trace, collapsed, make_archivable

TREE = "<a x='1' id='i'><b y='2'>text <c>inner</c> tail</b><d>\n  </d><e><f z='3'/>loose</e></a>"


def left(trace: Trace) -> dict[str, str]:
    return {one.path: one.value for one in trace.left()}


def test_everything_is_left_when_nothing_was_read() -> None:
    root = etree.fromstring(TREE)
    assert left(Trace(root)) == {
        "/a/@x": "1",
        "/a/b": '<b y="2">text <c>inner</c> tail</b>',
        "/a/e": '<e><f z="3"/>loose</e>',
    }


def test_what_was_read_is_not_left() -> None:
    root = etree.fromstring(TREE)
    trace = Trace(root)
    assert trace.attribute(root, "x") == "1"
    (b,) = trace.each(root, "b")
    assert trace.text(b) == "text inner tail"
    assert left(trace) == {"/a/b/@y": "2", "/a/e": '<e><f z="3"/>loose</e>'}
    assert trace.each(root, "e/f")[0].get("z") == "3"
    assert left(trace)["/a/e/text()"] == "loose"
    assert left(trace)["/a/e/f/@z"] == "3"
    trace.take(root[2])
    assert left(trace) == {"/a/b/@y": "2"}


def test_own_text_and_absent_things() -> None:
    root = etree.fromstring(TREE)
    trace = Trace(root)
    trace.own_text(root[2])
    assert "/a/e/text()" not in left(trace)
    assert trace.first(root, "nothing") is None
    assert trace.text(None) == ""
    assert trace.attribute(root, "nothing") == ""


def test_values_are_short_and_without_namespaces() -> None:
    root = etree.fromstring(f"<a xmlns='urn:x'><b n='1'>{'y' * 5000}</b></a>")
    (value,) = left(Trace(root)).values()
    assert len(value) == 2000
    assert value.startswith('<b n="1">yyy')


def test_controls_are_dropped_and_counted() -> None:
    root = etree.fromstring("<a b='x&#x85;'>one&#13;&#10;two&#x7f;<c/>&#x90;</a>")
    assert make_archivable(root) == 3
    assert (root.get("b"), root.text, root[0].tail) == ("x", "one\ntwo", "")
    assert collapsed(" a\n b ") == "a b"
