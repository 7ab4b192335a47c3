"""Which characters an archived text may hold: those that XML 1.0 can carry, without controls; what a language tag is.

Every representation must be enough to rebuild the others, so the narrowest format rules: XML 1.0 (fifth edition, 2.2) forbids
most C0 controls, surrogates, U+FFFE and U+FFFF, and normalises carriage returns; C1 controls are never text. Importers drop
or replace what is forbidden and say so; the values of the model refuse it.
"""

import re
from typing import Final

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def demand_archivable(text: str, field: str) -> None:
    """Refuse text that no XML 1.0 document can carry.

    Raises:
        ValueError: `text` holds a forbidden character; the message names it and its position.
    """
    if found := FORBIDDEN.search(text):
        raise ValueError(f"{field}: character U+{ord(found[0]):04X} at position {found.start()} cannot be archived")


LANGUAGE: Final = re.compile("[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


def demand_language(tag: str, field: str) -> None:
    """Refuse what has not the shape of a language tag (BCP 47; XML Schema 2, `xs:language`); "" means not stated.

    Raises:
        ValueError: `tag` is no language tag.
    """
    if tag and not LANGUAGE.fullmatch(tag):
        raise ValueError(f"{field}: {tag!r} is no language tag of BCP 47, such as en or pt-BR")
