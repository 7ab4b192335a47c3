"""Profiles as the engine ships them: rules with their arguments, variables, and an error for anything else."""

import pytest

from archive.errors import InstallationError, SourceError
from archive.verapdf.profiles import read_profile

PROFILE = b"""<profile xmlns="http://www.verapdf.org/ValidationProfile" flavour="PDFA_3_A">
<rules><rule object="CosDocument" tags="syntax" deferred="true"><id specification="ISO_19005_3" clause="6.1.2" testNumber="1"/>
<description>The header
  shall begin</description><test>a &lt; b</test>
<error><message>Header %1</message><arguments><argument name="x">header</argument><argument>offset</argument></arguments></error>
</rule></rules>
<variables><variable name="v" object="SEH"><defaultValue>0</defaultValue><value>v + 1</value></variable></variables></profile>"""


def test_rules_and_variables_are_read() -> None:
    profile = read_profile(PROFILE, "x.xml")
    assert profile.flavour == "PDFA_3_A"
    (rule,) = profile.rules
    assert (rule.clause, rule.number, rule.subject, rule.deferred) == ("6.1.2", 1, "CosDocument", True)
    assert rule.description == "The header shall begin"
    assert rule.test == "a < b"
    assert rule.arguments == (("x", "header"), ("", "offset"))
    (variable,) = profile.variables
    assert (variable.name, variable.subject, variable.default, variable.value) == ("v", "SEH", "0", "v + 1")


def test_a_profile_without_rules_is_a_broken_installation() -> None:
    with pytest.raises(InstallationError, match=r"x\.xml: holds no rules"):
        read_profile(b"<profile/>", "x.xml")


def test_no_xml_is_an_error() -> None:
    with pytest.raises(SourceError):
        read_profile(b"{}", "x.xml")
