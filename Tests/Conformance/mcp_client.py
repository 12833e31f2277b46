#!/usr/bin/env python
"""The official client of the agent protocol drives the real server, in both eras; every frame is held against its types.

    PYTHON Tests/Conformance/mcp_client.py DJANGOLOGY      # after ./setup, which makes .venv-mcp and .venv-mcp-1
"""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHOP = ROOT / "Examples" / "shop"


def python(environment):
    return str(ROOT / environment / "bin" / "python")


def run(*command):
    return subprocess.run([str(word) for word in command]).returncode == 0


def main():
    server = pathlib.Path(sys.argv[1]).resolve()
    new, old = python(".venv-mcp"), python(".venv-mcp-1")
    with tempfile.TemporaryDirectory() as folder:
        logs = [pathlib.Path(folder, name) for name in ("auto", "legacy", "pinned", "old", "raw")]
        passed = [
            run(new, HERE / "mcp/official.py", "auto", logs[0], SHOP, server),
            run(new, HERE / "mcp/official.py", "legacy", logs[1], SHOP, server),
            run(new, HERE / "mcp/official.py", "2026-07-28", logs[2], SHOP, server),
            run(old, HERE / "mcp/official.py", "legacy", logs[3], SHOP, server),
            run(new, HERE / "mcp/raw.py", logs[4], SHOP, server),
            run(new, HERE / "mcp/frames.py", *[log for log in logs if log.exists()]),
        ]
    sys.exit(not all(passed))


main()
