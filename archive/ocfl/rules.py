"""What OCFL demands of an object beyond its inventories: declarations, folders, digest files, older inventories and content.

Demands on one inventory by itself are in `inventory_rules.py`, with the reading of the codes. Rules with codes of ours are about
what no specification of folders can know: entries of an archive file that cannot be trusted, and files that cannot be read.
"""

from typing import Final

from archive.findings import Rule, Severity
from archive.ocfl.inventory_rules import make

EXTRA: Final = make(
    "E001", "3.1", "The folder of an object holds nothing but what the specification names.",
    "{what} does not belong into the folder of an object. Keep it elsewhere, or in logs/ or extensions/.",
)  # fmt: skip
NO_DECLARATION: Final = make(
    "E003", "3.2", "An object has exactly one declaration of its version.",
    "{problem}. Keep one file named 0=ocfl_object_ and the version, with the same after the sign and a line feed in it.",
)  # fmt: skip
UNKNOWN_VERSION: Final = make(
    "E004", "3.2", "The declaration names a version of OCFL that exists.",
    "There is no OCFL {found!r} (known: {known}). Correct the declaration.",
)  # fmt: skip
DECLARATION_NAME: Final = make(
    "E006", "3.2", "The name of the declaration is 0=ocfl_object_ and the version.",
    "The file {found!r} declares something else than an OCFL object. Remove it.",
)  # fmt: skip
DECLARATION_CONTENT: Final = make(
    "E007", "3.2", "The declaration holds what its name says, and a line feed.",
    "The declaration holds {found!r} and should hold {expected!r}. Correct it.",
)  # fmt: skip
STRAY_FILE: Final = make(
    "E015", "3.3", "The folder of a version holds no files but an inventory and its digest.",
    "The file lies beside the content folder of the version, so no inventory can list it. Move it into the content, or away.",
)  # fmt: skip
CONTENT_LATER: Final = make(
    "E019", "3.3.1", "contentDirectory is set from the first version on.",
    "contentDirectory is {found!r} now, which the first version did not set. Restore the inventory from another copy.",
)  # fmt: skip
CONTENT_CHANGED: Final = make(
    "E020", "3.3.1", "contentDirectory does not change.",
    "The content folder is {found!r} here and {current!r} in the newest inventory. Restore the inventory from another copy.",
)  # fmt: skip
UNLISTED: Final = make(
    "E023", "3.3.1", "Every file of a version's content is listed in its inventory.",
    "{inventory} does not list the file. Remove it if it strayed in, else restore the inventory from another copy.",
)  # fmt: skip
EMPTY_FOLDER: Final = make(
    "E024", "3.3.1", "There are no empty folders in the content.",
    "The folder holds nothing. Remove it, or put a file named .keep into it with a new version.",
)  # fmt: skip
VERSION_FOLDERS: Final = make(
    "E046", "3.5.3", "The versions of the inventory are those that have a folder.",
    "{problem}. Restore the folder or the inventory from another copy.",
)  # fmt: skip
NO_SIDECAR: Final = make(
    "E058", "3.6", "Every inventory has a file with its digest.",
    "There is no {file}, so a change of the inventory goes unseen. Compare the inventory with another copy, and make the file.",
)  # fmt: skip
SIDECAR_ALGORITHM: Final = make(
    "E059", "3.6", "The file with the digest of an inventory is of the algorithm that the inventory states.",
    "The file is of {found!r} and the inventory states {expected!r}. Remove the file if {file} is there.",
)  # fmt: skip
SIDECAR_DIGEST: Final = make(
    "E060", "3.6", "An inventory has the digest that the file beside it states.",
    "The inventory is not what it was: its {algorithm} is {found}, and the file says {stated}. Restore it from another copy.",
)  # fmt: skip
SIDECAR_FORM: Final = make(
    "E061", "3.6", "The file with the digest of an inventory is the digest, blanks and 'inventory.json'.",
    "The file holds {found!r}, which is not of the form 'DIGEST inventory.json'. Make it again once the inventory is trusted.",
)  # fmt: skip
NO_INVENTORY: Final = make(
    "E063", "3.7", "An object has an inventory.",
    "There is no inventory.json, so nothing else could be judged. Copy that of the newest version if it is sound.",
)  # fmt: skip
NOT_A_COPY: Final = make(
    "E064", "3.7", "The inventory of the object is the same file as that of the newest version.",
    "The inventory of {version} differs from that of the object. Find out by their digests which one is right, and copy it.",
)  # fmt: skip
OTHER_STATE: Final = make(
    "E066", "3.7", "Older inventories say of their versions what the newest one says.",
    "{problem}. Find out which inventory is right, and restore the other from another copy.",
)  # fmt: skip
EXTENSION_FILE: Final = make(
    "E067", "3.9", "The folder extensions holds folders of extensions only.",
    "The file lies in the folder extensions itself. Move it into the folder of its extension.",
)  # fmt: skip
SPECIAL: Final = make(
    "E089", "4.6", "Objects hold files and folders only.",
    "It is a device, pipe or socket and was not opened. Remove it.",
)  # fmt: skip
LINK: Final = make(
    "E090", "4.6", "There are no links.",
    "It is a link{detail}, which was not followed: links do not survive copying. Put the file itself there.",
)  # fmt: skip
FIXITY_DIGEST: Final = make(
    "E093", "3.5.4", "Every file has the digests that fixity blocks state.",
    "{problem}. Restore what is damaged from another copy.",
)  # fmt: skip
OLDER_SPEC: Final = make(
    "E103", "3.7.1", "A version is of the same or a newer OCFL than the one before.",
    "{version} is of OCFL {found}, and the version before is of {before}. Restore the inventory from another copy.",
)  # fmt: skip
ID_CHANGED: Final = make(
    "E110", "3.5.1", "The identifier does not change between versions.",
    "The identifier is {found!r} here and {current!r} in the newest inventory. Restore the inventory from another copy.",
)  # fmt: skip
EXTRA_FOLDER: Final = make(
    "W002", "3.3", "The folder of a version holds no folder but that of its content.",
    "The folder is no part of the object, and was not judged. Move it away.",
)  # fmt: skip
EMPTY_CONTENT: Final = make(
    "W003", "3.3.1", "A version without files has no content folder.",
    "The content folder of the version holds no file. Leave it out in new versions.",
)  # fmt: skip
NO_VERSION_INVENTORY: Final = make(
    "W010", "3.7", "Every version has an inventory of its own.",
    "{version} has no inventory, so the one of the object is the only witness. Keep one in each new version.",
)  # fmt: skip
OTHER_METADATA: Final = make(
    "W011", "3.7", "Older inventories state created, message and user as the newest one does.",
    "{key!r} of {version} differs from the newest inventory. Find out which one is right.",
)  # fmt: skip
UNREGISTERED: Final = make(
    "W013", "3.9", "Extensions of an object are registered.",
    "{name!r} is no registered extension, so others may not know what it means. Document it in the storage root.",
)  # fmt: skip

UNREADABLE: Final = Rule(
    code="OCFL-001", severity=Severity.ERROR, spec="newsarchive",
    title="Every file and entry can be read.",
    message="It cannot be read: {reason}. Make it readable, or restore it from another copy.",
)  # fmt: skip
OUTSIDE: Final = Rule(
    code="OCFL-002", severity=Severity.WARNING, spec="newsarchive",
    title="The container holds one object or storage root and nothing else.",
    message="The entry lies beside the folder that was judged. Pack the folder alone.",
)  # fmt: skip
MORE: Final = Rule(
    code="OCFL-003", severity=Severity.NOTE, spec="newsarchive",
    title="All faults are reported, up to a thousand of one kind.",
    message="{count} more findings of {code} are not shown. Correct those that are, and judge again.",
)  # fmt: skip

RULES: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
