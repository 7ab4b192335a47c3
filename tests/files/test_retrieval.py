"""Files that a source names are retrieved from the public network only, within limits, and looked at after each redirect."""

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.errors import StoreError
from archive.files import retrieval
from archive.files.retrieval import Retrieval, is_public
from tests.support.loopback import answering, serving


def anywhere(_: str) -> bool:
    """Let the tests speak to themselves."""
    return True


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1",
        "localhost", "",
    ],
)  # fmt: skip
def test_addresses_inside_somebodys_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0", "127.1", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "2130706433"]
)
def test_nothing_inside_is_asked_however_it_is_spelt(host: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"secret")
    with serving(tmp_path) as url, pytest.raises(StoreError, match="cannot be retrieved"):
        Retrieval()(f"http://{host}:{urlsplit(url).port}/a")


def test_a_name_that_means_an_inner_address_beside_a_public_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(retrieval, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(retrieval, "create_connection", lambda *_: pytest.fail("it went there"))
    with pytest.raises(StoreError, match=r"rebound\.example is not in the public network"):
        Retrieval()("http://rebound.example/a")


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def connect(place: object, *_: object) -> None:
        asked.append(place)
        raise OSError("no network here")

    monkeypatch.setattr(retrieval, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (a, 80)) for a in ("93.184.216.34", "8.8.8.8")])
    monkeypatch.setattr(retrieval, "create_connection", connect)
    for scheme, port in (("http", 80), ("https", 443)):
        with pytest.raises(StoreError, match="no network here"):
            Retrieval()(f"{scheme}://news.example/a")
        assert asked == [("93.184.216.34", port), ("8.8.8.8", port)]
        asked.clear()


def test_bytes_come_as_they_are_also_after_a_redirect(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\xff" * 100_000)
    with serving(tmp_path) as url:
        for address in (f"{url}/a", f"{url}/away/{url}/a"):
            assert Retrieval(allow=anywhere)(address).read() == b"\x00\xff" * 100_000


def test_a_redirect_is_looked_at_again(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"secret")
    seen: list[str] = []

    def once(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    with serving(tmp_path) as url, pytest.raises(StoreError, match="not in the public network"):
        Retrieval(allow=once)(f"{url}/away/{url.replace('127.0.0.1', 'localhost')}/a")
    assert len(seen) >= 2


@pytest.mark.parametrize("scheme", ["file", "ftp", "data", "gopher"])
def test_no_other_scheme_is_followed(scheme: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with serving(tmp_path) as url:
        for address in (f"{scheme}://{tmp_path}/a", f"{url}/away/{scheme}://{tmp_path}/a"):
            with pytest.raises(StoreError, match="cannot be retrieved"):
                Retrieval(allow=anywhere)(address)


def test_there_are_limits_of_bytes_files_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    with serving(tmp_path) as url:
        assert Retrieval(allow=anywhere, limit=11)(f"{url}/a").size == 11
        with pytest.raises(StoreError, match="larger than 10 bytes"):
            Retrieval(allow=anywhere, limit=10)(f"{url}/a")
        few = Retrieval(allow=anywhere, files=1)
        few(f"{url}/a")
        with pytest.raises(StoreError, match="no more than 1 files"):
            few(f"{url}/a")
        late = Retrieval(allow=anywhere, seconds=5)
        late(f"{url}/a")
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + 6)
        with pytest.raises(StoreError, match="no more than 5 seconds"):
            late(f"{url}/a")


def test_an_answer_that_drips_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    with (
        answering(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5_000_000) as url,
        pytest.raises(StoreError, match="no more than 3 seconds"),
    ):
        Retrieval(allow=anywhere, seconds=3)(f"{url}/a")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "404 Not Found"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxxx", "IncompleteRead"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "IncompleteRead"),
        (b"nonsense\r\n\r\n", "nonsense"),
        (b"HTTP/1.1 301 x\r\nLocation: /a\r\n\r\n", "redirect"),
    ],
)
def test_what_is_no_whole_answer_is_said(answer: bytes, words: str) -> None:
    with answering(answer) as url, pytest.raises(StoreError, match=words):
        Retrieval(allow=anywhere)(f"{url}/a")


def test_who_never_answers_is_given_up() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n", hold=True) as url, pytest.raises(StoreError, match="timed out"):
        Retrieval(allow=anywhere, timeout=0.2)(f"{url}/a")


def test_proxies_of_the_environment_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    (tmp_path / "a").write_bytes(b"x")
    with serving(tmp_path) as url:
        assert Retrieval(allow=anywhere)(f"{url}/a").read() == b"x"
