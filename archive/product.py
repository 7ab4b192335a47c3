"""Who we are: the name, the version and the one URN prefix that this program writes into what it makes.

The version is stated here and nowhere else (`pyproject.toml` reads it from this file). The URN prefix marks terms of our own
where a standard asks for an identifier and has none; it is an experimental URN namespace (RFC 3406, 3.1), so it claims no
authority over anybody's domain.
"""

from typing import Final

NAME: Final = "newsarchive"
VERSION: Final = "0.1.0"
URN: Final = "urn:x-newsarchive:"
