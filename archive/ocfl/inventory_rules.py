"""What OCFL demands of an inventory by itself: the rules that `judge_inventory.py` finds broken.

The codes are those of the specification: E for a MUST, W for a SHOULD. Codes that say the same as another one, or that instruct
programs and cannot be broken by what lies in a store, have no rule here (see decision 27). Where 1.1 gave a demand a code of its
own, objects of 1.0 get the older code.
"""

from typing import Final

from archive.findings import Rule, Severity


def make(code: str, section: str, title: str, message: str, version: str = "1.1") -> Rule:
    """Return the rule of a code in a section of the specification."""
    severity = Severity.WARNING if code.startswith("W") else Severity.ERROR
    spec = f"OCFL {version}, {section}; https://ocfl.io/{version}/spec/#{code}"
    return Rule(code=code, severity=severity, title=title, message=message, spec=spec)


NO_VERSIONS: Final = make(
    "E008", "3.3", "An object has at least one version.",
    "The inventory describes no version. Restore it from another copy.",
)  # fmt: skip
NOT_FROM_ONE: Final = make(
    "E009", "3.3", "Versions are counted from 1.",
    "There is no version 1; the first is {first}. Restore what is missing.",
)  # fmt: skip
GAP: Final = make(
    "E010", "3.3", "Versions are counted without a gap.",
    "Version {number} is missing, and there is {last}. Restore what is missing.",
)  # fmt: skip
UNPADDED: Final = make(
    "E011", "3.3", "The number in a padded name of a version begins with a zero.",
    "The names are padded as {first!r} is, and {name!r} has no room for a zero. Name the versions without padding.",
)  # fmt: skip
MIXED_NAMES: Final = make(
    "E012", "3.3", "The names of versions are all padded to one length, or none is.",
    "{name!r} is not padded as {first!r} is. Name all versions in one way.",
)  # fmt: skip
OTHER_CONVENTION: Final = make(
    "E013", "3.3", "A new version is named as the ones before it.",
    "{name!r} leaves the way in which {first!r} is named. Name all versions in one way.",
)  # fmt: skip
OTHER_FOLDER: Final = make(
    "E014", "3.3", "Paths name the folders of versions as they are.",
    "{path!r} names the folder {name!r}, which is none of the versions. Correct the path.",
)  # fmt: skip
CONTENT_SLASH: Final = make(
    "E017", "3.3.1", "contentDirectory holds no slash.",
    "contentDirectory {found} is no name of one folder. Name a folder that lies in the folders of the versions.",
)  # fmt: skip
CONTENT_DOTS: Final = make(
    "E018", "3.3.1", "contentDirectory is not one or two dots.",
    "contentDirectory {found} is another folder's name. Name a folder that lies in the folders of the versions.",
)  # fmt: skip
ALGORITHM: Final = make(
    "E025", "3.4", "Content is addressed by sha512 or sha256.",
    "digestAlgorithm is {found}. Make the inventory again with sha512.",
)  # fmt: skip
SHA1_FORM: Final = make(
    "E029", "3.4", "A digest of sha1 is 40 hex digits.",
    "{digest!r} is no digest of {algorithm}. Compute it again.",
)  # fmt: skip
SHA256_FORM: Final = make(
    "E030", "3.4", "A digest of sha256 is 64 hex digits.",
    "{digest!r} is no digest of {algorithm}. Compute it again.",
)  # fmt: skip
SHA512_FORM: Final = make(
    "E031", "3.4", "A digest of sha512 is 128 hex digits.",
    "{digest!r} is no digest of {algorithm}. Compute it again.",
)  # fmt: skip
BLAKE_FORM: Final = make(
    "E032", "3.4", "A digest of blake2b-512 is 128 hex digits.",
    "{digest!r} is no digest of {algorithm}. Compute it again.",
)  # fmt: skip
JSON: Final = make(
    "E033", "3.5", "An inventory is a JSON object.",
    "The inventory cannot be read: {reason}. Restore it from another copy.",
)  # fmt: skip
LACKS_KEY: Final = make(
    "E036", "3.5.1", "An inventory states id, type, digestAlgorithm and head.",
    "The inventory does not state {key!r}. Add it.",
)  # fmt: skip
ID: Final = make(
    "E037", "3.5.1", "The identifier is a text, unique, and the same in every version.",
    "The identifier is {found}{instead}. Restore the inventory from another copy.",
)  # fmt: skip
TYPE: Final = make(
    "E038", "3.5.1", "The type is the URI of the version of OCFL that the object declares.",
    "The type is {found} and should be {expected}. Correct it.",
)  # fmt: skip
HEAD: Final = make(
    "E040", "3.5.1", "The head is the newest version.",
    "The head is {found} and should be {expected!r}. Restore the inventory from another copy.",
)  # fmt: skip
NO_MANIFEST: Final = make(
    "E041", "3.5.1", "An inventory has a manifest.",
    "The inventory has no manifest that is a JSON object, so nothing says which files there are. Restore it from another copy.",
)  # fmt: skip
CONTENT_PATH: Final = make(
    "E042", "3.5.2", "Content paths lead from the object into the content folder of a version.",
    "{path!r} is not of the form 'v1/{directory}/...'. Put the content where the specification says.",
)  # fmt: skip
NO_VERSIONS_BLOCK: Final = make(
    "E043", "3.5.3", "An inventory has the block versions.",
    "The inventory does not state 'versions'. Restore it from another copy.",
)  # fmt: skip
VERSIONS_BLOCK: Final = make(
    "E044", "3.5.3", "The block versions is a JSON object.",
    "'versions' is {found}. Restore the inventory from another copy.",
)  # fmt: skip
VERSION_BLOCK: Final = make(
    "E047", "3.5.3", "Each version is a JSON object.",
    "The version is {found}. Restore the inventory from another copy.",
)  # fmt: skip
VERSION_LACKS: Final = make(
    "E048", "3.5.3.1", "A version states created and state.",
    "The version does not state {key!r}. Restore the inventory from another copy.",
)  # fmt: skip
CREATED: Final = make(
    "E049", "3.5.3.1", "created is a date, a time to the second and a zone, as RFC 3339 writes them.",
    "created is {found}, which is no instant of RFC 3339. Write it as 2026-11-22T09:30:00Z.",
)  # fmt: skip
STATE_DIGEST: Final = make(
    "E050", "3.5.3.1", "The state maps digests, spelled exactly as in the manifest, to lists of paths.",
    "{problem}. Restore the inventory from another copy.",
)  # fmt: skip
LOGICAL_ELEMENT: Final = make(
    "E052", "3.5.3.1", "No element of a logical path is empty or made of dots.",
    "An element of the logical path {path!r} is empty, '.' or '..'; it could lead out of the object. Correct it.",
)  # fmt: skip
LOGICAL_EDGE: Final = make(
    "E053", "3.5.3.1", "No logical path begins or ends with a slash.",
    "The logical path {path!r} begins or ends with a slash. Correct it.",
)  # fmt: skip
USER: Final = make(
    "E054", "3.5.3.1", "The user is a JSON object with a name.",
    "{problem}. State the name of a person or program.",
)  # fmt: skip
FIXITY_ALGORITHM: Final = make(
    "E056", "3.5.4", "Fixity blocks are of algorithms that the specification or an extension lists.",
    "{problem}. Known: {known}.",
)  # fmt: skip
FIXITY_SHAPE: Final = make(
    "E057", "3.5.4", "A fixity block maps digests to lists of content paths, as the manifest does.",
    "{problem}. Correct or remove the entry.",
)  # fmt: skip
MANIFEST_SHAPE: Final = make(
    "E092", "3.5.2", "The manifest maps digests to lists of files that are there and have that digest.",
    "{problem}. Restore what is damaged from another copy.",
)  # fmt: skip
MESSAGE: Final = make(
    "E094", "3.5.3.1", "The message of a version is a text.",
    "The message is {found}. Write it as a JSON string.",
)  # fmt: skip
LOGICAL_CONFLICT: Final = make(
    "E095", "3.5.3.1", "Logical paths are unique, and none is the folder of another.",
    "The logical path {path!r} {problem}. Restore the inventory from another copy.",
)  # fmt: skip
MANIFEST_TWICE: Final = make(
    "E096", "3.5.2", "The manifest holds each digest once, whatever the case of its letters.",
    "The digest {digest!r} is there a second time. Join the two lists of paths.",
)  # fmt: skip
FIXITY_TWICE: Final = make(
    "E097", "3.5.4", "A fixity block holds each digest once, whatever the case of its letters.",
    "The digest {digest!r} is there a second time. Join the two lists of paths.",
)  # fmt: skip
CONTENT_ELEMENT: Final = make(
    "E099", "3.5.2", "No element of a content path is empty or made of dots.",
    "An element of the content path {path!r} is empty, '.' or '..'; it could lead out of the object. Correct it.",
)  # fmt: skip
CONTENT_EDGE: Final = make(
    "E100", "3.5.2", "No content path begins or ends with a slash.",
    "The content path {path!r} begins or ends with a slash. Correct it.",
)  # fmt: skip
CONTENT_CONFLICT: Final = make(
    "E101", "3.5.2", "Content paths are unique, and none is the folder of another.",
    "The content path {path!r} {problem}. Restore the inventory from another copy.",
)  # fmt: skip
UNKNOWN_KEY: Final = make(
    "E102", "3.5", "An inventory has no keys but those of the specification.",
    "{key!r} is no key of the specification. Remove it, and keep such facts in a file of the object.",
)  # fmt: skip
VERSION_NAME: Final = make(
    "E104", "3.3", "The name of a version is 'v' and its number.",
    "{name!r} is not 'v' and a number. Name the version as the specification says.",
)  # fmt: skip
VERSION_NUMBER: Final = make(
    "E105", "3.3", "The number of a version is 1 or more.",
    "{name!r} is no version: they are counted from 1. Restore the inventory from another copy.",
)  # fmt: skip
MANIFEST: Final = make(
    "E106", "3.5.2", "The manifest is a JSON object.",
    "The manifest is {found}. Restore the inventory from another copy.",
)  # fmt: skip
UNUSED: Final = make(
    "E107", "3.5.2", "Every digest of the manifest is used by a version.",
    "No version uses the digest {digest!r} of {path!r}. Restore the inventory from another copy.",
)  # fmt: skip
CONTENT_FOLDER: Final = make(
    "E108", "3.3.1", "contentDirectory names a folder in the folder of a version.",
    "contentDirectory is {found}, which names no folder. Remove the key, or state the name.",
)  # fmt: skip
FIXITY: Final = make(
    "E111", "3.5.4", "The fixity is a JSON object.",
    "The fixity is {found}. Remove it, or restore the inventory from another copy.",
)  # fmt: skip
PADDED: Final = make(
    "W001", "3.3", "The names of versions are not padded with zeros.",
    "The names of versions are padded, as {first!r} is. Leave the zeros out in new objects.",
)  # fmt: skip
SHA256: Final = make(
    "W004", "3.4", "Content is addressed by sha512.",
    "digestAlgorithm is sha256. Use sha512 for new versions.",
)  # fmt: skip
ID_NO_URI: Final = make(
    "W005", "3.5.1", "The identifier is a URI.",
    "The identifier {found!r} is no URI, so it may mean something else elsewhere. Use a URI, as urn:uuid:..., for new objects.",
)  # fmt: skip
NO_MESSAGE: Final = make(
    "W007", "3.5.3.1", "A version states message and user.",
    "The version does not state {key!r}. State it in new versions.",
)  # fmt: skip
NO_ADDRESS: Final = make(
    "W008", "3.5.3.1", "The user of a version has an address.",
    "The user {name!r} has no address. State a mailto: or another URI in new versions.",
)  # fmt: skip
ADDRESS_NO_URI: Final = make(
    "W009", "3.5.3.1", "The address of a user is a URI.",
    "The address {found!r} is no URI. State a mailto: or another URI in new versions.",
)  # fmt: skip

RULES: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
