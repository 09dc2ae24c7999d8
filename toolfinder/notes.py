"""What a person should know of an answer: why it is short, or made for something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolfinder.criterion import Outcome
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.i18n import Text

if TYPE_CHECKING:
    from toolfinder.criterion import Gate
    from toolfinder.engine import Answer
    from toolfinder.engine import Rejected
    from toolfinder.store.read import Store

_FEW = {
    0: N_("No offer stands; left out by: {gates}."),
    1: N_("Only one offer stands; the others are left out by: {gates}."),
    2: N_("Only two offers stand; the others are left out by: {gates}."),
}
_FEW_KNOWN = {
    0: N_("The catalogue knows of no offer."),
    1: N_("The catalogue knows of one offer only."),
    2: N_("The catalogue knows of two offers only."),
}
_ONLY_IN_PART = N_("Nothing that is left was made for this; these do a part of it.")
_LEFT_OUT_BY = N_("{gate} ({n})")


def notes(answer: Answer, gates: Iterable[Gate], store: Store) -> tuple[Text, ...]:
    """Why there are fewer than three offers, where there are, or none made for the need."""
    in_part = [one.subject.role == "partial" for one in answer.ranking]
    said: list[Text] = [_ONLY_IN_PART] if in_part and all(in_part) else []
    standing = len(answer.ranking) + len(answer.to_verify)
    if standing > max(_FEW):
        return tuple(said)
    by_gate = [
        (sum(1 for one in answer.excluded if gate.id in _failed(one)), gate) for gate in gates
    ]
    left_out = tuple(
        _LEFT_OUT_BY(gate=gate.label or gate.id, n=str(count))
        for count, gate in sorted(by_gate, key=lambda pair: -pair[0])
        if count
    )
    said.append(_FEW[standing](gates=left_out) if left_out else _FEW_KNOWN[standing])
    if store.column("SELECT 1 FROM labels WHERE kind = 'note' AND id = :n", n=answer.need):
        said.append(Term("note", answer.need))
    return tuple(said)


def _failed(one: Rejected) -> set[str]:
    return {id_ for id_, verdict in one.verdicts.items() if verdict.outcome is Outcome.FAIL}
