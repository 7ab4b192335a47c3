"""What OCFL demands of a storage root: the rules that `judge_root.py` finds broken, besides some of `rules.py`."""

from typing import Final

from archive.findings import Rule
from archive.ocfl import inventory_rules, rules
from archive.ocfl.inventory_rules import make

NO_DECLARATION: Final = make(
    "E069", "4.1", "A storage root declares its version.",
    "{problem}. Add a file named 0=ocfl_ and the version, with the same after the sign and a line feed in it.",
)  # fmt: skip
LAYOUT: Final = make(
    "E070", "4.1", "ocfl_layout.json is a JSON object with the texts extension and description.",
    "{problem}. Correct the file, so that others find the objects.",
)  # fmt: skip
LAYOUT_NAME: Final = make(
    "E071", "4.1", "The layout is a registered extension.",
    "{name!r} is no registered extension. State the registered name of the layout, or remove ocfl_layout.json.",
)  # fmt: skip
STRAY: Final = make(
    "E072", "4.1", "Folders between the storage root and the objects hold no files.",
    "The folder is in no object and holds {count} files, as {first!r}. Restore the declaration of the object, or move them away.",
)  # fmt: skip
EMPTY_FOLDER: Final = make(
    "E073", "4.1", "There are no empty folders.",
    "The folder holds nothing. Remove it.",
)  # fmt: skip
REPEATED: Final = make(
    "E076", "4.2", "A storage root has exactly one declaration.",
    "{problem}. Keep the right one.",
)  # fmt: skip
UNKNOWN_VERSION: Final = make(
    "E077", "4.2", "The declaration names a version of OCFL that exists.",
    "There is no OCFL {found!r} (known: {known}). Correct the declaration.",
)  # fmt: skip
DECLARATION_NAME: Final = make(
    "E079", "4.2", "The name of the declaration is 0=ocfl_ and the version.",
    "The file {found!r} declares something else than a storage root. Remove it.",
)  # fmt: skip
DECLARATION_CONTENT: Final = make(
    "E080", "4.2", "The declaration holds what its name says, and a line feed.",
    "The declaration holds {found!r} and should hold {expected!r}. Correct it.",
)  # fmt: skip
NEWER_OBJECT: Final = make(
    "E081", "4.2", "Objects are of the same or an older OCFL than the storage root.",
    "The object is of OCFL {found}, and the storage root of {version}. Raise the version of the storage root.",
)  # fmt: skip
OLD_EXTENSION_FILE: Final = make(
    "E086", "4.4", "The folder extensions of a storage root holds folders of extensions only.",
    "The file lies in the folder extensions itself. Move it into the folder of its extension.", version="1.0",
)  # fmt: skip
EXTENSION_FILE: Final = make(
    "E112", "4.4", "The folder extensions of a storage root holds folders of extensions only.",
    "The file lies in the folder extensions itself. Move it into the folder of its extension.",
)  # fmt: skip
ELSEWHERE: Final = make(
    "W014", "4.3", "All objects lie where the one layout of the storage root puts them.",
    "The layout {layout} puts {identifier!r} elsewhere: {problem}. Who looks for the object by its identifier does not find it.",
)  # fmt: skip
MIXED: Final = make(
    "W015", "4.3", "Objects lie either all in the storage root itself or all in folders below it.",
    "{top} objects lie in the storage root itself, as {example!r}, and {deep} in folders below. Use one arrangement.",
)  # fmt: skip
UNREGISTERED: Final = make(
    "W016", "4.4", "Extensions of a storage root are registered.",
    "{name!r} is no registered extension. Document it in the storage root.",
)  # fmt: skip

RULES: Final = (
    *(value for value in tuple(globals().values()) if isinstance(value, Rule)),
    inventory_rules.ID, rules.SPECIAL, rules.LINK, rules.UNREADABLE, rules.OUTSIDE, rules.MORE,
)  # fmt: skip
