"""What thirty installed plugins cost an answer at its start, against none.

Makes thirty packages with an entry point and a hook each, and runs the same commands with
and without them in turn: medians and ratios in one run, each a new process.

    python tests/benchmarks/plugins.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
PACKAGES = 30
MOST = 1.1
COMMANDS = {
    "recommend": ["recommend", "--example", "food-co-op", "--format", "json"],
    "--help": ["--help"],
}
MODULE = """\
from toolfinder import hookimpl


@hookimpl
def check_tool(tool):
    return []
"""


def packages(folder: Path) -> None:
    """Thirty packages as an installation leaves them."""
    for number in range(PACKAGES):
        name = f"toolfinder_sample_{number}"
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[toolfinder]\nsample-{number} = {name}\n")
        (folder / f"{name}.py").write_text(MODULE)


def main() -> int:
    """Print the table; 1 when it costs more than it may."""
    with tempfile.TemporaryDirectory() as place:
        packages(Path(place))
        caches = {name: f"{place}/cache-{name}" for name in ("without", "with")}
        environments = {
            name: {**os.environ, "TOOLFINDER_CACHE_DIR": cache} for name, cache in caches.items()
        }
        environments["with"]["PYTHONPATH"] = place
        times: dict[tuple[str, str], list[float]] = {}
        for turn in range(-2, ROUNDS):  # the first two warm the caches
            for command, arguments in COMMANDS.items():
                for name, environment in environments.items():
                    start = time.perf_counter()
                    subprocess.run(
                        [sys.executable, "-m", "toolfinder", *arguments],
                        env=environment,
                        check=True,
                        stdout=subprocess.DEVNULL,
                    )
                    took = (time.perf_counter() - start) * 1000
                    if turn >= 0:
                        times.setdefault((command, name), []).append(took)
    worst = 0.0
    for command in COMMANDS:
        without, laden = (statistics.median(times[command, name]) for name in environments)
        worst = max(worst, laden / without)
        print(f"{without:8.0f} ms  {command}")
        print(f"{laden:8.0f} ms  {command}, with {PACKAGES} plugins installed")
        print(f"{laden / without:8.2f}  ratio (at most {MOST})")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
