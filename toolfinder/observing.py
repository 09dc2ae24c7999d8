"""Matches what an importer reads to our tools, and writes it to `observed/<source>.jsonl`.

A record is recognised by its repository, else by its homepage, else by its name, and by
name only when it has no repository of its own or ours is unknown. A record that fits two
tools, and two records that fit one tool equally well, are reported and not written.
"""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.addresses import has_credentials
from toolfinder.addresses import normalised
from toolfinder.catalogue.knowledge import stated
from toolfinder.catalogue.observed import Stance
from toolfinder.catalogue.observed import from_json
from toolfinder.catalogue.observed import stance
from toolfinder.catalogue.values import check_value
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.importing import Checkout
from toolfinder.wholefile import write_whole

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.importing import Importer
    from toolfinder.importing import Observation

WAYS = ("repository", "homepage", "name")
"""How a record was recognised, surest first."""

Progress = Callable[[int, int], None]


@dataclass
class Imported:
    """What an import found.

    Attributes:
        path: the file that was written.
        records: how many records were read.
        tools: how many of our tools they are about.
        new, changed, unchanged: claims against the file of the last import.
        conflicts: claims that contradict what people wrote, as (tool, fact, theirs).
        unmatched: names of the software that is not in our catalogue.
        problems: records that were skipped, and why.
    """

    path: Path
    records: int = 0
    tools: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicts: list[tuple[str, str, Any]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def import_from(
    importer: Importer,
    checkout: Checkout,
    catalogue: Catalogue,
    progress: Progress = lambda _done, _total: None,
) -> Imported:
    """Read a checkout and write what it says of our tools; the same checkout, the same bytes.

    Raises:
        InputError: it is no checkout of that source.
        OSError: the file cannot be written; the old one is as it was.
    """
    result = Imported(catalogue.root / "observed" / f"{importer.id}.jsonl")
    matcher = _Matcher(catalogue)
    found: dict[str, list[tuple[str, Observation]]] = defaultdict(list)
    for observation in _read(importer, checkout.path, result, progress):
        clean = _without_credentials(observation, result)
        way, tools = matcher.match(clean)
        if len(tools) == 1:
            found[tools[0]].append((way, clean))
        elif tools:
            message = _("fits several tools: {tools}").format(tools=", ".join(tools))
            result.problems.append(Problem(message, clean.record))
        else:
            result.unmatched.append(clean.name)
    lines = []
    for tool, candidates in sorted(found.items()):
        best = _best(tool, candidates, result)
        line = best and _line(importer, checkout, catalogue, tool, *best, result)
        if line:
            lines.append(line)
            _compare(catalogue, line, result)
    _count(lines, result)
    result.path.parent.mkdir(exist_ok=True)
    write_whole(result.path, "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))
    return result


def _read(
    importer: Importer, checkout: Path, result: Imported, progress: Progress
) -> Iterable[Observation]:
    paths = importer.records(checkout)
    for done, path in enumerate(paths, start=1):
        for one in importer.read(path, checkout):
            result.records += 1
            if isinstance(one, Problem):
                result.problems.append(one)
            else:
                yield one
        progress(done, len(paths))


def _without_credentials(observation: Observation, result: Imported) -> Observation:
    """The observation without addresses that carry a user name or a password."""
    addresses = {
        "repositories": observation.repositories,
        "homepages": observation.homepages,
        "url": (observation.url,),
    }
    kept = {
        key: tuple(u for u in urls if not has_credentials(u)) for key, urls in addresses.items()
    }
    if kept == addresses:
        return observation
    message = _("an address carries a user name or a password; it is left out")
    result.problems.append(Problem(message, observation.record))
    return replace(
        observation,
        repositories=kept["repositories"],
        homepages=kept["homepages"],
        url="".join(kept["url"]),
    )


class _Matcher:
    """Finds which of our tools a record is about."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by: dict[str, dict[str, set[str]]] = {way: defaultdict(set) for way in WAYS}
        self._with_repository = set()
        for id_, tool in catalogue.tools.items():
            if tool.repository:
                self._by["repository"][normalised(tool.repository)].add(id_)
                self._with_repository.add(id_)
            self._by["homepage"][normalised(tool.homepage)].add(id_)
            for name in {_folded(tool.name), _folded(id_)}:
                self._by["name"][name].add(id_)

    def match(self, observation: Observation) -> tuple[str, list[str]]:
        """How it was recognised, and as which tools."""
        for way, addresses in (
            ("repository", observation.repositories),
            ("homepage", observation.homepages),
        ):
            tools = {id_ for url in addresses for id_ in self._by[way].get(normalised(url), ())}
            if tools:
                return way, sorted(tools)
        named = self._by["name"].get(_folded(observation.name), set())
        if observation.repositories:  # of the same name, with another repository: another tool
            named = named - self._with_repository
        return "name", sorted(named)


def _folded(name: str) -> str:
    """A name without case, accents, spaces and signs."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def _best(
    tool: str, candidates: list[tuple[str, Observation]], result: Imported
) -> tuple[str, Observation] | None:
    surest = min(WAYS.index(way) for way, _one in candidates)
    best = [(way, one) for way, one in candidates if WAYS.index(way) == surest]
    if len(best) == 1:
        return best[0]
    message = _("{tool} fits several records; none is taken").format(tool=tool)
    result.problems += [Problem(message, one.record) for _way, one in best]
    return None


def _line(
    importer: Importer,
    checkout: Checkout,
    catalogue: Catalogue,
    tool: str,
    way: str,
    one: Observation,
    result: Imported,
) -> dict[str, Any] | None:
    """One line of the file; None when nothing of the record can be used."""
    words = catalogue.vocabulary
    parts: dict[str, dict[str, Any]] = {"facts": {}, "self": {}}
    has_self = "self" in catalogue.tools[tool].offers
    for part, facts in (("facts", one.facts), ("self", one.self_facts if has_self else {})):
        for fact, value in sorted(facts.items()):
            definition = words.facts.get(fact)
            finding = (
                check_value(value, definition, words)
                if definition
                else _("there is no fact {fact!r}").format(fact=fact)
            )
            if finding:
                result.problems.append(Problem(finding, one.record, field=fact))
            else:
                parts[part][fact] = value.isoformat() if isinstance(value, date) else value
    if not any(parts.values()):
        return None
    seen = one.seen or checkout.seen
    return {
        "tool": tool,
        **{key: part for key, part in parts.items() if part},
        "record": one.record,
        "matched_by": way,
        "url": one.url or importer.address(one.record, checkout.commit),
        "seen": seen and seen.isoformat(),
        "by": importer.by,
    }


def _compare(catalogue: Catalogue, line: Mapping[str, Any], result: Imported) -> None:
    """Note every claim that contradicts what people wrote."""
    tool = catalogue.tools[line["tool"]]
    own = tool.offers.get("self")
    for part, written in (("facts", tool.facts), ("self", own.facts if own else {})):
        curated = stated(tool, written)
        for fact, value in line.get(part, {}).items():
            definition = catalogue.vocabulary.facts[fact]
            found = stance(from_json(value, definition), curated.get(fact, ()), None, definition)
            if found is Stance.CONFLICT:
                result.conflicts.append((line["tool"], fact, value))


def _count(lines: list[dict[str, Any]], result: Imported) -> None:
    """Compare with the last import, claim by claim."""
    before = _claims(_last(result.path))
    now = _claims(lines)
    result.tools = len(lines)
    for key, value in now.items():
        if key not in before:
            result.new += 1
        elif before[key] != value:
            result.changed += 1
        else:
            result.unchanged += 1


def _claims(lines: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Any]:
    return {
        (line["tool"], fact): value
        for line in lines
        for part in ("facts", "self")
        for fact, value in line.get(part, {}).items()
    }


def _last(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return []


def state_of(path: Path) -> Checkout:
    """The commit of a git checkout and its day; neither when it is none or git is absent."""
    folder = path if path.is_dir() else path.parent
    command = ["git", "-C", str(folder), "log", "-1", "--format=%H %cs"]
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, and a path as one argument
            command, capture_output=True, text=True, timeout=30, check=True
        )
        commit, day = answer.stdout.split()
        return Checkout(path, commit[:12], date.fromisoformat(day))
    except (OSError, ValueError, subprocess.SubprocessError):
        return Checkout(path)
