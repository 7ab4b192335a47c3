"""The words of PREMIS 3.0: its namespace, and the terms of the Library of Congress vocabularies that we use.

A Term that belongs to a vocabulary is named by its URI at id.loc.gov; one that belongs to none is plain text. Nothing is looked
up.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
VERSION: Final = "3.0"

_VOCABULARIES: Final = "http://id.loc.gov/vocabulary/preservation/"


@cache
def tag(name: str) -> str:
    """Return the full name of a PREMIS element."""
    return f"{{{NAMESPACE}}}{name}"


@dataclass(frozen=True, slots=True)
class Term:
    """A word with, where it has one, its vocabulary and its code there."""

    label: str
    vocabulary: str = ""
    code: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the attribute that names the word for machines; the vocabulary is the URI's head."""
        return {"valueURI": f"{_VOCABULARIES}{self.vocabulary}/{self.code}"} if self.vocabulary else {}


INGESTION: Final = Term("ingestion", "eventType", "ing")
IDENTIFICATION: Final = Term("format identification", "eventType", "for")
DIGESTING: Final = Term("message digest calculation", "eventType", "mes")
NORMALISATION: Final = Term("normalization", "eventType", "nor")
VALIDATION: Final = Term("validation", "eventType", "val")
FIXITY_CHECK: Final = Term("fixity check", "eventType", "fix")
RECOVERY: Final = Term("recovery", "eventType", "rec")

SUCCESS: Final = Term("success", "eventOutcome", "suc")
FAILURE: Final = Term("fail", "eventOutcome", "fai")
PROGRAM: Final = Term("executing program", "eventRelatedAgentRole", "exe")
SOURCE: Final = Term("source", "eventRelatedObjectRole", "sou")
OUTCOME: Final = Term("outcome", "eventRelatedObjectRole", "out")

SOFTWARE: Final = Term("software", "agentType", "sof")
ORGANISATION: Final = Term("organization", "agentType", "org")
UNKNOWN_KIND: Final = Term("")

PROVIDER: Final = Term("provider")
RIGHTS_HOLDER: Final = Term("rights holder")
ACCOUNTABLE: Final = Term("accountable")

DERIVATION: Final = Term("derivation", "relationshipType", "der")
STRUCTURAL: Final = Term("structural", "relationshipType", "str")
HAS_SOURCE: Final = Term("has source", "relationshipSubType", "hss")
REPRESENTS: Final = Term("represents", "relationshipSubType", "rep")
OTHER_BASIS: Final = Term("other")

DIGESTS: Final = {
    "sha256": Term("SHA-256", "cryptographicHashFunctions", "sha256"),
    "sha512": Term("SHA-512", "cryptographicHashFunctions", "sha512"),
}
"""Digest as hashlib calls it -> its term."""
