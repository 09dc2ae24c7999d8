"""Asking: limits, errors, redirects, tokens. The forge is a server on this computer."""

from __future__ import annotations

import gzip
import json

import pytest

from toolfinder_forge.fetching import Client
from toolfinder_forge.fetching import ExhaustedError
from toolfinder_forge.fetching import RefusedError
from toolfinder_forge.fetching import UnreachableError

LATER = str(1_795_521_600 + 40)


def test_an_answer_is_its_data(forge, client):
    """With what one needs to ask again."""
    forge.says("/a", {"b": [1]}, ETag='W/"x"')
    answer = client.get(f"{forge.url}/a")
    assert (answer.status, answer.data, answer.etag) == (200, {"b": [1]}, 'W/"x"')
    assert client.requests == 1


def test_only_get_is_ever_sent_and_it_says_who_asks(forge, client):
    """And nothing of the computer that asks."""
    forge.says("/a", status=301, Location="/b")
    forge.says("/b", [])
    client.get(f"{forge.url}/a")
    assert [(method, path) for method, path, _headers in forge.asked] == [
        ("GET", "/a"),
        ("GET", "/b"),
    ]
    sent = {name.lower() for name in forge.asked[0][2]}
    assert sent == {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert forge.asked[0][2]["User-Agent"] == "toolfinder-forge/0.1.0"


def test_github_is_asked_for_its_dated_version(forge, client):
    """https://docs.github.com/rest/about-the-rest-api/api-versions."""
    forge.says("/api/v3/repos/a/b", {})
    client.get(f"{forge.url}/api/v3/repos/a/b")
    headers = forge.asked[0][2]
    assert headers["X-GitHub-Api-Version"] == "2022-11-28"
    assert headers["Accept"] == "application/vnd.github+json"


# Conditional requests (RFC 9110, 13.1.2)


def test_what_has_not_changed_is_not_sent_again(forge, client):
    """The forge answers 304, without data."""
    forge.says("/a", [1], ETag='"x"')
    answer = client.get(f"{forge.url}/a", etag='"x"')
    assert (answer.status, answer.data, answer.etag) == (304, None, '"x"')
    assert client.get(f"{forge.url}/a", etag='"old"').data == [1]


def test_not_modified_is_refused_when_nobody_asked(forge, client):
    """There is nothing that could stand in for the answer."""
    forge.says("/a", status=304)
    with pytest.raises(RefusedError, match=r"^the forge has trouble \(HTTP 304\)$"):
        client.get(f"{forge.url}/a")


@pytest.mark.parametrize("etag", ["x", '"a b"', f'"{"x" * 201}"', '"é"'])
def test_an_etag_of_another_form_is_not_kept(forge, client, etag):
    """It would be sent back as a header one day."""
    forge.says("/a", [], ETag=etag)
    assert client.get(f"{forge.url}/a").etag == ""


# Redirects


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(forge, client, status):
    """As GitHub's best practices ask for."""
    forge.says("/a", status=status, Location=f"{forge.url}/b?c=1#d")
    forge.says("/b?c=1", {"here": True})
    assert client.get(f"{forge.url}/a").data == {"here": True}


def test_gitlab_redirects_with_an_address_without_s(forge, client):
    """Its documented example; the scheme stays as it was asked for."""
    forge.says("/a", status=301, Location=f"https://{forge.host}/api/v4/projects/81")
    forge.says("/api/v4/projects/81", {"id": 81})
    assert client.get(f"{forge.url}/a").data == {"id": 81}


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://evil.example.org/a", "evil.example.org"),
        ("//evil.example.org/a", "evil.example.org"),
        ("http://127.0.0.1:1/a", "127.0.0.1:1"),
        ("https://user:word@evil.example.org/", "?"),
        ("file:///etc/passwd", "?"),
        ("", "127.0.0.1"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(forge, client, location, host):
    """Neither a token nor a question goes to a host that nobody named."""
    forge.says("/a", status=301, Location=location)
    with pytest.raises(RefusedError) as caught:
        client.get(f"{forge.url}/a")
    assert str(caught.value).startswith(f"the forge sends to another host ({host}")
    assert len(forge.asked) == 1


def test_a_redirect_to_no_address_is_one_line(forge, client):
    """The library that speaks HTTP stumbles over it first."""
    forge.says("/a", status=301, Location="http://[::1")
    with pytest.raises(UnreachableError, match="broke off"):
        client.get(f"{forge.url}/a")


def test_redirects_in_circles_end(forge, client):
    """After three."""
    forge.says("/a", status=302, Location="/a")
    with pytest.raises(RefusedError, match="without end"):
        client.get(f"{forge.url}/a")
    assert len(forge.asked) == 4


# Limits


@pytest.mark.parametrize(
    ("status", "headers", "waited"),
    [
        (429, {"Retry-After": "7"}, 7),
        (403, {"Retry-After": "7"}, 7),
        (503, {"Retry-After": "7"}, 7),
        (429, {"Retry-After": "0"}, 1),
        (429, {"Retry-After": "Tue, 24 Nov 2026 12:00:30 GMT"}, 30),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": LATER}, 40),
        (429, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": LATER}, 40),
        (429, {"RateLimit-Reset": LATER}, 40),
        (429, {"RateLimit-Reset": "12"}, 1),
        (429, {"Retry-After": "soon"}, 60),
        (429, {}, 60),
    ],
)
def test_a_forge_that_asks_for_patience_gets_it(forge, client, clock, status, headers, waited):
    """As long as it says; a minute when it does not say (GitHub's rate limits)."""
    forge.says("/a", {"message": "slow down"}, status=status, **headers)
    forge.says("/a", [1])
    assert client.get(f"{forge.url}/a").data == [1]
    assert clock.waits == [waited]


def test_a_secondary_limit_is_told_by_its_message(forge, client, clock):
    """GitHub: 403 or 429, and an error message; wait for a minute at least."""
    said = {"message": "You have exceeded a secondary rate limit. Please wait."}
    forge.says("/a", said, status=403)
    forge.says("/a", [1])
    assert client.get(f"{forge.url}/a").data == [1]
    assert clock.waits == [60]


def test_patience_ends_and_says_how_much_it_would_have_taken(forge, client, clock):
    """Nothing is waited for in vain."""
    forge.says("/a", status=429, Retry_After="61")
    with pytest.raises(ExhaustedError) as caught:
        client.get(f"{forge.url}/a")
    assert clock.waits == []
    assert str(caught.value) == (
        f"{forge.host} answers no more for now; it asks to wait 61 seconds (see --wait)"
    )


def test_patience_is_for_the_whole_run(forge, client, clock):
    """A forge that always asks for a little does not hold for ever."""
    forge.says("/a", status=429, Retry_After="25")
    with pytest.raises(ExhaustedError):
        client.get(f"{forge.url}/a")
    assert clock.waits == [25, 25]


def test_what_is_still_counted_is_asked_for_again(forge, client, clock):
    """GitHub's statistics answer 202 until they are there."""
    forge.says("/a", {}, status=202)
    forge.says("/a", [1])
    assert client.get(f"{forge.url}/a", again=(202,)).data == [1]
    assert clock.waits == [5]


def test_what_is_counted_for_ever_is_given_back(forge, client, clock):
    """After three times."""
    forge.says("/a", {}, status=202)
    assert client.get(f"{forge.url}/a", again=(202,)).status == 202
    assert (len(forge.asked), clock.waits) == (3, [5, 5])


def test_without_patience_nothing_is_asked_twice(forge, clock):
    """`--wait 0` waits for nothing."""
    forge.says("/a", {}, status=202)
    with Client(clock, {}, patience=0) as client:
        assert client.get(f"{forge.url}/a", again=(202,)).status == 202
    assert (len(forge.asked), clock.waits) == (1, [])


# Errors


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "the forge refuses to answer (HTTP 401)"),
        (403, "the forge refuses to answer (HTTP 403)"),
        (404, "the forge has no such repository, or does not show it"),
        (410, "the forge has no such repository, or does not show it"),
        (451, "the forge refuses to answer (HTTP 451)"),
        (500, "the forge has trouble (HTTP 500)"),
        (503, "the forge has trouble (HTTP 503)"),
        (418, "the forge has trouble (HTTP 418)"),
    ],
)
def test_another_status_is_one_line(forge, client, clock, status, said):
    """And is not asked for again."""
    forge.says("/a", {"message": "<script>"}, status=status)
    with pytest.raises(RefusedError) as caught:
        client.get(f"{forge.url}/a")
    assert (str(caught.value), caught.value.status) == (said, status)
    assert (len(forge.asked), clock.waits) == (1, [])


def test_a_status_may_mean_something(forge, client):
    """To who knows what it means."""
    forge.says("/a", {"message": "empty"}, status=409)
    answer = client.get(f"{forge.url}/a", accept=(409,))
    assert (answer.status, answer.data) == (409, None)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{", b"\xff", b"[" * 100_000, b"1" * 5000, b'{"a": 1}x']
)
def test_what_is_no_json_is_refused(forge, client, body):
    """Deep, long or broken; without a trace."""
    forge.says("/a", body=body)
    with pytest.raises(RefusedError, match=r"^the answer is no JSON$"):
        client.get(f"{forge.url}/a")


def test_a_longer_answer_is_not_read(forge, clock):
    """Up to the limit it is."""
    text = json.dumps("x" * 1_999_998).encode()
    assert len(text) == 2_000_000
    forge.says("/a", body=text)
    forge.says("/b", body=text + b" ")
    with Client(clock, {}, limit=2_000_000) as client:
        assert len(client.get(f"{forge.url}/a").data) == 1_999_998
        with pytest.raises(RefusedError, match="longer than 2 megabytes"):
            client.get(f"{forge.url}/b")


def test_an_answer_that_unpacks_to_more_is_not_read(forge, clock):
    """Twelve kilobytes that hold twelve million letters."""
    forge.says("/a", body=gzip.compress(b" " * 12_000_000), Content_Encoding="gzip")
    with (
        Client(clock, {}, limit=2_000_000) as client,
        pytest.raises(RefusedError, match="longer than 2 megabytes"),
    ):
        client.get(f"{forge.url}/a")


def test_what_does_not_unpack_is_refused(forge, client):
    """It says gzip and is none."""
    forge.says("/a", body=b"[]", Content_Encoding="gzip")
    with pytest.raises(RefusedError, match="no JSON"):
        client.get(f"{forge.url}/a")


def test_a_forge_that_breaks_off_is_not_reached(forge, client):
    """In the middle of its answer."""
    forge.breaks("/a", "cut")
    with pytest.raises(UnreachableError, match="cannot be reached, or broke off"):
        client.get(f"{forge.url}/a")


def test_a_forge_that_is_silent_is_given_up(forge, clock):
    """After the time that was set."""
    forge.breaks("/a", "silent")
    with (
        Client(clock, {}, timeout=0.05) as client,
        pytest.raises(UnreachableError, match="did not answer in time"),
    ):
        client.get(f"{forge.url}/a")


def test_a_forge_that_trickles_is_given_up(forge, clock):
    """Ten times the time that was set is enough for all of an answer."""
    forge.says("/a", [1])
    clock.ticks = iter([0, 51]).__next__
    with (
        Client(clock, {}, timeout=5) as client,
        pytest.raises(UnreachableError, match="did not answer in time"),
    ):
        client.get(f"{forge.url}/a")


def test_where_nobody_listens_nobody_is_reached(client):
    """Port 9 of this computer discards, if anything."""
    with pytest.raises(UnreachableError):
        client.get("http://127.0.0.1:9/a")


# Tokens


def test_a_token_goes_to_its_host_and_stays_there(forge, clock):
    """And only over https, or to this computer."""
    forge.says("/a", [])
    with Client(clock, {forge.host: "secret", "other.example.org": "other"}) as client:
        client.get(f"{forge.url}/a")
    assert forge.asked[0][2]["Authorization"] == "Bearer secret"
    with Client(clock, {"other.example.org": "other"}) as client:
        client.get(f"{forge.url}/a")
    assert "Authorization" not in forge.asked[1][2]


def test_no_token_goes_over_plain_http(clock, monkeypatch):
    """Whoever listens would have it."""
    with Client(clock, {"forge.example.org": "secret"}) as client:
        sent = []

        def stream(_method, _url, headers):
            sent.append(headers)
            raise AssertionError

        monkeypatch.setattr(client._http, "stream", stream)
        for scheme in ("http", "https"):
            with pytest.raises(AssertionError):
                client.get(f"{scheme}://forge.example.org/a")
    assert ["Authorization" in headers for headers in sent] == [False, True]


def test_a_token_is_in_no_message(clock):
    """Not even when it cannot be sent."""
    with Client(clock, {"127.0.0.1:9": "sec\nret"}) as client, pytest.raises(Exception) as caught:  # noqa: PT011
        client.get("http://127.0.0.1:9/a")
    assert isinstance(caught.value, UnreachableError)
    assert "ret" not in str(caught.value).replace("reach", "")


# Pages (RFC 8288)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<{}/a?page=2>; rel="next", <{}/a?page=9>; rel="last"', (2, 9)),
        ('<{}/a?x=1&page=3&per_page=1>; rel="last"', (None, 9)),
        ("<{}/a?page=2>; rel=next", (2, None)),
        ('<https://evil.example.org/?page=2>; rel="next"', (2, None)),
        ('<{}/a?page=0>; rel="next"', (None, None)),
        ('<{}/a?page=99999999999>; rel="last"', (None, None)),
        ('<{}/a>; rel="next"', (None, None)),
        ("nonsense", (None, None)),
        ("<<<>>>;;;,,,", (None, None)),
    ],
)
def test_of_links_only_page_numbers_count(forge, client, link, found):
    """An address in a header leads nowhere."""
    forge.says("/a", [], Link=link.replace("{}", forge.url).replace("page=3&", "page=9&"))
    answer = client.get(f"{forge.url}/a")
    assert (answer.next, answer.last) == found
