"""The program says the same name and version everywhere."""

import importlib.metadata
import re

from archive import product


def test_the_installed_distribution_has_this_name_and_version() -> None:
    assert importlib.metadata.version(product.NAME) == product.VERSION


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+|\.dev\d+)?", product.VERSION)


def test_the_urn_prefix_is_an_experimental_namespace() -> None:
    """RFC 3406, 3.1: X- names claim nobody's authority; RFC 8141, 2: letters, digits and hyphens, then a colon."""
    assert re.fullmatch(r"urn:x-[a-z0-9-]{1,30}:", product.URN)
    assert product.NAME in product.URN
