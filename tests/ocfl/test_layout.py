"""Layouts map identifiers as the examples of their specifications do, and refuse what they cannot map."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocfl.layout_registry import get_layout

from archive.errors import SourceError, StoreError
from archive.files.safepaths import escape
from archive.ocfl import layout
from archive.ocfl.layout import Layout, object_path

SHA = "5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220"
LONG = f"{'abcdefghij' * 10}a"
EDU = "https://institution.edu/"
SHORT_MD5 = {"digestAlgorithm": "md5", "tupleSize": 2, "numberOfTuples": 15}
NONE = {"tupleSize": 0, "numberOfTuples": 0}

EXAMPLES: list[tuple[str, dict[str, Any], str, str]] = [
    (layout.FLAT, {}, "object-01", "object-01"),
    (layout.HASH_AND_ID, {}, "object-01", "3c0/ff4/240/object-01"),
    (layout.HASH_AND_ID, {}, "..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"),
    (layout.HASH_AND_ID, {}, "..Hor/rib:lè-$id", "373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id"),
    (layout.HASH_AND_ID, {}, LONG, f"5cc/73e/648/{LONG[:100]}-{SHA}"),
    (layout.HASH_AND_ID, SHORT_MD5, "object-01", "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/object-01"),
    (layout.HASH_AND_ID, NONE, "..hor/rib:le-$id", "%2e%2ehor%2frib%3ale-%24id"),
    (layout.HASHED, {}, "object-01", "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4"),
    (layout.HASHED, {**SHORT_MD5, "shortObjectRoot": True}, "object-01", "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/4e"),
    (layout.HASHED, NONE, "object-01", "3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4"),
    (layout.FLAT_OMIT_PREFIX, {"delimiter": ":"}, "urn:uuid:6e8bc430-9c3a", "6e8bc430-9c3a"),
    (layout.FLAT_OMIT_PREFIX, {"delimiter": "EDU/"}, f"{EDU}abc/edu/f8.05v", "f8.05v"),
    (layout.TUPLES_OMIT_PREFIX, {"tupleSize": 4, "numberOfTuples": 2, "reverseObjectRoot": True}, "namespace:12887296",
     "6927/8821/12887296"),
    (layout.TUPLES_OMIT_PREFIX, {"tupleSize": 4, "numberOfTuples": 2, "reverseObjectRoot": True}, "abc123", "321c/ba00/abc123"),
    (layout.TUPLES_OMIT_PREFIX, {"delimiter": "edu/", "zeroPadding": "right"}, f"{EDU}3448793", "344/879/300/3448793"),
    (layout.DIFFERENTIAL, {}, "druid:gh875jh5489", "gh/875/jh/5489"),
    (layout.DIFFERENTIAL, {}, "urn:nbn:fi:111-0023815", "11/1-0/02/3815"),
    (layout.DIFFERENTIAL, {"delimiter": "edu/", "tupleSegmentSizes": [3, 4], "fullIdentifierAsObjectRoot": True}, f"{EDU}3448793",
     "344/8793/3448793"),
    (layout.HASH_AND_SUFFIX, {}, "object-01", "3c0/ff4/240/object-01"),
    (layout.HASH_AND_SUFFIX, {**SHORT_MD5, "delimiters": ["/"]}, "..hor/rib:le-$id",
     "5d/6e/4e/8c/b5/cd/0c/7a/8f/bf/65/c1/29/51/27/rib%3ale-%24id"),
    (layout.HASH_AND_SUFFIX, {**NONE, "delimiters": ["d"]}, "abcdd", "d"),
    (layout.HASH_AND_SUFFIX, {**NONE, "delimiters": ["d"]}, "abcd", "abcd"),
    (layout.HASH_AND_SUFFIX, {**NONE, "delimiters": ["c", "d"]}, "abcd", "d"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "stated", "identifier", "path"), EXAMPLES)
def test_the_examples_of_the_extensions(name: str, stated: dict[str, Any], identifier: str, path: str) -> None:
    assert object_path(layout.layout(name, stated), identifier) == path


@pytest.mark.parametrize(
    ("name", "stated", "identifier"),
    [
        (layout.FLAT, {}, "https://example.org/a"),
        (layout.FLAT, {}, ".."),
        (layout.FLAT, {}, ""),
        (layout.FLAT_OMIT_PREFIX, {"delimiter": ":"}, "urn:"),
        (layout.FLAT_OMIT_PREFIX, {"delimiter": "info:"}, "info:fedora/object-01"),
        (layout.TUPLES_OMIT_PREFIX, {}, "urn:"),
        (layout.DIFFERENTIAL, {}, "druid:short"),
        (layout.DIFFERENTIAL, {}, "druid:gh875jh548é"),
    ],
)
def test_identifiers_that_have_no_folder(name: str, stated: dict[str, Any], identifier: str) -> None:
    with pytest.raises(StoreError, match="no folder"):
        object_path(layout.layout(name, stated), identifier)


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("0011-direct-clean-path-layout", {}),
        ("unheard-of", {}),
        (layout.FLAT_OMIT_PREFIX, {}),
        (layout.FLAT_OMIT_PREFIX, {"delimiter": ""}),
        (layout.HASHED, {"extensionName": layout.FLAT}),
        (layout.HASHED, {"digestAlgorithm": "crc32"}),
        (layout.HASHED, {"digestAlgorithm": "size"}),
        (layout.HASHED, {"digestAlgorithm": ["md5"]}),
        (layout.HASHED, {"tupleSize": 33}),
        (layout.HASHED, {"tupleSize": True}),
        (layout.HASHED, {"tupleSize": 0}),
        (layout.HASHED, {"tupleSize": 32, "numberOfTuples": 3}),
        (layout.HASHED, {"tupleSize": 32, "numberOfTuples": 2, "shortObjectRoot": True}),
        (layout.TUPLES_OMIT_PREFIX, {"zeroPadding": "middle"}),
        (layout.DIFFERENTIAL, {"tupleSegmentSizes": []}),
        (layout.HASH_AND_SUFFIX, {"delimiters": [""]}),
    ],
)
def test_parameters_that_cannot_be(name: str, stated: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        layout.layout(name, stated)


def test_the_files_say_all_of_it() -> None:
    made = layout.layout(layout.HASHED, {"tupleSize": 2})
    stated = json.loads(layout.config_file(made))
    assert layout.layout(stated["extensionName"], stated) == made
    assert json.loads(layout.layout_file(made, "By hash.")) == {"extension": layout.HASHED, "description": "By hash."}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_every_identifier_has_a_safe_folder_which_is_the_peers(identifier: str) -> None:
    for name in (layout.HASHED, layout.HASH_AND_ID, layout.HASH_AND_SUFFIX):
        assert not escape(object_path(Layout(name=name, parameters=layout.layout(name).parameters), identifier))
    peers = get_layout(layout.HASH_AND_ID).identifier_to_path(identifier)
    assert object_path(layout.layout(layout.HASH_AND_ID), identifier) == peers
