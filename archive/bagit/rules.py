"""What the grammar of tag files demands: the rules that the readers of `archive/bagit` find broken.

Every MUST of RFC 8493 is an error and every SHOULD a warning; the code never changes its meaning. What a bag as a whole must
fulfil is in `demands.py`. The one recommendation that is but a note is the length of lines in bag-info.txt: a longer line is
the only form of a long value that every reader reads alike.
"""

from typing import Final

from archive.findings import Rule, Severity

_URL: Final = "https://www.rfc-editor.org/rfc/rfc8493#section-"


def make(number: int, severity: Severity, section: str, title: str, message: str) -> Rule:
    """Return the rule BAG-`number` of a section of RFC 8493."""
    spec = f"RFC 8493, {section}; {_URL}{section}"
    return Rule(code=f"BAG-{number:03}", severity=severity, title=title, message=message, spec=spec)


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

DECLARATION_BOM: Final = make(
    2, _ERROR, "2.1.1", "bagit.txt begins without a byte-order mark.",
    "bagit.txt begins with a byte-order mark. Remove its first three bytes, EF BB BF.",
)  # fmt: skip
UNDECODABLE: Final = make(
    3, _ERROR, "2.3", "Text tag files are in the declared encoding.",
    "There are bytes that are not {encoding}. Save the file as {encoding}, or declare its true encoding in bagit.txt.",
)  # fmt: skip
UNENDED: Final = make(
    4, _WARNING, "2.3", "The last line of a tag file ends as the others do.",
    "The last line has no line feed. Add one.",
)  # fmt: skip
DECLARATION_LINE: Final = make(
    5, _ERROR, "2.1.1", "bagit.txt has exactly its two lines.",
    "bagit.txt has the line {text!r}, which is neither the version nor the encoding. Remove it.",
)  # fmt: skip
DECLARATION_REPEATED: Final = make(
    6, _ERROR, "2.1.1", "bagit.txt says each thing once.",
    "bagit.txt has a second line {label}. Keep one of them.",
)  # fmt: skip
DECLARATION_ORDER: Final = make(
    7, _ERROR, "2.1.1", "bagit.txt has the version first and the encoding second.",
    "{label} is on the wrong line of bagit.txt. Swap the lines.",
)  # fmt: skip
DECLARATION_SPACE: Final = make(
    8, _ERROR, "2.1.1", "bagit.txt has one blank after each colon and no other white space around label and value.",
    "The white space of the line {label} is wrong. Write it as '{label}: value', with one blank.",
)  # fmt: skip
DECLARATION_LACKS: Final = make(
    9, _ERROR, "2.1.1", "bagit.txt states version and encoding.",
    "bagit.txt has no line {label}. Add it.",
)  # fmt: skip
VERSION: Final = make(
    10, _ERROR, "2.1.1", "The bag declares a version of BagIt that exists.",
    "There is no BagIt version {found!r} (known: {known}); the rules of 1.0 were applied. Correct the version.",
)  # fmt: skip
ENCODING: Final = make(
    11, _ERROR, "2.1.1", "The bag declares a character encoding that is registered.",
    "{found!r} is no character encoding that can be read here; UTF-8 was tried. Declare UTF-8, and save the tag files so.",
)  # fmt: skip
NOT_UTF8: Final = make(
    12, _WARNING, "2.1.1", "The tag files are in UTF-8.",
    "The tag files are in {found}, which future versions may refuse. Save them as UTF-8 when the bag is made again.",
)  # fmt: skip
BOM: Final = make(
    13, _ERROR, "2.3", "Tag files begin with a byte-order mark only if the encoding needs it.",
    "The file begins with a byte-order mark, which {encoding} does not need. Remove it.",
)  # fmt: skip
TOO_LARGE: Final = make(
    14, _ERROR, "2.3", "Tag files are line-oriented text that can be read.",
    "The file, or this line of it, is larger than {most} characters; the rest was not read. Break it into lines.",
)  # fmt: skip

MANIFEST_LINE: Final = make(
    20, _ERROR, "2.1.3", "Each line of a manifest is a checksum, blanks and a path.",
    "The line {text!r} is not of the form 'checksum path'. Correct or remove it.",
)  # fmt: skip
CHECKSUM_FORM: Final = make(
    21, _ERROR, "2.1.3", "A checksum is the hex digits of its algorithm, all of them.",
    "{found!r} is no {algorithm} checksum: it has the wrong length. Make the manifest again.",
)  # fmt: skip
PERCENT: Final = make(
    22, _ERROR, "2.1.3", "A percent sign in a path is written %25.",
    "The path {text!r} has a percent sign that is not encoded. Write %25 for %, and encode nothing but %, LF and CR.",
)  # fmt: skip
OLD_PERCENT: Final = make(
    23, _WARNING, "2.1.3", "A percent sign in a path of an older bag may be misread.",
    "The path {text!r} has a percent sign that is not encoded, as older versions allowed; it was taken as it stands.",
)  # fmt: skip
STAR: Final = make(
    24, _WARNING, "6.1.4", "A path is written without the star of md5sum.",
    "There is a star before {file!r}, as md5sum writes it; strict readers will refuse it. Remove the star.",
)  # fmt: skip
DOT_SLASH: Final = make(
    25, _WARNING, "2.1.3", "A path is relative to the base folder and does not begin with './'.",
    "There is a './' before {file!r}, which some readers take for another path. Remove it.",
)  # fmt: skip
LISTS_FOLDER: Final = make(
    26, _ERROR, "2.1.3", "A manifest lists files and no folders.",
    "{file!r} is a folder. Remove the line; to keep an empty folder, put a file named .keep into it.",
)  # fmt: skip
UNSAFE_PATH: Final = make(
    27, _ERROR, "5.1", "A listed path stays inside the bag.",
    "The path {file!r} is not followed, because {reason}. Remove the line, or write the path relative to the bag.",
)  # fmt: skip
OUTSIDE_PAYLOAD: Final = make(
    28, _ERROR, "2.1.3", "A payload manifest lists files in data/ only.",
    "{file!r} is not in data/. Remove the line; tag files belong into a tag manifest, and paths have '/' between names.",
)  # fmt: skip
LISTED_TWICE: Final = make(
    29, _ERROR, "2.1.3", "A manifest lists a file once.",
    "{file!r} is listed a second time. Keep the line with the right checksum.",
)  # fmt: skip
TAG_LISTS_PAYLOAD: Final = make(
    30, _ERROR, "2.2.1", "A tag manifest lists no payload files.",
    "{file!r} is a payload file. Move the line to the payload manifest.",
)  # fmt: skip
LISTED_AGAIN: Final = make(
    82, _WARNING, "2.1.3", "A manifest of an older bag lists a file once, too.",
    "{file!r} is listed a second time, with the same checksum, which older versions did not forbid. Remove one line.",
)  # fmt: skip
TAG_LISTS_TAG: Final = make(
    31, _ERROR, "2.2.1", "A tag manifest lists no tag manifests.",
    "{file!r} is a tag manifest. Remove the line.",
)  # fmt: skip

TAG_LINE: Final = make(
    46, _ERROR, "2.2.2", "Each metadata element is a label, a colon and a value.",
    "The line {text!r} is no 'Label: value' and continues none. Correct it, or indent it to continue the value above.",
)  # fmt: skip
LABEL_SPACE: Final = make(
    47, _ERROR, "2.2.2", "A label does not end with white space.",
    "There is white space between {label!r} and its colon. Remove it.",
)  # fmt: skip
COLON_SPACE: Final = make(
    48, _ERROR, "2.2.2", "One blank or tab follows the colon of a label.",
    "There is no blank after the colon of {label!r}. Add one.",
)  # fmt: skip
MORE_SPACE: Final = make(
    49, _WARNING, "2.2.2", "Only one blank or tab follows the colon of a label.",
    "There are several blanks after the colon of {label!r}; strict readers take them for a part of the value. Keep one.",
)  # fmt: skip
EMPTY_VALUE: Final = make(
    50, _WARNING, "2.2.2", "A metadata element has a value.",
    "{label!r} has no value. Give it one, or remove the line.",
)  # fmt: skip
BLANK_TAG_LINE: Final = make(
    51, _WARNING, "2.2.2", "There are no blank lines in bag-info.txt.",
    "The line is blank, which is no metadata element. Remove it.",
)  # fmt: skip
LONG_TAG_LINE: Final = make(
    52, _NOTE, "2.2.2", "Lines of bag-info.txt have at most 79 characters.",
    "The line has {length} characters; 79 are recommended. Leave it if the value should be read alike everywhere.",
)  # fmt: skip

FETCH_LINE: Final = make(
    60, _ERROR, "2.2.3", "Each line of fetch.txt is a URL, a length and a path.",
    "The line {text!r} is not of the form 'url length path'. Correct it.",
)  # fmt: skip
FETCH_URL: Final = make(
    61, _ERROR, "2.2.3", "A URL in fetch.txt is an absolute URI.",
    "{url!r} is no absolute URI. Write it with its scheme, and encode blanks as %20.",
)  # fmt: skip
FETCH_LENGTH: Final = make(
    62, _ERROR, "2.2.3", "A length in fetch.txt is a number of bytes, or '-'.",
    "{found!r} is no number of bytes. Write the size of the file, or '-'.",
)  # fmt: skip

RULES: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
