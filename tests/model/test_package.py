"""Documents, packages and receipts: what goes together, and what is known of it."""

from dataclasses import FrozenInstanceError

import pytest

from archive.model.package import Document, Package, Receipt
from archive.model.source import Source
from archive.model.tree import Blob
from tests.support.articles import story


def test_a_document_may_have_no_format_yet() -> None:
    document = Document(name="unknown.xml", content=Blob.of(b"<a/>"))
    assert (document.format, document.media_type, document.content.read()) == ("", "", b"<a/>")


def test_a_package_holds_article_source_and_documents_together() -> None:
    document = Document(name="a.pdf", content=Blob.of(b"%PDF"), format="pdf", media_type="application/pdf")
    package = Package(name="ferry-0a1b2c3d", article=story(), source=Source(name="a.txt", data=b"x"), documents=(document,))
    assert package.documents == (document,)
    with pytest.raises(FrozenInstanceError):
        package.name = "other"  # type: ignore[misc]


def test_each_receipt_has_digests_of_its_own() -> None:
    first, second = (Receipt(name="a", place="out/a", identical=False, size=1) for _ in range(2))
    assert first.digests == {}
    assert first.digests is not second.digests
