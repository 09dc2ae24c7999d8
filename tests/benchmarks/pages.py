"""How long our pages take against a table page of plain Datasette on the same database.

    python tests/benchmarks/pages.py

Two servers run on this computer: ours, and Datasette without plugins. Requests alternate
between all the pages, 200 for each; then 8 clients at once ask for one page after another,
25 times each. Exits with 1 when an answer to three needs takes more than twice a table page.
A request with a cookie is never answered from what is kept.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from toolfinder.app import Toolfinder

ROUNDS, CLIENTS, EACH = 200, 8, 25
MOST = 2.0
"""How many table pages an answer to three needs may take."""

NEEDS = ("file-sync", "video-conferencing", "accounting")
PROFILE = urlencode(
    [*(("need", need) for need in NEEDS), ("members", 60), ("per_year", 600), ("required", "ca")]
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NOT_KEPT = {"Cookie": "a=b"}
DATASETTE = """
import sys, uvicorn
from datasette.app import Datasette
app = Datasette(immutables=[sys.argv[1]])
uvicorn.run(app.app(), port=int(sys.argv[2]), log_level="warning")
"""


@dataclass
class Case:
    """One page, and how long it took in milliseconds."""

    name: str
    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def ask(self, connection: HTTPConnection) -> float:
        """How long one answer takes."""
        start = time.perf_counter()
        method = "GET" if self.body is None else "POST"
        connection.request(method, self.path, self.body, self.headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{self.name}: {answer.status}"
        return (time.perf_counter() - start) * 1000

    def client(self) -> list[float]:
        """How long each answer takes one of several clients."""
        connection = HTTPConnection("127.0.0.1", self.port)
        return [self.ask(connection) for _time in range(EACH)]


@contextmanager
def serving(*command: str, port: int, **environment: str) -> Iterator[None]:
    """A server in a process of its own."""
    server = subprocess.Popen(
        [sys.executable, *command], env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    try:
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionError:
                time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def measure(cases: list[Case]) -> None:
    """One client that asks for each in turn, then several at once."""
    connections = {case.port: HTTPConnection("127.0.0.1", case.port) for case in cases}
    for number in range(ROUNDS + 3):
        for case in cases:
            taken = case.ask(connections[case.port])
            if number >= 3:  # the first ones read the catalogue and compile templates
                case.alone.append(taken)
    for case in cases:
        with ThreadPoolExecutor(CLIENTS) as clients:
            start = time.perf_counter()
            found = list(clients.map(lambda _number, case=case: case.client(), range(CLIENTS)))
            case.seconds = time.perf_counter() - start
        case.together = [taken for each in found for taken in each]


def shown(times: list[float], rate: float) -> str:
    """Median, 95th percentile and requests a second."""
    return (
        f"{statistics.median(times):8.1f} {statistics.quantiles(times, n=20)[-1]:8.1f} {rate:8.0f}"
    )


def main() -> int:
    """Measure, print the table, and say whether the bound holds."""
    path = Toolfinder().store.path
    ours, plain = free_port(), free_port()
    table = f"/{Path(path).stem}/tools"
    cases = [
        Case("plain Datasette, table tools", plain, table),
        Case("GET /tools", ours, "/tools"),
        Case("GET /tools, not kept", ours, "/tools", NOT_KEPT),
        Case("GET /tools/nextcloud", ours, "/tools/nextcloud"),
        Case("GET /tools/nextcloud, not kept", ours, "/tools/nextcloud", NOT_KEPT),
        Case("POST /recommend, three needs", ours, "/recommend", FORM, PROFILE),
    ]
    with (
        serving("-m", "toolfinder", "serve", "--port", str(ours), port=ours),
        serving("-c", DATASETTE, str(path), str(plain), port=plain, DATASETTE_LOAD_PLUGINS=""),
    ):
        measure(cases)
    print(f"{'':32} {'one client':>26} {f'{CLIENTS} clients':>26}")
    print(
        f"{'':32} {'median':>8} {'p95 ms':>8} {'per s':>8} {'median':>8} {'p95 ms':>8} {'per s':>8}"
    )
    for case in cases:
        alone = shown(case.alone, 1000 / statistics.mean(case.alone))
        together = shown(case.together, CLIENTS * EACH / case.seconds)
        print(f"{case.name:32} {alone} {together}")
    ratio = statistics.median(cases[-1].alone) / statistics.median(cases[0].alone)
    print(f"three needs / table page of plain Datasette: {ratio:.2f} (at most {MOST:g})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
