#!/usr/bin/env python3
"""The daemon beside the commands it answers for: same bytes, never old ones, and nothing left of it.

    Tests/Conformance/daemon.py [TOOL] [--edits N] [--cycles N]
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOP = ROOT / "Examples/shop"

QUESTION, PING, STATUS, STOP = 1, 2, 3, 4
WORKING, OUTPUT, ERRORS, DONE, REFUSED, PONG, REPORT = range(16, 23)

# Every command that may be answered by the daemon, asked about the demo project …
OF_SHOP = [
    ["capsule", "Add a gift message to orders"],
    ["capsule", "--json", "--max-tokens", "3000", "GET /orders/7/ fails"],
    ["capsule", "-f", "task.txt"],
    ["dump"],
    ["impact", "orders.Order.total", "--color", "always"],
    ["show", "files"],
    ["show", "models", "--json"],
    ["explain", "INSTALLED_APPS"],
]
# … and about a small one what can go wrong with it, and from where it can be asked.
OF_SMALL = [
    ["capsule", ""],
    ["capsule", "-f", "no-such-file"],
    ["capsule", "--explain", "name"],
    ["dump", "--section", "models"],
    ["dump", "--settings", "no.such.module"],
    ["impact", "app0.Firstapp0"],
    ["impact", "app0.Firstapp"],
    ["show", "urls", "--app", "nobody"],
    ["show", "models", "NoSuchModel"],
    ["show", "models", "--color", "sometimes"],
    ["explain", "NOTHING"],
]
FROM_INSIDE = [["show", "files", "-C", ".."], ["capsule", "-C", "..", "-f", "../urls.py"], ["show", "models", "-C", "../no"]]


class Place:
    """A runtime folder of its own, so that nobody else's daemon is in it."""

    def __init__(self, tool):
        self.tool = tool
        self.folder = tempfile.TemporaryDirectory(prefix="djangology-run-")
        os.chmod(self.folder.name, 0o700)
        self.environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment |= {
            "XDG_RUNTIME_DIR": self.folder.name, "DJANGOLOGY_DAEMON": "on", "DJANGOLOGY_DAEMON_PATIENCE": "20000",
            "XDG_CACHE_HOME": self.folder.name + "/cache",
        }

    def run(self, *words, cwd, **more):
        return subprocess.run([self.tool, *words], cwd=cwd, capture_output=True, env=self.environment | more)

    def alone(self, *words, cwd, **more):
        return self.run(*words, cwd=cwd, DJANGOLOGY_DAEMON="off", **more)

    def start(self, root, **more):
        """A daemon that answers."""
        process = subprocess.Popen(
            [self.tool, "daemon", "run", "--root", root], env=self.environment | more, stderr=subprocess.DEVNULL
        )
        for _ in range(5000):
            if self.sockets() and (daemon := self.daemon(root)):
                return daemon, process
            time.sleep(0.002)
        raise SystemExit("no daemon could be started")

    def sockets(self):
        return sorted(Path(self.folder.name, "djangology").glob("*.sock"))

    def files(self):
        return sorted(path.name for path in Path(self.folder.name, "djangology").iterdir() if path.suffix != ".log")

    def daemon(self, root):
        """The daemon of this root, once it answers."""
        for path in self.sockets():
            with contextlib.suppress(OSError):
                daemon = Daemon(path)
                if os.path.realpath(root) == daemon.root:
                    return daemon

    def stop(self):
        self.run("daemon", "stop", "--all", cwd="/")


class Daemon:
    """One that runs, spoken to directly: what it says is certainly its own."""

    def __init__(self, path):
        self.path = str(path)
        status = self.status()
        self.root, self.program, self.pid = status["root"], status["program"], status["pid"]

    def connect(self):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(60)
        connection.connect(self.path)
        return connection

    @staticmethod
    def send(connection, kind, body=b""):
        connection.sendall(b"DJNG" + struct.pack("<BBHI", 1, kind, 0, len(body)) + body)

    @staticmethod
    def receive(connection):
        def exactly(count):
            data = b""
            while len(data) < count:
                part = connection.recv(count - len(data))
                if not part:
                    raise OSError("closed")
                data += part
            return data

        head = exactly(12)
        assert head[:5] == b"DJNG\x01", head
        return head[5], exactly(struct.unpack("<I", head[8:])[0])

    def status(self):
        with self.connect() as connection:
            self.send(connection, STATUS)
            kind, body = self.receive(connection)
            assert kind == REPORT
            return json.loads(body)

    def question(self, words, variables=None):
        screen = {"width": 80, "color": False}
        return json.dumps({
            "words": words, "root": self.root, "directory": self.root, "variables": variables or {},
            "program": self.program, "output": screen, "errors": screen,
        }).encode()

    def ask(self, *words, variables=None):
        with self.connect() as connection:
            self.send(connection, QUESTION, self.question(words, variables))
            output = errors = b""
            while True:
                kind, body = self.receive(connection)
                if kind == OUTPUT:
                    output += body
                elif kind == ERRORS:
                    errors += body
                elif kind == DONE:
                    return output, errors, body[0]
                elif kind == REFUSED:
                    raise AssertionError(f"refused: {body.decode()}")

    def stop(self):
        with self.connect() as connection:
            self.send(connection, STOP)
            with contextlib.suppress(OSError):
                while True:
                    self.receive(connection)


def copy(source, folder):
    target = Path(folder, "project")
    shutil.copytree(source, target)
    (target / "task.txt").write_text("Let customers leave a gift message with an order\n")
    return target


def small_project(folder, apps=6):
    """Boots in no time: what is asked of it hundreds of times."""
    root = Path(folder, "small")
    root.mkdir()
    names = [f"app{number}" for number in range(apps)]
    (root / "manage.py").write_text("import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n")
    (root / "settings.py").write_text(f"INSTALLED_APPS = {names!r}\nROOT_URLCONF = 'urls'\n")
    (root / "urls.py").write_text("urlpatterns = []\n")
    for name in names:
        (root / name).mkdir()
        (root / name / "__init__.py").touch()
        (root / name / "models.py").write_text(model(f"First{name}"))
    return root, names


def model(name, field="name"):
    return f"from django.db import models\n\n\nclass {name}(models.Model):\n    {field} = models.TextField()\n"


# MARK: Checks: each yields what is wrong.


def same_bytes(place, folder):
    """The same bytes and exit code through the daemon and without it, from inside and outside the project."""
    shop, (small, _) = copy(SHOP, folder), small_project(folder)
    inside = small / "app0"
    for root, questions in ((shop, [(shop, words) for words in OF_SHOP]),
                            (small, [(small, words) for words in OF_SMALL] + [(inside, words) for words in FROM_INSIDE])):
        daemon, process = place.start(root)
        unasked = 0
        for directory, words in questions:
            alone, helped = place.alone(*words, cwd=directory), place.run(*words, cwd=directory)
            for name in ("stdout", "stderr", "returncode"):
                if getattr(alone, name) != getattr(helped, name):
                    yield f"{' '.join(words)}: {name} differs\n{getattr(alone, name)!r}\n{getattr(helped, name)!r}"
            # Words that cannot be used are not sent, nor is a folder that is not there.
            unasked += "sometimes" in words or "../no" in words
        if (answered := daemon.status()["questions"]) != len(questions) - unasked:
            yield f"{len(questions) - unasked} questions, of which {answered} were answered by the daemon"
        daemon.stop()
        process.wait(10)


def never_stale(place, folder, edits):
    """After each of many random edits the answer has the new name and not the old."""
    root, names = small_project(folder)
    daemon, process = place.start(root)
    dice = random.Random(7)
    current = {name: f"First{name}" for name in names}
    daemon.ask("show", "models", "--json")
    for turn in range(edits):
        name = dice.choice(names)
        path = root / name / "models.py"
        # As long as the last one: neither size nor time, which is coarse, need tell.
        new = f"Edit{turn:05}"
        way = dice.randrange(4)
        text = model(new)
        if way == 0:
            path.write_text(text)
        elif way == 1:
            temporary = path.with_suffix(".tmp")
            temporary.write_text(text)
            temporary.rename(path)
        elif way == 2:
            path.unlink()
            path.write_text(text)
        else:
            shutil.rmtree(root / name)
            (root / name).mkdir()
            (root / name / "__init__.py").touch()
            path.write_text(text)
        old, current[name] = current[name], new
        if dice.random() < 0.3:
            time.sleep(dice.random() * 0.06)  # so that the daemon has, or has not, begun to make ready again
        words = ("show", "models", "--json") if dice.random() < 0.5 else ("show", "files", "--json")
        output, errors, code = daemon.ask(*words)
        missing = [kept for kept in current.values() if kept.encode() not in output]
        if missing or old.encode() in output or code:
            yield f"edit {turn} (way {way}): {words[1]} has {old}: {old.encode() in output}, lacks {missing} {errors}"
    daemon.stop()
    process.wait(10)


def storm(place, folder):
    """A thousand writes in five seconds, with questions in between, end in what a fresh process says."""
    root, names = small_project(folder)
    daemon, process = place.start(root)
    end = threading.Event()

    def ask():
        while not end.is_set():
            daemon.ask("show", "models", "--json")

    clients = [threading.Thread(target=ask) for _ in range(3)]
    for client in clients:
        client.start()
    dice, start = random.Random(3), time.monotonic()
    for turn in range(1000):
        name = dice.choice(names)
        (root / name / "models.py").write_text(model(f"Storm{turn}"))
        if turn % 10 == 0:
            (root / name / f"new{turn % 7}").mkdir(exist_ok=True)
            (root / name / f"new{turn % 7}" / f"m{turn}.py").write_text(model(f"Extra{turn}"))
        time.sleep(max(0, start + turn * 0.005 - time.monotonic()))
    output = daemon.ask("dump")[0]
    files = daemon.ask("show", "files", "--json")[0]
    end.set()
    for client in clients:
        client.join()
    if output != place.alone("dump", cwd=root).stdout:
        yield "after the storm the dump differs from a fresh one"
    if files != place.alone("show", "files", "--json", cwd=root).stdout:
        yield "after the storm the files differ from fresh ones"
    daemon.stop()
    process.wait(10)


def branch_switch(place, folder):
    """A switch between branches that differ in two thousand files."""
    root, names = small_project(folder, apps=3)

    def git(*words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=root, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    git("switch", "-qc", "other")
    for number in range(2000):
        path = root / names[number % 3] / f"package{number % 40}" / f"module{number}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"class Name{number}:\n    pass\n")
    (root / names[0] / "models.py").write_text(model("Switched"))
    git("add", ".")
    git("commit", "-qm", "two")
    daemon, process = place.start(root)
    for branch in ("-", "-", "-"):
        git("switch", "-q", branch)
        if daemon.ask("show", "files", "--json")[0] != place.alone("show", "files", "--json", cwd=root).stdout:
            yield f"after 'git switch {branch}' the files differ from fresh ones"
        if daemon.ask("show", "models", "--json")[0] != place.alone("show", "models", "--json", cwd=root).stdout:
            yield f"after 'git switch {branch}' the models differ from fresh ones"
    daemon.stop()
    process.wait(10)


def killed(place, folder):
    """Killed or stopped in its tracks, it is in nobody's way, and the next question brings another."""
    root, names = small_project(folder)
    expected = place.alone("show", "models", cwd=root).stdout
    daemon, process = place.start(root)
    process.kill()
    process.wait()
    if not place.sockets():
        yield "a killed daemon should have left its socket"
    if place.run("show", "models", cwd=root).stdout != expected:
        yield "no answer after the daemon was killed"
    for _ in range(1000):
        if daemon := place.daemon(root):
            break
        time.sleep(0.01)
    else:
        yield "no other daemon came"
        return
    if place.run("show", "models", cwd=root).stdout != expected or daemon.status()["questions"] != 1:
        yield "the other daemon did not answer"
    # It does not speak: the client must not wait for it.
    os.kill(daemon.pid, signal.SIGSTOP)
    if place.run("show", "models", cwd=root, DJANGOLOGY_DAEMON_PATIENCE="20").stdout != expected:
        yield "no answer while the daemon was stopped"
    os.kill(daemon.pid, signal.SIGCONT)
    # Clients that are killed while they wait.
    for _ in range(10):
        client = subprocess.Popen([place.tool, "dump"], cwd=root, env=place.environment, stdout=subprocess.DEVNULL)
        time.sleep(0.003)
        client.kill()
        client.wait()
    if daemon.ask("show", "models")[0] != expected:
        yield "no answer after clients were killed"
    # A stopped one is ended by its number.
    os.kill(daemon.pid, signal.SIGSTOP)
    place.stop()
    if not gone(daemon.pid):
        yield "a stopped daemon outlived 'daemon stop'"


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def cycles(place, folder, count):
    """Started and stopped many times, two roots in turn, it leaves no process, no socket and no lock."""
    roots = []
    for name in ("one", "two"):
        Path(folder, name).mkdir()
        roots.append(small_project(Path(folder, name), apps=1)[0])
    processes = []
    for turn in range(count):
        daemon, process = place.start(roots[turn % 2])
        processes.append(daemon.pid)
        if turn % 3 == 0:
            daemon.ask("show", "files")
        if turn % 4 == 1:
            process.send_signal(signal.SIGTERM)
        else:
            daemon.stop()
        process.wait(20)
    if left := [pid for pid in processes if not gone(pid)]:
        yield f"still running: {left}"
    if left := place.files():
        yield f"still there: {left}"


def worktrees(place, folder):
    """Two worktrees of a repository and the second start for one root: each has one daemon, and its own answers."""
    root, names = small_project(folder)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"], ["worktree", "add", "-q", "../other"]):
        subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
    other = Path(folder, "other")
    (other / names[0] / "models.py").write_text(model("OnlyInTheOther"))
    started = [place.start(root), place.start(other)]
    again = subprocess.run([place.tool, "daemon", "run", "--root", root], env=place.environment, timeout=20)
    if again.returncode != 0 or len(place.sockets()) != 2:
        yield f"{len(place.sockets())} daemons for two roots"
    for (daemon, process), expected in zip(started, (False, True)):
        if (b"OnlyInTheOther" in daemon.ask("show", "models")[0]) != expected:
            yield f"{daemon.root}: answers of another worktree"
    subprocess.run([*git, "worktree", "remove", "--force", "../other"], cwd=root, check=True)
    if not gone(started[1][1].wait(10) or started[1][0].pid):
        yield "the daemon of a removed worktree lives on"
    started[0][0].stop()
    started[0][1].wait(10)


def bounded(place, folder):
    """Idle, too large, or without its project, it ends by itself; without watches it looks at every file."""
    root, names = small_project(folder)
    for limit in ({"DJANGOLOGY_DAEMON_IDLE": "1"}, {"DJANGOLOGY_DAEMON_MEMORY": "5"}):
        process = subprocess.Popen([place.tool, "daemon", "run", "--root", root], env=place.environment | limit)
        try:
            if process.wait(20) != 0:
                yield f"{limit}: exit code {process.returncode}"
        except subprocess.TimeoutExpired:
            yield f"{limit}: did not end"
    daemon, process = place.start(root, DJANGOLOGY_DAEMON_WATCHES="2")
    for turn in range(10):
        (root / names[0] / "models.py").write_text(model(f"Polled{turn}"))
        if f"Polled{turn}".encode() not in daemon.ask("show", "models")[0]:
            yield f"without watches: edit {turn} was not seen"
    if not daemon.status()["state"].startswith("polling"):
        yield f"without watches the state is {daemon.status()['state']}"
    daemon.stop()
    process.wait(10)
    if left := place.files():
        yield f"still there: {left}"


def neighbours(place, folder):
    """Of many projects only those asked last keep a daemon, and a dump alone does not start one."""
    roots = []
    for number in range(7):
        Path(folder, str(number)).mkdir()
        roots.append(small_project(Path(folder, str(number)), apps=1)[0])
        place.run("dump", cwd=roots[-1])
        if place.daemon(roots[-1]):
            yield "a dump has started a daemon"
        place.run("show", "files", cwd=roots[-1])
        for _ in range(1000):
            if place.daemon(roots[-1]):
                break
            time.sleep(0.01)
        else:
            yield "no daemon was started"
    for _ in range(500):
        if len(left := [root for root in roots if place.daemon(root)]) <= 4:
            break
        time.sleep(0.01)
    if len(left) != 4 or roots[-1] not in left:
        yield f"{len(left)} daemons for seven projects"


def crowd(place, folder, calls=400):
    """Eight clients at once, mixed questions: no error, and one answer to each question."""
    root, names = small_project(folder)
    daemon, process = place.start(root)
    questions = [("show", "models"), ("dump",), ("show", "files"), ("capsule", "change the name"), ("impact", f"{names[0]}.First{names[0]}")]
    answers, errors = {}, []

    def ask(seed):
        dice = random.Random(seed)
        for _ in range(calls // 8):
            words = dice.choice(questions)
            try:
                answers.setdefault(words, set()).add(daemon.ask(*words))
            except Exception as error:
                errors.append(f"{words}: {error!r}")

    clients = [threading.Thread(target=ask, args=(seed,)) for seed in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    yield from errors[:3]
    for words, different in answers.items():
        if len(different) != 1:
            yield f"{len(different)} answers to {' '.join(words)}"
    daemon.stop()
    process.wait(10)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", nargs="?", type=Path, default=ROOT / ".build/debug/djangology")
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--only")
    given = parser.parse_args()
    checks = {
        "same bytes": same_bytes,
        f"{given.edits} edits": lambda place, folder: never_stale(place, folder, given.edits),
        "storm": storm,
        "branch switch": branch_switch,
        "killed": killed,
        f"{given.cycles} cycles": lambda place, folder: cycles(place, folder, given.cycles),
        "worktrees": worktrees,
        "bounded": bounded,
        "neighbours": neighbours,
        "crowd": crowd,
    }
    wrong = 0
    for name, check in checks.items():
        if given.only and given.only not in name:
            continue
        place, start = Place(given.tool.resolve()), time.monotonic()
        with tempfile.TemporaryDirectory(prefix="djangology-") as folder:
            try:
                found = list(check(place, folder))
            finally:
                place.stop()
        wrong += len(found)
        print(f"{name}: {'ok' if not found else f'{len(found)} wrong'} ({time.monotonic() - start:.1f} s)", flush=True)
        for text in found[:5]:
            print("  " + text[:2000])
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
