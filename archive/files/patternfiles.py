"""Finds hyphenation patterns: those that the distribution `pyphen` collects, as text.

Pyphen's own reader parses every pattern when a dictionary is opened, half a second for German; the text is handed on so that
only what a word needs is parsed (see `archive/pdf/hyphens.py`).
"""

from functools import cache

from archive.errors import InstallationError
from archive.extras import load

_OTHER_NAMES = {"microsoft-cp1251": "cp1251"}


@cache
def hyphenation_patterns(lang: str) -> str:
    """Return the patterns for a language, one a line, without the line that names their encoding; "" when there are none.

    Args:
        lang: BCP 47 tag; a region without patterns of its own has those of its language.

    Raises:
        InstallationError: The dictionary cannot be read.
    """
    pyphen = load("pyphen")
    tag = pyphen.language_fallback(lang.replace("-", "_")) if lang else None
    if tag is None:
        return ""
    path = pyphen.LANGUAGES[tag]
    try:
        encoding, _, patterns = path.read_bytes().partition(b"\n")
        name = encoding.decode("ascii").strip().lower()
        return str(patterns.decode(_OTHER_NAMES.get(name, name)))
    except (OSError, LookupError, UnicodeDecodeError) as error:
        raise InstallationError(
            "a hyphenation dictionary cannot be read", where=path.name, hint="Install pyphen again"
        ) from error
