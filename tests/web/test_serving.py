"""`toolfinder serve`: where it listens, what it says of it, and how it stops."""

from __future__ import annotations

import errno
import http.client
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
import uvicorn

from tests.web.asking import asking
from tests.worlds import GARDEN
from toolfinder.app import Toolfinder
from toolfinder.errors import ServerError
from toolfinder.web import serving
from toolfinder.web.asgi import create_app
from toolfinder.web.serving import Place
from toolfinder.web.serving import hold
from toolfinder.web.serving import serve

MARKER = "Xiprer7Quaranta"
"""A word that nobody else writes."""

ANSWERS = {"name": MARKER, "need": "file-sync", "wish": f"{MARKER.lower()} fitxers"}


@pytest.fixture
def listening(monkeypatch):
    """The addresses on which the server would have listened."""
    heard: list[tuple[str, int]] = []

    def run(self, sockets):
        heard.extend(listener.getsockname()[:2] for listener in sockets)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return heard


def test_it_listens_on_this_computer_only(garden_finder, listening):
    """And tells the address once it holds the port."""
    told: list[tuple[str, bool]] = []
    serve(garden_finder, Place(), lambda *said: told.append(said))
    ((host, port),) = listening
    assert ("127.0.0.1", [(f"http://127.0.0.1:{port}/", False)]) == (host, told)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - nothing listens
def test_it_listens_for_others_only_when_told_to(garden_finder, listening, host):
    """Which is said."""
    told: list[tuple[str, bool]] = []
    serve(garden_finder, Place(host, root_path="/finder"), lambda *said: told.append(said))
    ((heard, port),) = listening
    shown = {"::": "[::]"}.get(host, host)
    assert (host, [(f"http://{shown}:{port}/finder/", True)]) == (heard, told)


def test_the_command_says_where_to_look(world, listening):
    """One line, with how to stop."""
    outcome = world(GARDEN).run("serve", "--port", "0")
    ((_host, port),) = listening
    said = f"Open http://127.0.0.1:{port}/ in a browser. Stop with Ctrl-C.\n"
    assert (0, said, "") == (outcome.code, outcome.out, outcome.err)


def test_the_command_says_who_else_can_look(world, listening, monkeypatch):
    """One sentence, on standard error."""
    monkeypatch.setattr(serving, "_prepare", lambda finder, *, for_others: None)
    outcome = world(GARDEN).run("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    said = (
        "Everybody who can reach this computer can open these pages, and what they answer travels "
        "unencrypted: put a web server with TLS in front.\n"
    )
    assert (0, said) == (outcome.code, outcome.err)


def test_a_port_that_is_taken_is_one_line(world, listening):
    """With what to do about it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = world(GARDEN).run("serve", "--port", str(port))
    said = f"port {port} cannot be used (it is taken); choose another with --port\n"
    assert (1, "", said, []) == (outcome.code, outcome.out, outcome.err, listening)


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("192.0.2.1", "it is no address of this computer"),
        ("no such host", "nobody knows it"),
        ("a" * 300, "nobody knows it"),
    ],
)
def test_a_host_that_is_wrong_is_one_line(world, listening, host, why):
    """With what to do about it (192.0.2.1 is nobody's: RFC 5737)."""
    outcome = world(GARDEN).run("serve", "--host", host, "--port", "0")
    said = f"host {host} cannot be used ({why}); choose another with --host\n"
    assert (1, "", said, []) == (outcome.code, outcome.out, outcome.err, listening)


def test_a_port_for_the_administrator_is_one_line(monkeypatch):
    """Tests may run as the administrator, so the system is made to refuse it."""

    def refuse(self, address):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ServerError) as error:
        hold("127.0.0.1", 80)
    assert str(error.value) == (
        "port 80 cannot be used (ports below 1024 are for the administrator); choose another with "
        "--port"
    )


@pytest.mark.parametrize("path", ["finder", "/a b", "/a//b", "https://example.org"])
def test_a_root_path_is_a_path(world, listening, path):
    """It begins with a slash."""
    outcome = world(GARDEN).run("serve", "--root-path", path)
    assert outcome.code == 2
    assert f"{path!r} is no path such as /finder" in outcome.err
    assert listening == []


@pytest.mark.parametrize("path", ["/tools", "/catalogue", "/tools/finder", "/-"])
def test_a_root_path_is_not_named_like_a_page(world, listening, path):
    """One could not tell them apart."""
    outcome = world(GARDEN).run("serve", "--root-path", path)
    said = f"pages of our own begin with {path}; choose another with --root-path\n"
    assert (1, said, []) == (outcome.code, outcome.err, listening)


def test_ctrl_c_is_how_it_is_stopped(world, monkeypatch):
    """So it is no failure, nor is SIGTERM."""
    before = signal.getsignal(signal.SIGTERM)
    for sent in (signal.SIGINT, signal.SIGTERM):

        def run(self, sockets, sent=sent):
            signal.raise_signal(sent)
            raise AssertionError

        monkeypatch.setattr(uvicorn.Server, "run", run)
        assert world(GARDEN).run("serve", "--port", "0").code == 0
    assert signal.getsignal(signal.SIGTERM) is before


@dataclass
class Running:
    """A server in a process of its own, in folders of its own."""

    process: subprocess.Popen[str]
    port: int
    folder: Path

    def ask(self, path: str, **more: object) -> tuple[http.client.HTTPResponse, str]:
        """One request and its answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST" if "body" in more else "GET", path, **more)  # type: ignore[arg-type]
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def children(self) -> set[int]:
        """The processes that it has started."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return {int(number) for number in found.split()}

    def stop(self) -> tuple[int, str, str]:
        """Terminate it: its exit code and all that it said."""
        self.process.terminate()
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@pytest.fixture
def start(tmp_path: Path, garden_finder: Toolfinder) -> Iterator[Callable[..., Running]]:
    """Starts `toolfinder serve` on the garden: `start("--workers", "2")`."""
    started: list[subprocess.Popen[str]] = []

    def run(*options: str) -> Running:
        folders = {name: tmp_path / name for name in ("cache", "tmp", "home", "cwd")}
        for folder in folders.values():
            folder.mkdir()
        for path in garden_finder.store.path.parent.glob("*.sqlite"):
            os.link(path, folders["cache"] / path.name)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUNBUFFERED": "1",
            "TOOLFINDER_CACHE_DIR": str(folders["cache"]),
            "TMPDIR": str(folders["tmp"]),
            "HOME": str(folders["home"]),
            "LANG": "en_GB.UTF-8",
        }
        arguments = ("serve", "--port", "0", "--catalogue", str(garden_finder.root), *options)
        process = subprocess.Popen(
            [sys.executable, "-m", "toolfinder", *arguments],
            cwd=folders["cwd"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        said = process.stdout.readline()  # printed once the port is held
        assert said, process.stderr and process.stderr.read()
        return Running(process, int(said.split("/")[2].rpartition(":")[2]), tmp_path)

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def test_nothing_of_what_is_sent_is_left(start):
    """Neither in what the server says nor in a file, an address or a cookie."""
    server = start()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    upload = (
        '--b\r\nContent-Disposition: form-data; name="do"\r\n\r\nupload\r\n'
        f'--b\r\nContent-Disposition: form-data; name="file"; filename="{MARKER}.yaml"\r\n\r\n'
        f"name: {MARKER}\nneeds: [file-sync]\n\r\n--b--\r\n"
    )
    sent = [
        ("/recommend", form, urlencode(ANSWERS), 200),
        ("/recommend", form, urlencode({**ANSWERS, "members": MARKER}), 422),
        ("/recommend", {"Content-Type": "multipart/form-data; boundary=b"}, upload, 200),
        ("/profile.yaml", form, urlencode(ANSWERS), 200),
        ("/tools", form, urlencode(ANSWERS), 405),
    ]
    for path, headers, body, status in sent:
        answer, text = server.ask(path, body=body, headers=headers)
        assert (path, status) == (path, answer.status)
        assert status == 405 or MARKER in text
        assert MARKER.lower() not in str(answer.getheaders()).lower()
        assert answer.getheader("set-cookie") is None
        if status != 405:
            assert answer.getheader("cache-control") == "no-store"
    code, out, err = server.stop()
    assert (code, out, err) == (0, "", "")
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    assert files
    kept = [p for p in files if MARKER.lower().encode() in p.read_bytes().lower()]
    assert kept == []


def test_what_is_being_answered_is_answered_before_it_stops(start):
    """The form arrives in two pieces, and between them the server is told to stop."""
    server = start()
    body = urlencode(ANSWERS).encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(
            b"POST /recommend HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n"
            b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
        )
        received = client.recv(100)
        assert received.startswith(b"HTTP/1.1 100 ")  # it waits for the form
        server.process.terminate()
        while _listens(server.port):
            pass
        client.sendall(body)
        answer = b"".join(iter(lambda: client.recv(100_000), b""))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"</html>\r\n0\r\n\r\n")  # to its last chunk
    out, err = server.process.communicate(timeout=60)
    assert (server.process.returncode, out, err) == (0, "", "")


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=60).close()
    except ConnectionError:
        return False
    return True


def test_several_processes_answer_and_all_of_them_stop(start):
    """They say nothing, and their pages are the same below a root path."""
    server = start("--workers", "2", "--root-path", "/finder")
    answer, text = server.ask("/finder/tools")
    assert (answer.status, server.ask("/tools")[1]) == (200, text)
    assert server.ask("/-/health")[1] == '{"ok": true, "tools": 4}'
    ends = [os.pidfd_open(number) for number in server.children()]
    assert len(ends) >= 2
    assert server.stop() == (0, "", "")
    for end in ends:
        assert select.select([end], [], [], 60)[0] == [end]
        os.close(end)


def test_the_environment_configures_the_application_of_other_servers(garden_finder, monkeypatch):
    """As the documentation of `create_app` says."""
    monkeypatch.setenv("TOOLFINDER_CATALOGUE", str(garden_finder.root))
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(garden_finder.store.path.parent))
    monkeypatch.setenv("LANGUAGE", "ca")
    with asking(create_app()) as ask:
        pages = [ask(path).text for path in ("/tools", "/tools?lang=fr")]
    assert [text.partition('<html lang="')[2][:2] for text in pages] == ["ca", "fr"]
    assert "Beta Núvol" in pages[0]


def test_a_process_that_cannot_make_the_pages_says_why_and_ends(tmp_path, monkeypatch, capsys):
    """One line, and the exit code by which uvicorn knows that starting it again is no use."""
    monkeypatch.setenv("TOOLFINDER_CATALOGUE", str(tmp_path / "none"))
    with pytest.raises(SystemExit) as left:
        serving.in_worker()
    assert (left.value.code, capsys.readouterr().err) == (
        3,
        f"{tmp_path / 'none'}: there is no such folder\n",
    )


def test_processes_that_cannot_make_the_pages_are_an_error(garden_finder, monkeypatch):
    """So that whoever supervises the server knows."""

    class Failing(serving.Multiprocess):
        def run(self):
            self.processes = [SimpleNamespace(exitcode=3)]

    monkeypatch.setattr(serving, "Multiprocess", Failing)
    for name in ("TOOLFINDER_CATALOGUE", "TOOLFINDER_CACHE_DIR", "DATASETTE_SECRET"):
        monkeypatch.setenv(name, "")  # to be put back afterwards
    with pytest.raises(ServerError):
        serve(garden_finder, Place(workers=2), lambda *_said: None)
    assert os.environ["TOOLFINDER_CATALOGUE"] == str(garden_finder.root)
    assert os.environ["TOOLFINDER_CACHE_DIR"] == str(garden_finder.store.path.parent)
