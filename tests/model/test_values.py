"""Every value is frozen, comparable, and refuses what cannot be archived, in every field."""

from dataclasses import FrozenInstanceError, fields

import pytest

from archive.model import values
from archive.model.values import Checked, FieldOrigin, Origin, Party, Provenance, PubStatus, Rights, Text

KINDS = [kind for kind in vars(values).values() if isinstance(kind, type) and issubclass(kind, Checked) and kind is not Checked]
REQUIRED = {
    "Text": {"value": "x"},
    "RightsExpression": {"language": "x", "value": "x"},
    "Publication": {"date": values.PartialDate("2024")},
    "AltId": {"value": "x"},
    "Rendition": {"href": "x"},
    "SourceRecord": {"name": "x", "media_type": "x", "sha256": "x", "size": 1},
    "FieldOrigin": {"field": "x", "origin": Origin.GIVEN},
    "Unmapped": {"path": "x", "value": "x"},
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
class TestKind:
    def test_equal_data_are_equal_values(self, kind: type) -> None:
        required = REQUIRED.get(kind.__name__, {})
        assert kind(**required) == kind(**required)
        assert hash(kind(**required)) == hash(kind(**required))

    def test_it_is_frozen(self, kind: type) -> None:
        made = kind(**REQUIRED.get(kind.__name__, {}))
        with pytest.raises(FrozenInstanceError):
            setattr(made, fields(kind)[0].name, "other")

    def test_each_string_is_checked(self, kind: type) -> None:
        required = REQUIRED.get(kind.__name__, {})
        for slot in fields(kind):
            if slot.type is str:
                with pytest.raises(ValueError, match=rf"^{kind.__name__}\.{slot.name}: "):
                    kind(**{**required, slot.name: "a\x00b"})


def test_strings_in_lists_are_checked_too() -> None:
    with pytest.raises(ValueError, match=r"^Provenance\.notes: character U\+0007"):
        Provenance(notes=("fine", "bell\x07"))


def test_languages_have_their_shape() -> None:
    assert Text(value="x", lang="pt-BR").lang == "pt-BR"
    with pytest.raises(ValueError, match=r"^Text\.lang: 'en_GB'"):
        Text(value="x", lang="en_GB")


def test_origins_are_sorted_by_field_and_keep_their_order_within_one() -> None:
    given, found = (FieldOrigin(field="title", origin=origin) for origin in (Origin.GIVEN, Origin.HEURISTIC))
    body = FieldOrigin(field="bodies", origin=Origin.EXPLICIT)
    assert Provenance(origins=(given, found, body)).origins == (body, given, found)


def test_words_are_those_of_the_standards() -> None:
    assert {status.value for status in PubStatus} == {"usable", "withheld", "canceled"}
    assert {origin.value for origin in Origin} == {"given", "explicit", "heuristic", "detected"}


def test_rights_can_say_nothing_at_all() -> None:
    assert Rights() == Rights(holder=None, notices=(), usage_terms=())
    assert Rights(holder=Party(name="A")) != Rights(holder=Party(name="B"))
