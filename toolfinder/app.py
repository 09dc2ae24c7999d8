"""Joins the parts: catalogue, store, plugins and engine behind one object."""

from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolfinder import __version__
from toolfinder.assessing import Panel
from toolfinder.cachefolder import cache_folder
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.criteria import FRAMEWORK
from toolfinder.engine import CAUTION
from toolfinder.engine import Bench
from toolfinder.engine import Recommendation
from toolfinder.engine import judge
from toolfinder.engine import weights_of
from toolfinder.errors import CatalogueError
from toolfinder.errors import InputError
from toolfinder.errors import PluginError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.explain import Explainer
from toolfinder.i18n import N_
from toolfinder.i18n import Message
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.isolation import place_of
from toolfinder.lookup import product_names
from toolfinder.model.profile import FIELDS
from toolfinder.notes import notes
from toolfinder.plugins.discovery import PLUGINS
from toolfinder.plugins.discovery import installed
from toolfinder.plugins.discovery import remember_hooks
from toolfinder.plugins.discovery import single_files
from toolfinder.plugins.manager import Plugins
from toolfinder.profiles import ProfileWords
from toolfinder.profiles import check_profile
from toolfinder.profiles import read_profile
from toolfinder.store.location import made
from toolfinder.store.location import open_store
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from toolfinder.catalogue.folder import Layer
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.criterion import Criterion
    from toolfinder.matching.model import Matcher
    from toolfinder.matching.understand import Understanding
    from toolfinder.model.profile import Profile
    from toolfinder.store.read import Store

Progress = Callable[[int, int], None]

_NO_BUDGET = N_(
    "No budget was given: affordability is judged against a reference amount per person. State what "
    "you can spend to get an answer of your own."
)
_NOTHING_MATTERS = N_("All importances are zero: every criterion weighs the same.")


@dataclass(frozen=True)
class Options:
    """How to judge.

    Attributes:
        as_of: the day to judge for; None: today.
        seed: of the random numbers.
        method: id of the aggregation method.
        caution: 0 counts on the worst of each interval, 1 on the best.
        ranking: weights of a list of criteria in order: `rank-sum` or `rank-order-centroid`.
        network: whether plugins that declare that they need the network may reach for it.
        strict_plugins: whether a plugin that fails ends the answer.
    """

    as_of: date | None = None
    seed: int = 0
    method: str = "power-mean"
    caution: float = CAUTION
    ranking: str = "rank-sum"
    network: bool = False
    strict_plugins: bool = False


class Toolfinder:
    """Recommends tools from a catalogue.

    Args:
        catalogue: a catalogue folder; None: what `TOOLFINDER_CATALOGUE` names, else the one that
            comes with toolfinder.
        plugins_dir: a folder of single-file plugins; None: what `TOOLFINDER_PLUGINS_DIR` names.
        only: names of the plugins to load; None: what `TOOLFINDER_LOAD_PLUGINS` lists, else all.
        say: told, in a sentence, what a person should know while waiting.
        progress: told how many of how many steps of compiling the catalogue are done.
    """

    def __init__(
        self,
        catalogue: Path | str | None = None,
        plugins_dir: Path | str | None = None,
        only: Iterable[str] | None = None,
        say: Callable[[str], None] = lambda _text: None,
        progress: Progress = lambda _done, _total: None,
    ) -> None:
        folder = catalogue or os.environ.get("TOOLFINDER_CATALOGUE")
        self.root = Path(folder) if folder else shipped_catalogue()
        named = plugins_dir or os.environ.get("TOOLFINDER_PLUGINS_DIR")
        self.plugins_dir = Path(named) if named else None
        self._only = None if only is None else tuple(only)
        self._say = say
        self._progress = progress

    @cached_property
    def plugins(self) -> Plugins:
        """The plugins, loaded once."""
        cache = cache_folder() / PLUGINS
        found = installed(cache)
        packages = {one.name for one in found}
        if self.plugins_dir:
            if not self.plugins_dir.is_dir():
                raise InputError([Problem(_("there is no such folder"), str(self.plugins_dir))])
            found += single_files(self.plugins_dir)
        plugins = Plugins(__version__, found, self._wanted)
        if packages:
            remember_hooks(cache, {one.name: one.hooks for one in plugins.listing})
        return plugins

    @property
    def _wanted(self) -> tuple[str, ...] | None:
        """Names of the plugins to load, as given or as the environment says; None: all."""
        asked = os.environ.get("TOOLFINDER_LOAD_PLUGINS")
        if self._only is not None or asked is None:
            return self._only
        return tuple(name.strip() for name in asked.split(","))

    def with_plugins(self, only: Iterable[str]) -> Toolfinder:
        """The same with no other plugins than these, beside what is built in."""
        return Toolfinder(self.root, self.plugins_dir, only, self._say, self._progress)

    @cached_property
    def store(self) -> Store:
        """The compiled catalogue, made first when there is none that fits."""
        plugins = self.plugins
        return open_store(self.root, plugins.fingerprint, self.build, self._say, plugins.layers)

    def read_catalogue(self) -> Catalogue:
        """The catalogue's files, checked, with what plugins lay over them.

        Raises:
            CatalogueError: with all problems of all files.
        """
        from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415 - reads YAML

        return read_catalogue(self.root, self.plugins.layers)

    def _readable(self) -> tuple[Catalogue, tuple[str, ...]]:
        """The catalogue, without the plugins' layers that are wrong, and what is wrong with these."""
        try:
            return self.read_catalogue(), ()
        except CatalogueError as whole:
            from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415 - reads YAML

            layers = self.plugins.layers
            names = dict.fromkeys(layer.name for layer in layers)
            sound: list[Layer] = []
            for name in names:
                tried = [*sound, *(layer for layer in layers if layer.name == name)]
                with suppress(CatalogueError):
                    read_catalogue(self.root, tried)
                    sound = tried
            if len(sound) == len(layers):
                raise
            return read_catalogue(self.root, sound), tuple(str(one) for one in whole.problems)

    def build(self, target: Path) -> None:
        """Compile the catalogue into a SQLite file."""
        from toolfinder.store.build import Recipe  # noqa: PLC0415
        from toolfinder.store.build import build  # noqa: PLC0415

        catalogue, refused = self._readable()
        recipe = Recipe(catalogue, self.plugins.criteria, date.today(), refused)  # noqa: DTZ011
        build(recipe, target, self._progress)

    @cached_property
    def matcher(self) -> Matcher:
        """What was learnt of the words for needs; learnt first when there is none that fits."""
        from toolfinder.matching.model import VERSION  # noqa: PLC0415 - only to read free text
        from toolfinder.matching.model import Matcher  # noqa: PLC0415
        from toolfinder.matching.model import is_matcher  # noqa: PLC0415

        path = cache_folder() / f"matcher-{VERSION}-{self.store.meta['phrases']}.sqlite"
        if not is_matcher(path):
            self._say(_("Learning the words for needs; this happens once."))
            path = made(path, self._learn, self._say, is_matcher)
        return Matcher(path)

    def _learn(self, target: Path) -> None:
        from toolfinder.matching.train import Phrase  # noqa: PLC0415 - imports scikit-learn
        from toolfinder.matching.train import train  # noqa: PLC0415

        train([Phrase(need, text) for need, text in self.store.phrases()], target)

    def understand(self, text: str) -> Understanding:
        """What a free text asks for, in any mix of the four languages."""
        from toolfinder.matching.understand import understand  # noqa: PLC0415

        return understand(text, self.matcher, product_names(self.store))

    def profile_from(self, understanding: Understanding) -> Profile:
        """The profile that a text stands for: what it surely needs, and what it states plainly.

        Raises:
            InputError: nothing in it was understood.
        """
        from toolfinder.model.profile import Budget  # noqa: PLC0415
        from toolfinder.model.profile import Languages  # noqa: PLC0415
        from toolfinder.model.profile import People  # noqa: PLC0415
        from toolfinder.model.profile import Profile  # noqa: PLC0415
        from toolfinder.model.profile import Request  # noqa: PLC0415

        if not understanding.needs:
            raise InputError([Problem(_("no need was understood in the text"))])
        used = {
            need: product
            for product in understanding.products
            for need in self.store.column(
                "SELECT need FROM tool_needs WHERE tool = :tool", tool=product
            )
        }
        stated = understanding.amounts
        return Profile(
            needs=tuple(
                Request(one.need, uses_today=used.get(one.need), understood_from=one.said)
                for one in understanding.needs
            ),
            people=People(**stated.people),
            languages=Languages(preferred=(language(),)),
            budget=Budget(per_year=stated.per_year, hours_per_month=stated.hours_per_month),
        )

    @property
    def explainer(self) -> Explainer:
        """Explains results in the language that is spoken now."""
        return Explainer(self.store.words())

    def data(self, result: Recommendation) -> dict[str, Any]:
        """A recommendation as plain data, in the language that is spoken: what JSON prints."""
        return self.explainer.data(result)

    def read_profile(self, source: YamlSource | Path | str | Mapping[str, Any]) -> Profile:
        """A profile from a file or from plain data, checked against the catalogue's words.

        Raises:
            InputError: with every problem, located.
        """
        if isinstance(source, Mapping):
            source = YamlSource.of(source, "profile")
        elif not isinstance(source, YamlSource):
            source = YamlSource.from_path(Path(source))
        return read_profile(source, self.profile_words)

    def example(self, name: str) -> Path:
        """The file of an example profile."""
        return self.root / "profiles" / f"{name}.yaml"

    def examples(self) -> list[str]:
        """The names of the example profiles."""
        return sorted(path.stem for path in (self.root / "profiles").glob("*.yaml"))

    @cached_property
    def profile_words(self) -> ProfileWords:
        """The words that a profile may use."""
        store = self.store
        features: dict[str, list[str]] = {}
        for row in store.rows("SELECT id FROM labels WHERE kind = 'feature'"):
            need, _colon, feature = row["id"].partition(":")
            features.setdefault(need, []).append(feature)
        reference = store.reference
        tools = store.column("SELECT id FROM tools")
        countries = store.column("SELECT id FROM labels WHERE kind = 'country'")
        rates = [name for name in reference.assumptions if name.endswith("-per-eur")]
        return ProfileWords(
            needs=store.column("SELECT id FROM needs"),
            features=features,
            legal_forms=store.column("SELECT id FROM labels WHERE kind = 'legal-form'"),
            countries=countries,
            places=[*reference.groups, *countries],
            languages=store.column("SELECT id FROM labels WHERE kind = 'language'"),
            legal=list(reference.legal),
            criteria=[criterion.id for criterion in self.plugins.criteria],
            currencies=["EUR", *(name[:3].upper() for name in rates)],
            tools=tools,
            excludable=[
                *tools,
                *store.column("SELECT id FROM providers"),
                *store.column("SELECT id FROM offers"),
            ],
            options={
                judge.id: judge.options
                for judge in (*self.plugins.criteria, *self.plugins.gates)
                if judge.options
            },
        )

    def recommend(self, profile: Profile, options: Options | None = None) -> Recommendation:
        """Judge every offer for every need of a profile.

        Raises:
            ProfileError: the profile uses words that the catalogue lacks.
            PluginError: there is no such method, or a plugin failed and that is an error.
        """
        check_profile(profile, self.profile_words)
        options = options or Options()
        as_of = options.as_of or date.today()  # noqa: DTZ011 - the organisation's own day
        bench = self._bench(profile, options)
        refused = self.store.meta["refused"]
        broken = [Message(problem) for problem in (*self.plugins.problems, *refused)]
        warnings = [*broken]
        if profile.budget.per_year is None:
            warnings.append(_NO_BUDGET)
        if _nothing_matters(profile, bench.criteria):
            warnings.append(_NOTHING_MATTERS)

        def complain(message: Message) -> None:
            if message not in warnings:
                warnings.append(message)
                broken.append(message)

        panel = Panel(complain, self.not_asked, network=options.network)
        answers = []
        for request in profile.needs:
            subjects = self.store.subjects(as_of=as_of, request=request)
            stored = self.store.assessments(as_of, subjects)
            answer = judge(request, subjects, profile, bench, stored, panel)
            answers.append(replace(answer, notes=notes(answer, bench.gates, self.store)))
        if options.strict_plugins and broken:
            raise PluginError("\n".join(str(message) for message in broken))
        return Recommendation(
            organisation=profile,
            catalogue={"version": self.store.meta["version"], "hash": self.store.meta["hash"]},
            framework=FRAMEWORK,
            plugins=tuple(
                {"name": listed.name, "version": listed.version} for listed in self.plugins.listing
            ),
            as_of=as_of,
            seed=options.seed,
            bench=bench,
            warnings=tuple(warnings),
            needs=tuple(answers),
        )

    @property
    def not_asked(self) -> dict[str, str]:
        """Judges that read facts that nobody defines, and why they are not asked."""
        facts = self.store.column("SELECT id FROM fact_definitions")
        known = {*facts, *FIELDS}
        out: dict[str, str] = {}
        for one in (*self.plugins.criteria, *self.plugins.gates):
            wrong = [name for name in one.reads or () if name not in known]
            if wrong and one.guarded:
                place, said = place_of(None, type(one)), unknown(wrong[0], known, _("fact"))
                out[one.id] = f"{place}: reads: {said}"
        return out

    def _bench(self, profile: Profile, options: Options) -> Bench:
        from toolfinder.methods import rank_order_centroid  # noqa: PLC0415
        from toolfinder.methods import rank_sum  # noqa: PLC0415

        scheme = rank_order_centroid if options.ranking == "rank-order-centroid" else rank_sum
        return Bench(
            criteria=self.plugins.criteria,
            weights=weights_of(profile, self.plugins.criteria, scheme),
            gates=self.plugins.gates,
            method=self.plugins.method(options.method),
            caution=options.caution,
        )


def _nothing_matters(profile: Profile, criteria: Sequence[Criterion]) -> bool:
    """Whether every importance is zero, those that the profile leaves at their default included."""
    stated = profile.values
    return isinstance(stated, Mapping) and not any(
        stated.get(criterion.id, criterion.importance) for criterion in criteria
    )
