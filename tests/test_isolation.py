"""What the code of others may not do, and that its mistakes stay its own."""

from __future__ import annotations

import os
import socket
import subprocess
import threading

import pytest

from toolfinder.errors import PluginError
from toolfinder.i18n import language
from toolfinder.i18n import speaking
from toolfinder.isolation import OverdueError
from toolfinder.isolation import place_of
from toolfinder.isolation import within


def test_what_is_returned_comes_back_and_what_is_raised_too():
    """In the language of the caller."""
    with speaking("ca"):
        assert within(5, language) == "ca"
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)
    with pytest.raises(SystemExit):
        within(5, lambda: exec("raise SystemExit(3)"))  # noqa: S102 - as a plugin might


def test_what_takes_too_long_is_given_up_and_stopped():
    """A loop without end ends."""
    running = threading.Event()
    thread: list[threading.Thread] = []

    def loop():
        thread.append(threading.current_thread())
        running.set()
        while True:
            pass

    with pytest.raises(OverdueError, match=r"took longer than 0\.05 s"):
        within(0.05, loop)
    assert running.is_set()
    thread[0].join(10)
    assert not thread[0].is_alive()


def test_what_does_not_listen_is_left_behind():
    """The caller goes on all the same."""
    free = threading.Event()
    with pytest.raises(OverdueError):
        within(0.05, free.wait)
    free.set()


def reach():
    """Connect to a port of this computer."""
    with socket.socket() as one:
        one.settimeout(0.2)
        one.connect(("127.0.0.1", 9))


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (reach, "reaches for the network without leave"),
        (lambda: socket.getaddrinfo("localhost", 80), "reaches for the network without leave"),
        (lambda: subprocess.run(["true"], check=True), "starts another process"),
        (lambda: os.system("true"), "starts another process"),  # noqa: S605
    ],
)
def test_the_network_and_other_processes_are_out_of_reach(call, why):
    """From whichever library; outside a guarded call all is as ever."""
    with pytest.raises(PluginError, match=why):
        within(5, call)


def test_the_network_can_be_allowed():
    """Then the attempt is the system's to refuse; a process stays out of reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = server.getsockname()
        within(5, lambda: socket.create_connection(place, timeout=5).close(), allowed=("network",))
    with pytest.raises(PluginError, match="starts another process"):
        within(5, lambda: subprocess.run(["true"], check=True), allowed=("network",))


def test_outside_a_guarded_call_all_is_as_ever():
    """The hook that watches is for the whole process, what it forbids is not."""
    within(5, lambda: None)
    assert subprocess.run(["true"], check=False).returncode == 0
    assert socket.getaddrinfo("127.0.0.1", 80)


def fails():
    """A function with a line that fails."""
    return 1 / 0


def test_the_place_of_a_failure_is_its_line_in_the_code_that_failed():
    """Else where that code starts; nothing for what is not Python's."""
    start = fails.__code__.co_firstlineno
    with pytest.raises(ZeroDivisionError) as failure:
        fails()
    assert place_of(failure.value, fails) == f"{__file__}:{start + 2}"
    assert place_of(failure.value, len) == ""
    assert place_of(None, fails) == f"{__file__}:{start}"
    with pytest.raises(SyntaxError) as caught:
        compile("a = 1\nb = (\n", "made.py", "exec")
    assert place_of(caught.value, "made.py") == "made.py:2"
    assert place_of(None, "made.py") == ""
