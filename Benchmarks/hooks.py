#!/usr/bin/env python3
"""The hooks of a coding agent, with the daemon and without, beside /bin/true: whole processes, payload on standard input.

    Benchmarks/hooks.py [--tool BINARY] [--passes N] [PROJECT ...]

The project is copied into a repository of its own. An *edit* changes a file of models before each pass, as an agent would;
what hooks say of the change is judged meanwhile by the daemon. Only the ratios mean something.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
import daemon
import environment
import index

GIT = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"]


def repository(project, folder):
    copied = Path(folder, project.name)
    shutil.copytree(project, copied, symlinks=True)
    for words in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "-m", "as it is"]):
        subprocess.run([*GIT, *words], cwd=copied, check=True, capture_output=True)
    return copied


def payload(event, root, **more):
    common = {"session_id": "bench", "transcript_path": "/dev/null", "cwd": str(root), "permission_mode": "default"}
    return json.dumps(common | {"hook_event_name": event} | more).encode()


def tool(event, root, name, given):
    done = {"tool_response": {}} if event == "PostToolUse" else {}
    return payload(event, root, tool_name=name, tool_input=given, tool_use_id="toolu_1", **done)


def largest_models(root):
    """The file with the most to look at when it is edited."""
    models = [path for path in root.rglob("*.py") if path.stem == "models" or path.parent.name == "models"]
    return max(models, key=lambda path: path.stat().st_size)


def questions(root, models):
    """What is measured: name, event on the command line, payload, whether the file is edited before."""
    edit = {"file_path": str(models), "old_string": "x", "new_string": "y"}
    yield "session-start", "session-start", payload("SessionStart", root, source="startup"), False
    yield "user-prompt-submit", "user-prompt-submit", payload("UserPromptSubmit", root, prompt="Add a field"), False
    yield "pre-tool-use Bash, harmless", "pre-tool-use", tool("PreToolUse", root, "Bash", {"command": "ls -la"}), False
    migrate = {"command": "cd . && env A=1 python manage.py migrate"}
    yield "pre-tool-use Bash, migrate", "pre-tool-use", tool("PreToolUse", root, "Bash", migrate), False
    yield "pre-tool-use Edit", "pre-tool-use", tool("PreToolUse", root, "Edit", edit), False
    yield "post-tool-use, nothing changed", "post-tool-use", tool("PostToolUse", root, "Edit", edit), False
    yield "stop, nothing changed", "stop", payload("Stop", root, stop_hook_active=False), False
    yield "pre-tool-use Edit, between edits", "pre-tool-use", tool("PreToolUse", root, "Edit", edit), True
    yield "post-tool-use after an edit", "post-tool-use", tool("PostToolUse", root, "Edit", edit), True
    yield "stop, change judged before", "stop", payload("Stop", root, stop_hook_active=False), False
    yield "subagent-start", "subagent-start", payload("SubagentStart", root, agent_type="Explore"), False
    yield "session-end", "session-end", payload("SessionEnd", root, reason="other"), False


def once(command, folder, variables, given):
    start = time.perf_counter()
    run = subprocess.run(command, cwd=folder, env=variables, input=given, capture_output=True)
    taken = time.perf_counter() - start
    if run.stdout:
        json.loads(run.stdout)  # one object, nothing else
    return taken


def passes_of(command, root, variables, given, models, edited, passes, rest):
    taken = []
    text = models.read_bytes()
    for turn in range(passes + 1):
        if edited:
            models.write_bytes(text + b"\n\ndef turn_%d():\n    return %d\n" % (turn, turn))
        taken.append(once(command, root, variables, given))
        time.sleep(rest if edited else 0.02)
    return taken[1:]


def show(name, taken, true):
    taken = sorted(taken)
    middle, late = statistics.median(taken), taken[int(len(taken) * 0.95)]
    print(f"{name:52} {middle * 1000:8.2f} ms median {late * 1000:8.2f} ms p95 {middle / true:7.1f} x /bin/true", flush=True)


def measure(binary, project, passes):
    place = daemon.Place(binary)
    with tempfile.TemporaryDirectory(prefix="djangology-bench-") as folder:
        root = repository(project, folder)
        models = largest_models(root)
        whole = sum(1 for _ in root.rglob("*.py"))
        print(f"{whole} Python files; edited: {models.relative_to(root)}, {models.stat().st_size >> 10} KB")
        running, process = place.start(root)
        alone = place.environment | {"DJANGOLOGY_DAEMON": "off"}
        true = [once(["/bin/true"], root, alone, b"") for _ in range(passes)]
        show("/bin/true", true, statistics.median(true))
        place.run("check", "-q", cwd=root)
        time.sleep(2)
        for how, variables in (("daemon", place.environment), ("alone", alone)):
            for name, event, given, edited in questions(root, models):
                # Without a daemon nothing is judged meanwhile, so there is nothing to rest for.
                rest = 4 if how == "daemon" else 0
                taken = passes_of([binary, "hook", event], root, variables, given, models, edited, passes // (4 if edited else 1), rest)
                show(f"{how}: {name}", taken, statistics.median(true))
            subprocess.run([*GIT, "checkout", "-q", "."], cwd=root, check=True)
        running.stop()
        process.wait(10)


def main():
    environment.run_under_right_python()
    given = index.asked(__doc__, passes=40)
    for project in given.projects:
        measure(given.tool, project, given.passes)


if __name__ == "__main__":
    main()
