"""The plug shapes are frozen, wholly named, and their defaults ask for nothing special."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from archive import formats, registry
from archive.formats import Imported, Reading, Rendering
from archive.model.article import Article
from archive.model.dates import PartialDate

AT = PartialDate("2026-11-22T09:30:00Z")
SHAPES = [kind for kind in vars(formats).values() if is_dataclass(kind) and getattr(kind, "__module__", "") == formats.__name__]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
class TestShape:
    def test_fields_are_named_in_the_call(self, shape: type) -> None:
        assert all(field.kw_only for field in fields(shape))
        with pytest.raises(TypeError):
            shape("positional")

    def test_it_has_no_room_for_anything_else(self, shape: type) -> None:
        assert "__slots__" in vars(shape)

    def test_attributes_are_documented(self, shape: type) -> None:
        """Short records say it in their sentence; whoever lists attributes lists them all."""
        doc = shape.__doc__ or ""
        assert doc.strip()
        if "Attributes:" in doc:
            assert [field.name for field in fields(shape) if field.name not in doc] == []


def test_what_was_read_cannot_be_changed() -> None:
    imported = Imported(article=Article(id="urn:x:1", version_created=AT))
    with pytest.raises(FrozenInstanceError):
        imported.findings = ()  # type: ignore[misc]


def test_nothing_is_stated_unless_stated() -> None:
    assert (Reading(at=AT).lang, Reading(at=AT).encoding) == ("", "")
    assert Rendering() == Rendering(ninjs_version="3.2")


def test_importers_read_different_media_types() -> None:
    """Two importers may share a type only when the bytes tell them apart; the pipeline asks each for its opinion."""
    for name in registry.names("importers"):
        plug = registry.importer(name)
        assert plug.media_types
        assert all("/" in media_type for media_type in plug.media_types)


def test_documents_have_different_suffixes() -> None:
    suffixes = [registry.exporter(name).suffix for name in registry.names("exporters")]
    assert all(suffix.startswith(".") for suffix in suffixes)
    assert len(set(suffixes)) == len(suffixes)
