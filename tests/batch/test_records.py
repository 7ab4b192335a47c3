"""Orders and records cross processes, and a record is the same plain data for everybody."""

import json
import pickle
from pathlib import Path

from archive.batch.records import Order, Record
from archive.errors import ConflictError
from archive.formats import Reading
from archive.ingesting import Wishes
from archive.model.dates import PartialDate

ROOT = Path(__file__).parents[2]
ORDER = Order(wishes=Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"))), destination="out", rendering={})
FAILED = Record(source="a.txt", error=ConflictError("exists with other content", where="out/a", hint="Move it away"))


def test_an_order_is_small_and_travels() -> None:
    data = pickle.dumps(ORDER)
    assert pickle.loads(data) == ORDER
    assert len(data) < 2_000


def test_bundles_are_spread_only_when_it_is_wished() -> None:
    assert ORDER.place("some-bundle") == Path("out")
    spread = Order(wishes=ORDER.wishes, destination="out", rendering={}, sharded=True).place("some-bundle")
    assert [len(part) for part in spread.parts] == [3, 2, 2]


def test_an_error_travels_in_its_record() -> None:
    error = pickle.loads(pickle.dumps(FAILED)).error
    assert isinstance(error, ConflictError)
    assert str(error) == str(FAILED.error)


def test_every_record_has_the_same_keys() -> None:
    made = Record(source="a.txt", place="out/a", id="urn:x:1", size=12, findings=("TEXT-001",))
    assert made.plain().keys() == FAILED.plain().keys()
    assert [record.status for record in (made, FAILED, Record(source="a", identical=True))] == ["bundled", "failed", "identical"]
    assert FAILED.plain()["error"] == {
        "kind": "ConflictError", "code": 4, "message": "exists with other content", "where": "out/a", "hint": "Move it away",
    }  # fmt: skip


def test_the_page_on_runs_describes_every_key() -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    plain = json.loads(json.dumps(FAILED.plain()))
    for key in (*plain, *plain["error"]):
        assert f"| `{key}` |" in page or f"| `error.{key}` |" in page, key
