"""The draft keeps what has no field and lets through no character that cannot be archived."""

from archive.model.values import Origin, Unmapped
from archive.webpage.draft import Draft, archivable


def test_a_field_has_its_ground() -> None:
    draft = Draft()
    draft.put("title", "T", "meta x", Origin.HEURISTIC)
    assert draft.fields == {"title": "T"}
    assert [(o.field, o.origin, o.basis) for o in draft.origins] == [("title", Origin.HEURISTIC, "meta x")]


def test_what_is_kept_is_archivable() -> None:
    draft = Draft()
    draft.keep("a\x00", ["b\x01", "c\r\nd"])
    assert draft.unmapped == [Unmapped(path="a\ufffd", value="b\ufffd"), Unmapped(path="a\ufffd", value="c\nd")]
    assert archivable("é") == "é"
