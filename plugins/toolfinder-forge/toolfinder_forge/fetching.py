"""Asking a forge: one GET at a time, within limits, and nothing that it says is taken on trust.

Sources: GitHub's best practices (one request after the other, conditional requests, redirects
are followed, https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api) and rate
limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api); GitLab's
`Retry-After` (https://gitlab.com/gitlab-org/gitlab/-/merge_requests/206603); RFC 9110 on `ETag`,
`Retry-After` and status codes; RFC 8288 on `Link`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from datetime import date
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import parse_qs
from urllib.parse import urljoin
from urllib.parse import urlsplit

import httpx

from toolfinder_forge import texts

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from toolfinder.i18n import Message

USER_AGENT = "toolfinder-forge/0.1.0"
MAX_BYTES = 16_000_000
"""Longest answer, in bytes as unpacked; GitHub's statistics of twenty years take six million."""

REDIRECTS = 3
SHORTLY = 5.0
"""Seconds after which to ask again for what a forge is still counting."""

UNSAID = 60
"""Seconds to wait when a forge says that it is too much and not for how long: what GitHub asks."""

_MOVED = frozenset((301, 302, 307, 308))
_SECONDS = re.compile(r"\d{1,12}")
_ETAG = re.compile(r'(W/)?"[\x21\x23-\x7e]{0,200}"')
_LINK = re.compile(r'<([^<>]*)>\s*;[^,<]*\brel="?([a-z]+)"?')


class ForgeError(Exception):
    """Why a repository could not be read."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))


class RefusedError(ForgeError):
    """The forge answered, and not as it should. `status` is HTTP's."""

    def __init__(self, said: Message, status: int = 0) -> None:
        super().__init__(said)
        self.status = status


class UnreachableError(ForgeError):
    """No answer, or only a part of it."""


class ExhaustedError(ForgeError):
    """The forge wants to be left alone for longer than may be waited."""


class Clock:
    """Time as it is. Tests bring another."""

    def today(self) -> date:
        """The day, as forges count it: in UTC."""
        return datetime.now(UTC).date()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def ticks(self) -> float:
        """Seconds since whenever, which never go back."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Do nothing for so long."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a forge said.

    Attributes:
        status: HTTP's.
        data: the body as JSON; None when there is none.
        etag: to ask whether it has changed; empty when there is none of a sound form.
        next: number of the next page; None on the last.
        last: number of the last page; None when the answer does not say.
    """

    status: int
    data: Any = None
    etag: str = ""
    next: int | None = None
    last: int | None = None


class Client:
    """Asks forges. It waits `patience` seconds in all when they ask it to, and no longer.

    Args:
        clock: tells the time, and waits.
        tokens: by host of the API; each is sent to its host alone, and only over https or to
            this computer.
        patience: seconds.
        timeout: seconds until an answer begins, between its parts, and ten times that for all
            of it.
        limit: longest answer in bytes.
    """

    def __init__(
        self,
        clock: Clock,
        tokens: Mapping[str, str],
        *,
        patience: float = 60,
        timeout: float = 20,
        limit: int = MAX_BYTES,
    ) -> None:
        self.clock = clock
        self.requests = 0
        self._tokens = tokens
        self._patience = patience
        self._timeout = timeout
        self._limit = limit
        self._http = httpx.Client(
            timeout=timeout,
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def get(
        self, url: str, *, etag: str = "", accept: Collection[int] = (), again: Collection[int] = ()
    ) -> Answer:
        """One answer.

        Args:
            url: where.
            etag: of the answer that is known; the answer may then be 304, without data.
            accept: statuses that mean something besides 200.
            again: statuses that mean `not yet`: asked again twice, then given back.

        Raises:
            RefusedError: another status, another host, no JSON, or more than may be read.
            UnreachableError: no whole answer in time.
            ExhaustedError: too many requests, and no patience left.
        """
        tries = 0
        while True:
            answer, delay = self._once(url, etag, {200, *accept, *again, *([304] if etag else ())})
            tries += 1
            if answer is None:
                self._wait(url, delay)
            elif answer.status in again and tries < 3:
                if self._patience < SHORTLY:
                    return answer
                self._wait(url, SHORTLY)
            else:
                return answer

    def _once(self, url: str, etag: str, wanted: Collection[int]) -> tuple[Answer | None, float]:
        """The answer, or after how many seconds to ask again."""
        for _step in range(REDIRECTS + 1):
            response, body = self._exchange(url, etag)
            if response.status_code not in _MOVED:
                break
            url = self._redirected(url, response.headers.get("location", ""))
        else:
            raise RefusedError(texts.CIRCLES)
        delay = _delay(response, body, self.clock.now())
        if delay is not None:
            return None, delay
        if response.status_code not in wanted:
            raise RefusedError(_unwanted(response.status_code), response.status_code)
        links = dict(_links(response.headers.get("link", "")))
        found = response.headers.get("etag", "")
        return Answer(
            response.status_code,
            _json(body) if response.status_code == 200 else None,
            found if _ETAG.fullmatch(found) else "",
            links.get("next"),
            links.get("last"),
        ), 0

    def _exchange(self, url: str, etag: str) -> tuple[httpx.Response, bytes]:
        self.requests += 1
        headers = {"Accept": "application/json", **({"If-None-Match": etag} if etag else {})}
        parts = urlsplit(url)
        if parts.hostname == "api.github.com" or parts.path.startswith("/api/v3/"):
            headers |= {
                "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
            }
        token = self._tokens.get(parts.netloc)
        if token and (parts.scheme == "https" or parts.hostname in {"127.0.0.1", "localhost"}):
            headers["Authorization"] = f"Bearer {token}"
        started = self.clock.ticks()
        body = bytearray()
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._limit:
                        raise RefusedError(texts.TOO_LONG(n=self._limit // 1_000_000))
                    if self.clock.ticks() - started > 10 * self._timeout:
                        raise UnreachableError(texts.TOO_SLOW)
                return response, bytes(body)
        except httpx.TimeoutException:
            raise UnreachableError(texts.TOO_SLOW) from None
        except httpx.DecodingError:
            raise RefusedError(texts.NO_JSON) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            # Its own words may hold what was sent, a token too.
            raise UnreachableError(texts.NO_CONNECTION) from None

    def _redirected(self, url: str, location: str) -> str:
        """Where a redirect leads on the same host; never another host, never another scheme."""
        try:
            here, there = urlsplit(url), urlsplit(urljoin(url, location))
        except ValueError:
            raise RefusedError(texts.ELSEWHERE(host="?")) from None
        if there.netloc.lower() != here.netloc.lower() or not location:
            host = there.netloc if re.fullmatch(r"[\w.:-]{1,100}", there.netloc) else "?"
            raise RefusedError(texts.ELSEWHERE(host=host))
        return there._replace(scheme=here.scheme, netloc=here.netloc, fragment="").geturl()

    def _wait(self, url: str, seconds: float) -> None:
        if seconds > self._patience:
            host = urlsplit(url).netloc
            raise ExhaustedError(texts.EXHAUSTED(host=host, n=round(seconds)))
        self._patience -= seconds
        self.clock.wait(seconds)


def _delay(response: httpx.Response, body: bytes, now: float) -> float | None:
    """Seconds after which to ask again, at least one; None when the answer is no complaint."""
    status, headers = response.status_code, response.headers
    if status not in {403, 429, 503}:
        return None
    after = _after(headers.get("retry-after", ""), now)
    if after is not None:
        return max(1.0, after)
    spent = headers.get("x-ratelimit-remaining") == "0" or b"rate limit" in body[:2000].lower()
    if status == 429 or spent:
        for name in ("x-ratelimit-reset", "ratelimit-reset"):
            if _SECONDS.fullmatch(headers.get(name, "")):
                return max(1.0, int(headers[name]) - now)
        return UNSAID
    return None


def _after(text: str, now: float) -> float | None:
    """`Retry-After`, in seconds or as a date."""
    if _SECONDS.fullmatch(text):
        return int(text)
    try:
        return parsedate_to_datetime(text).timestamp() - now
    except (ValueError, OverflowError):
        return None


def _unwanted(status: int) -> Message:
    if status in {404, 410}:
        return texts.GONE
    if status in {401, 403, 451}:
        return texts.FORBIDDEN(status=status)
    return texts.TROUBLE(status=status)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(texts.NO_JSON) from None


def _links(header: str) -> list[tuple[str, int]]:
    """Page numbers by relation. Of an address only the number counts: it leads nowhere else."""
    found = []
    for address, relation in _LINK.findall(header[:10_000]):
        try:
            page = parse_qs(urlsplit(address).query).get("page", [""])[-1]
        except ValueError:
            continue
        if re.fullmatch(r"[1-9]\d{0,8}", page):
            found.append((relation, int(page)))
    return found
