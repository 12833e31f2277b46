#!/usr/bin/env python
"""The official client of the agent protocol drives the real server, in both eras; every frame is held against its types.

    PYTHON Tests/Conformance/mcp_client.py DJANGOLOGY      # after ./setup, which makes .venv-mcp and .venv-mcp-1
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def python(environment):
    return str(ROOT / environment / "bin" / "python")


def run(*command, daemon="off"):
    words = [str(word) for word in command]
    return subprocess.run(words, env=os.environ | {"DJANGOLOGY_DAEMON": daemon}).returncode == 0


def commit(project):
    """Makes it a repository, with a change that is not in it yet."""
    git = ["git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All of it"]):
        subprocess.run(git + words, check=True)
    models = pathlib.Path(project, "reviews", "models.py")
    models.write_text(models.read_text().replace("    title = models.CharField(max_length=120)\n", ""))


def main():
    server = pathlib.Path(sys.argv[1]).resolve()
    new, old = python(".venv-mcp"), python(".venv-mcp-1")
    with tempfile.TemporaryDirectory() as folder:
        shop = pathlib.Path(folder, "shop")
        shutil.copytree(ROOT / "Examples" / "shop", shop)
        commit(shop)
        logs = [pathlib.Path(folder, name) for name in ("auto", "legacy", "pinned", "old", "raw", "daemon")]
        passed = [
            run(new, HERE / "mcp/official.py", "auto", logs[0], shop, server),
            run(new, HERE / "mcp/official.py", "legacy", logs[1], shop, server),
            run(new, HERE / "mcp/official.py", "2026-07-28", logs[2], shop, server),
            run(old, HERE / "mcp/official.py", "legacy", logs[3], shop, server),
            run(new, HERE / "mcp/raw.py", logs[4], shop, server),
            run(new, HERE / "mcp/official.py", "auto", logs[5], shop, server, daemon="on"),
            run(server, "daemon", "stop", "--root", shop),
            run(new, HERE / "mcp/frames.py", *[log for log in logs if log.exists()]),
        ]
    sys.exit(not all(passed))


main()
