"""What RFC 8493 demands of a bag as a whole: the rules that the judges of `archive/bagit` find broken.

Codes go on from `rules.py`, which holds the demands on the form of tag files. Rules about links, devices and damaged entries
rest on section 5.1: nothing outside the bag may be reached through it.
"""

from typing import Final

from archive.bagit.rules import make
from archive.findings import Rule, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

NO_DECLARATION: Final = make(
    1, _ERROR, "2.1.1", "A bag has a bagit.txt.",
    "There is no bagit.txt; the rules of 1.0 and UTF-8 were assumed. Add it with its two lines.",
)  # fmt: skip
NO_PAYLOAD_FOLDER: Final = make(
    15, _ERROR, "2.1.2", "A bag has a folder named data.",
    "There is no folder named data. Put the payload into one.",
)  # fmt: skip
NO_MANIFEST: Final = make(
    16, _ERROR, "2.1.3", "A bag has at least one payload manifest.",
    "There is no payload manifest, so nothing says what the payload was. Make manifest-sha512.txt from a trusted copy.",
)  # fmt: skip
MANIFEST_NAME: Final = make(
    17, _ERROR, "2.4", "The algorithm in a manifest's name is in lower-case letters and digits.",
    "The name should be {normal}. Rename the file, in the tag manifest, too.",
)  # fmt: skip
UNVERIFIABLE: Final = make(
    18, _ERROR, "2.4", "At least one payload manifest has an algorithm that can be computed.",
    "No payload manifest has an algorithm that is known here, so the payload was not verified. Add manifest-sha512.txt.",
)  # fmt: skip
UNREGISTERED: Final = make(
    19, _WARNING, "2.4", "The checksum algorithm is registered as a Named Information Hash Algorithm.",
    "The algorithm {algorithm} is not in IANA's registry and may mean something else elsewhere. Add manifest-sha512.txt.",
)  # fmt: skip
TAG_LACKS_MANIFEST: Final = make(
    32, _ERROR, "2.2.1", "Each tag manifest lists every payload manifest.",
    "It does not list {file}. Make the tag manifest again.",
)  # fmt: skip
TAG_UNLISTED: Final = make(
    33, _WARNING, "2.2.1", "Each tag manifest lists all other tag files.",
    "{manifest} does not list it, so a change of it goes unseen. Make the tag manifest again.",
)  # fmt: skip
TAG_ALGORITHMS: Final = make(
    34, _WARNING, "2.2.1", "Tag manifests have the algorithms of the payload manifests.",
    "There is {there} and no {lacking}. Make tag manifests with the algorithms of the payload manifests.",
)  # fmt: skip
NO_TAG_MANIFEST: Final = make(
    35, _NOTE, "2.2.1", "A bag may have tag manifests.",
    "There is no tag manifest, so a change of a manifest or of bag-info.txt goes unseen. Add tagmanifest-sha512.txt.",
)  # fmt: skip
MISSING: Final = make(
    36, _ERROR, "3", "Every listed file is there.",
    "{file!r} is listed and is not there. Restore it from another copy.",
)  # fmt: skip
TO_FETCH: Final = make(
    37, _ERROR, "3", "Every listed file is there, those of fetch.txt fetched.",
    "{file!r} is not there; fetch.txt says that it can be had from {url}. Nothing was fetched: complete the bag first.",
)  # fmt: skip
UNLISTED: Final = make(
    38, _ERROR, "3", "Every payload file is listed.",
    "The file is listed in no payload manifest. Remove it if it strayed in, else make the manifest again.",
)  # fmt: skip
UNLISTED_IN_ONE: Final = make(
    39, _ERROR, "3", "Since version 1.0, every payload file is listed in every payload manifest.",
    "{manifest} does not list the file, and another manifest does. Make {manifest} complete.",
)  # fmt: skip
CHECKSUM: Final = make(
    40, _ERROR, "3", "Every file has the checksum that every manifest states.",
    "The file is not what it was: its {algorithm} is {found}, and {manifest} says {stated}. Restore it from another copy.",
)  # fmt: skip
UNREADABLE: Final = make(
    41, _ERROR, "3", "Every file can be read.",
    "The file cannot be verified: {reason}. Make it readable, or restore it from another copy.",
)  # fmt: skip
NORMALISATION: Final = make(
    42, _WARNING, "6.1.1.3", "A file has the name that is listed, in the same Unicode normalisation form.",
    "{manifest} lists the file in another Unicode normalisation form. Make the manifest again where the file is.",
)  # fmt: skip
CLASH: Final = make(
    43, _WARNING, "6.1.1.3", "No two names differ only in case or in Unicode normalisation form.",
    "The name differs from {other!r} only in case or normalisation form; some systems keep but one of them. Rename one.",
)  # fmt: skip
UNPORTABLE: Final = make(
    44, _WARNING, "6.1.2", "File names can be written on every system.",
    "The name cannot be written on every system: {reason}. Rename the file when the bag is made again.",
)  # fmt: skip
SYSTEM_FILE: Final = make(
    45, _WARNING, "6.1", "A bag holds no files that a system makes and changes by itself.",
    "{system} writes such files and changes them, which breaks the bag. Remove it when the bag is made again.",
)  # fmt: skip
REPEATED: Final = make(
    53, _WARNING, "2.2.2", "Bagging-Date, Bag-Size, Bag-Group-Identifier and Bag-Count are not repeated.",
    "{label} is there a second time. Keep one.",
)  # fmt: skip
OXUM_REPEATED: Final = make(
    54, _ERROR, "2.2.2", "Payload-Oxum is not repeated.",
    "Payload-Oxum is there a second time. Keep the right one.",
)  # fmt: skip
OXUM_FORM: Final = make(
    55, _ERROR, "2.2.2", "Payload-Oxum is the number of bytes, a full stop and the number of files.",
    "Payload-Oxum {found!r} is not of the form 'bytes.files'. The payload has {expected}.",
)  # fmt: skip
OXUM: Final = make(
    56, _ERROR, "2.2.2", "Payload-Oxum states the bytes and files of the payload.",
    "Payload-Oxum says {stated} and the payload has {found} (bytes.files). Look for missing, added or changed files.",
)  # fmt: skip
DATE_FORM: Final = make(
    57, _WARNING, "2.2.2", "Bagging-Date is a day, as YYYY-MM-DD.",
    "Bagging-Date {found!r} is no day of the form YYYY-MM-DD. Correct it.",
)  # fmt: skip
COUNT_FORM: Final = make(
    58, _WARNING, "2.2.2", "Bag-Count is 'N of T', where T is a number or '?'.",
    "Bag-Count {found!r} is not of the form 'N of T'. Correct it.",
)  # fmt: skip
COUNT_ALONE: Final = make(
    59, _WARNING, "2.2.2", "With Bag-Count goes Bag-Group-Identifier.",
    "There is a Bag-Count and nothing says which group it counts. Add Bag-Group-Identifier.",
)  # fmt: skip
FETCH_TAG: Final = make(
    63, _ERROR, "2.2.3", "fetch.txt lists payload files only.",
    "{file!r} is not in data/. Remove the line.",
)  # fmt: skip
FETCH_UNLISTED: Final = make(
    64, _ERROR, "2.2.3", "Every file of fetch.txt is listed in every payload manifest.",
    "{manifest} does not list {file!r}, so nothing could prove what is fetched. Add it to the manifest, or remove the line.",
)  # fmt: skip
FETCH_SIZE: Final = make(
    65, _WARNING, "5.3", "A file that is there has the length that fetch.txt states.",
    "fetch.txt says that {file!r} has {stated} bytes and it has {found}. Correct fetch.txt.",
)  # fmt: skip
FETCH_SCHEME: Final = make(
    66, _WARNING, "5.2", "A URL in fetch.txt leads to a server.",
    "The URL {url!r} is local to the machine that reads it. Do not fetch it without looking.",
)  # fmt: skip
FETCH_THERE: Final = make(
    67, _NOTE, "2.2.3", "A bag may leave files to be fetched.",
    "fetch.txt lists {count} files. Nothing is ever fetched here.",
)  # fmt: skip
FETCH_OLD: Final = make(
    68, _WARNING, "2.2.3", "The fetch.txt of an older bag agrees with its manifests, too.",
    "{file!r} is no payload file that every manifest lists, which older versions did not forbid. Correct fetch.txt.",
)  # fmt: skip
FETCH_TWICE: Final = make(
    69, _WARNING, "2.2.3", "fetch.txt lists a file once.",
    "{file!r} is listed a second time. Keep one of the lines.",
)  # fmt: skip
SYMLINK: Final = make(
    70, _ERROR, "5.1", "A bag holds no links.",
    "It is a link{detail}, which was not followed: what it leads to is no part of the bag. Put the file itself there.",
)  # fmt: skip
SPECIAL: Final = make(
    71, _ERROR, "5.1", "A bag holds files and folders only.",
    "It is a device, pipe or socket and was not opened. Remove it.",
)  # fmt: skip
UNSAFE_NAME: Final = make(
    72, _ERROR, "5.1", "No entry of the container leads out of the bag.",
    "The entry leads out of the bag{detail}, and was not read. Do not unpack it; ask for a clean copy.",
)  # fmt: skip
DUPLICATE: Final = make(
    73, _ERROR, "2.1.3", "The container holds each name once.",
    "The container holds a second entry of this name{detail}; which one is unpacked is chance. Pack the bag again.",
)  # fmt: skip
ENCRYPTED: Final = make(
    74, _ERROR, "3", "The entries of the container are not encrypted.",
    "The entry is encrypted and was not read. Pack the bag again without a password.",
)  # fmt: skip
OUTSIDE: Final = make(
    75, _WARNING, "2", "The container holds one bag and nothing else.",
    "The entry lies beside the folder of the bag and was not judged. Pack the bag alone.",
)  # fmt: skip
DAMAGED: Final = make(
    76, _ERROR, "3", "The entries of the container are sound.",
    "The entry cannot be trusted{detail}. Ask for a sound copy.",
)  # fmt: skip
EMPTY_FOLDER: Final = make(
    80, _NOTE, "2.1.3", "A bag holds files; an empty folder is no part of it.",
    "The folder holds nothing, and no manifest can list it. Put a file named .keep into it if it should last.",
)  # fmt: skip
WEAK: Final = make(
    81, _NOTE, "2.4", "At least one manifest has a strong algorithm.",
    "The payload manifests are {found} only, which finds accidents but not forgeries. Add manifest-sha512.txt.",
)  # fmt: skip
MORE: Final = make(
    99, _NOTE, "3", "All faults are reported, up to a thousand of one kind.",
    "{count} more findings of {code} are not shown. Correct those that are, and judge again.",
)  # fmt: skip

RULES: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
