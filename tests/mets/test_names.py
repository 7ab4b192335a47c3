"""Each type of package has a profile, and names are in their namespaces."""

from archive.mets.names import AIC, PACKAGE_TYPES, PROFILES, csip, tag, xlink


def test_each_type_has_its_profile_and_the_usual_one_comes_first() -> None:
    assert PROFILES.keys() == {*PACKAGE_TYPES, AIC}
    assert PACKAGE_TYPES[0] == "aip"
    assert all(profile.startswith("https://eark") for profile in PROFILES.values())


def test_names_are_in_their_namespaces() -> None:
    assert tag("file") == "{http://www.loc.gov/METS/}file"
    assert xlink("href") == "{http://www.w3.org/1999/xlink}href"
    assert csip("NOTETYPE") == "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}NOTETYPE"
