#!/usr/bin/env python3
"""Warm questions through the daemon beside the same commands alone, and a client beside /bin/true.

    Benchmarks/daemon.py [--tool BINARY] [--calls N] [PROJECT ...]

Whole processes, median and 95th percentile; then many clients at once, spoken to directly. Without a project, the pinned
one of Examples/pinned-project. Only the ratios mean something.
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
import daemon
import environment
import index


def spawned(command, folder, variables, passes):
    """Seconds of whole processes, started as directly as can be."""
    os.chdir(folder)
    silence = [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_WRONLY, 0) for number in (1, 2)]
    taken = []
    for _ in range(passes):
        start = time.perf_counter()
        os.waitpid(os.posix_spawn(command[0], command, variables, file_actions=silence), 0)
        taken.append(time.perf_counter() - start)
    return taken


def show(name, taken, peer=None):
    taken = sorted(taken)
    middle, late = statistics.median(taken), taken[int(len(taken) * 0.95)]
    ratio = f" {middle / peer:8.2f} x" if peer else ""
    print(f"{name:44} {middle * 1000:9.2f} ms median {late * 1000:9.2f} ms p95{ratio}", flush=True)
    return middle


def commands(tool, project, place):
    task = (ROOT / "Examples/pinned-task").read_text().strip()
    yield "capsule", ["capsule", task]
    yield "capsule, no history", ["capsule", task, "--commits", "0"]
    yield "show models", ["show", "models"]
    yield "dump --section models", ["dump", "--section", "models"]
    yield "dump", ["dump"]
    known = place.alone("show", "models", "--json", cwd=project).stdout.decode()
    if names := [line.split('"')[3] for line in known.splitlines() if '"label":' in line or '"model":' in line]:
        yield f"impact {names[0]}", ["impact", names[0]]


def load(running, calls):
    """Eight clients at once, mixed questions."""
    questions = [("show", "models"), ("show", "files"), ("capsule", "add a field to a model", "--commits", "0"),
                 ("dump", "--section", "apps"), ("show", "urls")]
    taken, errors = [], []

    def ask(seed):
        dice = random.Random(seed)
        for _ in range(calls // 8):
            start = time.perf_counter()
            try:
                if running.ask(*dice.choice(questions))[2] == 2:
                    errors.append("exit code 2")
            except Exception as error:
                errors.append(repr(error))
            taken.append(time.perf_counter() - start)

    before = running.status()["memory_bytes"]
    clients = [threading.Thread(target=ask, args=(seed,)) for seed in range(8)]
    start = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - start
    show(f"{len(taken)} calls of 8 clients at once", taken)
    print(f"{'':44} {len(taken) / seconds:9.0f} calls a second, {len(errors)} errors {errors[:1] or ''}")
    print(f"{'memory before and after':44} {before >> 20:9} MB {running.status()['memory_bytes'] >> 20:9} MB")


def edits(running, project, passes):
    """From an edit to the first answer that has it."""
    path = min((path for path in project.rglob("models.py") if path.stat().st_size > 200), default=None)
    if not path:
        return
    text = path.read_text()
    for name, words in (("capsule after an edit", ("capsule", "add a field", "--commits", "0")), ("show models after an edit", ("show", "models"))):
        running.ask(*words)
        taken = []
        for turn in range(passes):
            time.sleep(0.4)
            path.write_text(f"{text}\n# {turn}\n")
            start = time.perf_counter()
            running.ask(*words)
            taken.append(time.perf_counter() - start)
        show(name, taken)
    path.write_text(text)


def measure(tool, project, calls):
    place = daemon.Place(tool)
    with tempfile.TemporaryDirectory(prefix="djangology-bench-") as folder:
        copied = Path(folder, project.name)
        shutil.copytree(project, copied, symlinks=True)
        print(f"{project.name}: {sum(1 for _ in copied.rglob('*.py'))} Python files")
        running, process = place.start(copied)
        alone, helped = place.environment | {"DJANGOLOGY_DAEMON": "off"}, place.environment
        true = show("/bin/true", spawned(["/bin/true"], copied, helped, 200))
        show("client that has nothing to say (daemon ping)", spawned([str(tool), "daemon", "ping"], copied, helped, 200), true)
        for name, words in commands(tool, copied, place):
            spawned([str(tool), *words], copied, helped, 2)
            warm = show(f"{name}, daemon", spawned([str(tool), *words], copied, helped, 20), true)
            cold = show(f"{name}, alone", spawned([str(tool), *words], copied, alone, 3))
            print(f"{'':44} {cold / warm:9.1f} x faster through the daemon")
        edits(running, copied, 10)
        load(running, calls)
        os.chdir("/")
        running.stop()
        process.wait(10)


def main():
    environment.run_under_right_python()
    given = index.asked(__doc__, calls=2000)
    for project in given.projects:
        measure(given.tool, project, given.calls)


if __name__ == "__main__":
    main()
