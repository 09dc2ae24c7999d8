"""How much longer it takes to answer a sentence than to do without, as ratios in one run.

    python tests/benchmarks/freetext.py

Each pair of commands runs alternately on this machine, and their medians are compared:
reading one sentence from nothing against importing sqlite3 (at most 3), and recommending
from a sentence against recommending from the profile that it stands for (at most 1.2).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from toolfinder.app import Toolfinder

ROUNDS = 15
TEXT = "volem compartir fitxers i carpetes entre totes, som 30 famílies"
PROFILE = "needs: [file-sync]\npeople: {members: 30}\n"


def medians(*commands: list[str]) -> list[float]:
    """The median time of each command in seconds, run alternately."""
    times: list[list[float]] = [[] for _command in commands]
    for _round in range(ROUNDS):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def main() -> None:
    """Measure and print."""
    path = Toolfinder().matcher.path
    sentence = (
        "from pathlib import Path; from toolfinder.matching.model import Matcher; "
        f"print(Matcher(Path({str(path)!r})).hits({TEXT!r})[0].need)"
    )
    bare, reading = medians(
        [sys.executable, "-c", "import sqlite3"], [sys.executable, "-c", sentence]
    )
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.yaml"
        profile.write_text(PROFILE, encoding="utf-8")
        recommend = [sys.executable, "-m", "toolfinder", "recommend"]
        filed, said = medians([*recommend, str(profile)], [*recommend, TEXT])
    print(f"one sentence / import sqlite3: {reading / bare:.2f} (at most 3)")
    print(f"recommend from a sentence / from a profile: {said / filed:.2f} (at most 1.2)")


if __name__ == "__main__":
    main()
