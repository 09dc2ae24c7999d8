"""How long answering takes against the bare imports that it cannot do without.

Runs the commands in turn, so that whatever else the machine does hits all of them, and
prints medians and ratios. The compiled catalogue is warm; each run is a new process.

    python tests/benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
PYTHON = [sys.executable]
TOOLFINDER = [*PYTHON, "-m", "toolfinder"]
COMMANDS = {
    "import click, numpy, yaml, sqlite3": [*PYTHON, "-c", "import click, numpy, yaml, sqlite3"],
    "import click": [*PYTHON, "-c", "import click"],
    "recommend, text": [*TOOLFINDER, "recommend", "--example", "food-co-op"],
    "recommend, json": [*TOOLFINDER, "recommend", "--example", "food-co-op", "--format", "json"],
    "--help": [*TOOLFINDER, "--help"],
}
RATIOS = (
    ("recommend, text", "import click, numpy, yaml, sqlite3", 3),
    ("recommend, json", "import click, numpy, yaml, sqlite3", 3),
    ("--help", "import click", 2),
)


def measure() -> dict[str, float]:
    """The median time of each command in milliseconds."""
    subprocess.run(COMMANDS["recommend, text"], check=True, stdout=subprocess.DEVNULL)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _round in range(ROUNDS):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print the table."""
    medians = measure()
    for name, median in medians.items():
        print(f"{median:8.0f} ms  {name}")
    for name, base, most in RATIOS:
        print(f"{medians[name] / medians[base]:8.2f}  {name} / {base} (at most {most})")


if __name__ == "__main__":
    main()
