"""A file that is to be published in a repository, and its digest, so that what changes on the way is noticed."""

from dataclasses import dataclass

from archive.errors import StoreError
from archive.files import digests
from archive.files.digests import Write
from archive.model.tree import Blob


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file to publish.

    Attributes:
        path: Relative path below what is published.
        content: The bytes.
        algorithm: Name of the digest, "" when the bytes were made here and need no proof.
        digest: The digest in lower-case hex.
    """

    path: str
    content: Blob
    algorithm: str = ""
    digest: str = ""

    def copy(self, write: Write) -> None:
        """Hand every block to `write`.

        Raises:
            StoreError: It cannot be read, or is not what the digest says.
        """
        found = digests.digest(self.content, [self.algorithm] if self.algorithm else [], self.path, write)
        if found and found[self.algorithm] != self.digest:
            raise StoreError("changed while it was read", where=self.path, hint="Add it again when it is at rest")
