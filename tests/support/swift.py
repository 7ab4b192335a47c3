"""A real object store that speaks S3, for tests: OpenStack Swift on the loopback interface, its servers stopped with the test.

`make judges` installs it in an environment of its own. One disk, one copy of everything, one user; it can be made to fail as a
real one does, by taking its object server away.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import obstore
import pytest
from obstore.exceptions import GenericError
from obstore.store import S3Store

ENVIRONMENT = Path(sys.prefix) / "judges" / "swift" / "bin"
USER, PASSWORD, REGION = "test:tester", "testing", "us-east-1"
_KINDS = ("account", "container", "object")
_PROXY = "catch_errors gatekeeper healthcheck cache s3api tempauth bulk slo dlo proxy-server"
_STORE = "[swift-hash]\nswift_hash_path_suffix = a\nswift_hash_path_prefix = b\n[storage-policy:0]\nname = one\ndefault = yes\n"
_APP = """[pipeline:main]
pipeline = {pipeline}
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
error_suppression_limit = 1000
error_suppression_interval = 1
"""
_SET = {"tempauth": f"user_test_tester = {PASSWORD} .admin\n"}


class Swift:
    """The servers of one object store, their files below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.servers: dict[str, subprocess.Popen[bytes]] = {}
        self.ports = dict(zip((*_KINDS, "proxy"), _free_ports(4), strict=True))
        self.url = f"http://127.0.0.1:{self.ports['proxy']}"

    @property
    def variables(self) -> Mapping[str, str]:
        """Environment variables by which every program finds this store."""
        return {
            "AWS_ENDPOINT_URL": self.url, "AWS_REGION": REGION, "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": USER, "AWS_SECRET_ACCESS_KEY": PASSWORD,
        }  # fmt: skip

    def configure(self) -> None:
        """Write what the servers read."""
        (self.folder / "disks" / "d1").mkdir(parents=True)
        (self.folder / "swift.conf").write_text(_STORE)
        for kind in _KINDS:
            builder = self.folder / f"{kind}.builder"
            for words in (["create", "4", "1", "1"], ["add", f"r1z1-127.0.0.1:{self.ports[kind]}/d1", "1"], ["rebalance"]):
                subprocess.run([ENVIRONMENT / "swift-ring-builder", builder, *words], check=False, capture_output=True)
            parts = f"[pipeline:main]\npipeline = {kind}-server\n[app:{kind}-server]\nuse = egg:swift#{kind}\n"
            self._write(kind, f"devices = {self.folder / 'disks'}\nmount_check = false\n", parts)
        plugs = {name: {"cache": "memcache"}.get(name, name) for name in _PROXY.split()[:-1]}
        filters = "".join(f"[filter:{name}]\nuse = egg:swift#{plug}\n{_SET.get(name, '')}" for name, plug in plugs.items())
        self._write("proxy", "", _APP.format(pipeline=_PROXY) + filters)

    def start(self, kind: str) -> None:
        """Start one server and wait until it listens."""
        words = [ENVIRONMENT / f"swift-{kind}-server", self.folder / f"{kind}.conf"]
        log = (self.folder / f"{kind}.log").open("ab")
        self.servers[kind] = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)
        log.close()
        end = time.monotonic() + 30
        while time.monotonic() < end and self.servers[kind].poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.ports[kind])) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"swift's {kind} server does not start: {(self.folder / f'{kind}.log').read_text()[-2000:]}")

    def stop(self, kind: str) -> None:
        """End one server and the processes that it made."""
        server = self.servers.pop(kind)
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()

    def make_bucket(self, name: str) -> None:
        """Make a bucket: to a store that takes the endpoint for the bucket, a bucket's name is the key of an object."""
        root = S3Store(
            "any", endpoint=self.url, access_key_id=USER, secret_access_key=PASSWORD, region=REGION,
            virtual_hosted_style_request=True, client_options={"allow_http": True},
        )  # fmt: skip
        with pytest.raises(GenericError, match="ETag"):  # the answer for a bucket has none
            obstore.put(root, name, b"", use_multipart=False)

    def _write(self, kind: str, more: str, parts: str) -> None:
        """Write the file of one server."""
        user = Path("/proc/self").owner()
        head = f"[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = {self.ports[kind]}\nswift_dir = {self.folder}\nworkers = 0\n"
        (self.folder / f"{kind}.conf").write_text(f"{head}user = {user}\n{more}{parts}")


@contextmanager
def serving(folder: Path) -> Iterator[Swift]:
    """Run an object store while the block runs; skip the test where it is not installed."""
    if not ENVIRONMENT.is_dir():
        pytest.skip("OpenStack Swift is not installed here; make judges installs it")
    swift = Swift(folder)
    swift.configure()
    try:
        for kind in (*_KINDS, "proxy"):
            swift.start(kind)
        _await_health(swift.url)
        yield swift
    finally:
        for kind in tuple(swift.servers):
            swift.stop(kind)
        shutil.rmtree(folder, ignore_errors=True)


def _await_health(url: str) -> None:
    """Wait until the store answers."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/healthcheck", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("swift does not answer")


def _free_ports(count: int) -> list[int]:
    """Return ports that nobody uses at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
