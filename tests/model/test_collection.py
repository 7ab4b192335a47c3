"""A collection is as late as the latest version in it, whatever zones the instants are in."""

from archive.model.collection import Collection
from archive.model.dates import PartialDate
from tests.support.gatherings import member


def test_the_instant_is_that_of_the_latest_version() -> None:
    early, late = PartialDate("2026-11-22T10:00:00+05:30"), PartialDate("2026-11-22T09:30:00Z")
    members = (member("a", version_created=late), member("b", version_created=early))
    assert Collection(name="x", id="urn:x", title="X", members=members).at == late.value
