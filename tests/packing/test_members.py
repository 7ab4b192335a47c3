"""What a collection says of a bundle is what its NewsML-G2 states; bundles are found by the paths of a collection alone."""

import hashlib

import pytest

from archive.errors import SourceError
from archive.model.tree import Blob, Tree
from archive.packing.members import member_of
from tests.support.gatherings import AT, bundles


def test_a_member_is_what_the_newsml_states() -> None:
    name, tree = next(iter(bundles().items()))
    member = member_of(name, tree)
    assert member.headline == "Council meets for session 0"
    assert (member.version, member.language, str(member.version_created), member.content_created) == (1, "en", AT, "")
    assert member.document == f"data/{name}.newsml.xml"
    assert member.sha512 == hashlib.sha512(tree.entries["tagmanifest-sha512.txt"].read()).hexdigest()
    assert member.basis.endswith(f" {AT}")


@pytest.mark.parametrize("lost", ["tagmanifest-sha512.txt", ".newsml.xml"])
def test_what_is_no_whole_bundle_is_no_member(lost: str) -> None:
    name, tree = next(iter(bundles().items()))
    rest = Tree(entries={path: blob for path, blob in tree.entries.items() if not path.endswith(lost)})
    with pytest.raises(SourceError, match="it has no"):
        member_of(name, rest)


def test_a_newsml_that_cannot_be_read_is_an_error_with_the_name() -> None:
    name, tree = next(iter(bundles().items()))
    with pytest.raises(SourceError, match="cannot be read") as caught:
        member_of(name, Tree(entries={**tree.entries, f"data/{name}.newsml.xml": Blob.of(b"<newsItem")}))
    assert caught.value.where == name
