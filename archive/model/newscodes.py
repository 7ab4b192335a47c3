"""The NewsCodes schemes that we write, as far as the model needs them: the word of a scheme and its URI.

A role or type in the model is the plain word (`summary`) when it belongs to the scheme of its field, else a URI; a concept
is named by its full URI. Formats turn these into what their standard wants (QCode, URI, word). The list is ours: the schemes
a record of this program can name (IPTC catalog 41 has 147).
"""

from collections.abc import Mapping
from typing import Final

_BASE: Final = "http://cv.iptc.org/newscodes/"

SCHEMES: Final[Mapping[str, str]] = {
    "ninat": f"{_BASE}ninature/",
    "stat": f"{_BASE}pubstatusg2/",
    "genre": f"{_BASE}genre/",
    "medtop": f"{_BASE}mediatopic/",
    "cpnat": f"{_BASE}cpnature/",
    "drol": f"{_BASE}descriptionrole/",
    "rnd": f"{_BASE}rendition/",
    "irel": f"{_BASE}itemrelation/",
    "sig": f"{_BASE}signal/",
    "howextr": f"{_BASE}howextracted/",
    "digsrctype": f"{_BASE}digitalsourcetype/",
    "nprov": f"{_BASE}newsprovider/",
    "riscope": f"{_BASE}riscope/",
}


def word(alias: str, uri: str) -> str:
    """Return the plain word of `uri` when it belongs to the scheme `alias`, else the URI itself."""
    return uri.removeprefix(SCHEMES[alias])


def uri(alias: str, word_or_uri: str) -> str:
    """Return the URI of a plain word of the scheme `alias`; a URI is returned as it is."""
    return word_or_uri if ":" in word_or_uri or not word_or_uri else SCHEMES[alias] + word_or_uri
