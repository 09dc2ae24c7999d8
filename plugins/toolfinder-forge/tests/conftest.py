"""A forge on this computer that answers what a test tells it, and a clock that never waits."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from datetime import date
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from toolfinder.i18n import speak

from toolfinder_forge.fetching import Client
from toolfinder_forge.forges import READERS
from toolfinder_forge.forges import Visit
from toolfinder_forge.places import Place

TODAY = date(2026, 11, 24)
NOW = 1_795_521_600.0  # noon of that day, UTC


class StillClock:
    """Stands still but for waiting, which takes no time and is noted."""

    def __init__(self, today=TODAY):
        self.day = today
        self.time = NOW
        self.waits = []

    def today(self):
        return self.day

    def now(self):
        return self.time

    def ticks(self):
        return self.time

    def wait(self, seconds):
        self.waits.append(seconds)
        self.time += seconds


class Forge:
    """A server. `says(path, ...)` queues an answer to a path; the last one is repeated.

    A path with a query must be asked with it; without one, whatever the query is.
    """

    def __init__(self):
        self.answers = defaultdict(list)
        self.asked = []
        self.release = threading.Event()
        forge = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                forge.handle(self)

            def log_message(self, *given):
                pass

            def __getattr__(self, name):
                if name.startswith("do_"):
                    forge.asked.append((name, self.path, {}))
                raise AttributeError(name)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}"

    def says(self, path, data=None, status=200, body=None, **headers):
        """Queue an answer: JSON data, or a raw body; headers with underscores for dashes."""
        raw = body if body is not None else b"" if data is None else json.dumps(data).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path].append((status, raw, named))

    def instead(self, path, *given, **more):
        """Answer a path like this, whatever was queued before."""
        self.answers[path] = []
        self.says(path, *given, **more)

    def breaks(self, path, how):
        """Queue a broken answer: `cut` in its middle, or `silent` until the test ends."""
        self.answers[path].append(how)

    def handle(self, handler):
        self.asked.append(("GET", handler.path, dict(handler.headers)))
        queue = self.answers.get(handler.path) or self.answers.get(urlsplit(handler.path).path)
        if queue is None:
            queue = [(404, b'{"message": "Not Found"}', {})]
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        if answer == "silent":
            self.release.wait(10)
            handler.close_connection = True
            return
        if answer == "cut":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1, 2")
            handler.close_connection = True
            return
        status, body, headers = answer
        etag = headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        if status not in {204, 304}:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if status not in {204, 304}:
            handler.wfile.write(body)

    @property
    def paths(self):
        """What was asked for, in order."""
        return [path for _method, path, _headers in self.asked]


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Every test speaks English, and what is set around it does not matter."""
    speak("en")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    for name in ("TOOLFINDER_FORGE_RECORDS", "GITHUB_TOKEN", "GITLAB_TOKEN", "CODEBERG_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def forge():
    """A server that is there while the test runs."""
    made = Forge()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.release.set()
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def clock():
    """A clock that stands still."""
    return StillClock()


@pytest.fixture
def client(clock):
    """A client that waits 60 seconds at most, in no time."""
    with Client(clock, {}, patience=60, timeout=5) as made:
        yield made


@pytest.fixture
def github(forge):
    """A GitHub with one repository whose facts are all known; a test changes what it needs.

    Shapes: https://docs.github.com/en/rest/repos/repos#get-a-repository,
    https://docs.github.com/en/rest/releases/releases#get-the-latest-release,
    https://docs.github.com/en/rest/metrics/statistics.
    """
    root = "/api/v3/repos/coop/alpha"
    week = 1_795_219_200  # 2026-11-21

    def contributor(login, commits, kind="User", at=week):
        author = {"login": login, "id": 1, "type": kind}
        return {"author": author, "total": 999, "weeks": [{"w": at, "a": 1, "d": 1, "c": commits}]}

    class GitHub:
        host, url, repository = forge.host, forge.url, f"{forge.url}/coop/alpha"
        server = forge

        def about(self, **changes):
            return {
                "id": 1296269,
                "name": "alpha",
                "full_name": "coop/alpha",
                "private": False,
                "archived": False,
                "license": {"key": "agpl-3.0", "spdx_id": "AGPL-3.0", "url": None},
                **changes,
            }

        def lives(self, root=root, **changes):
            forge.says(root, self.about(**changes), ETag='"repo-1"')
            forge.says(
                f"{root}/releases/latest",
                {"tag_name": "v1", "published_at": "2026-10-01T19:35:32Z", "draft": False},
                ETag='W/"release-1"',
            )
            page = f"{forge.url}{root}/commits?per_page=1&page="
            links = f'<{page}2>; rel="next", <{page}318>; rel="last"'
            forge.says(f"{root}/commits", [{"sha": "a"}], Link=links)
            people = [("ada", 200), ("ben", 10), ("cy", 9)]
            found = [contributor(*one) for one in people]
            found += [contributor("dependabot[bot]", 80, "Bot"), contributor("old", 50, at=1)]
            forge.says(f"{root}/stats/contributors", found)

        def contributor(self, login, commits, at=week):
            return contributor(login, commits, at=at)

    return GitHub()


@pytest.fixture
def read(forge, client):
    """Reads `coop/alpha` on a forge of a kind; the record and the notes."""

    def read(kind, old=None, today=TODAY, path="coop/alpha"):
        visit = Visit(client, Place(kind, forge.host, path), old, today)
        return READERS[kind](visit, f"{forge.url}/{path}"), list(map(str, visit.notes))

    return read
