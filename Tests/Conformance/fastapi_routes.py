#!/usr/bin/env python3
"""Compares `djangology show endpoints` with the routes of the really imported application.

    fastapi_routes.py PROGRAM ROOT MODULE:APP [FOLDER ON THE IMPORT PATH]

Each route counts with its methods, path and name; mounted applications are walked. Without arguments, the project
`courier` and the debug build are taken.
"""

import collections
import importlib
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def contexts(routes):
    from fastapi import routing

    # Releases that include routers lazily list them through a function.
    return routing.iter_route_contexts(routes) if hasattr(routing, "iter_route_contexts") else routes


def real(routes, prefix=""):
    for route in contexts(routes):
        original = getattr(route, "original_route", route)
        path = prefix + route.path
        kind = type(original).__name__
        if kind == "Mount":
            yield "mount", path, route.name or ""
            yield from real(getattr(original.app, "routes", None) or [], path)
        elif "WebSocket" in kind:
            yield "websocket", path, route.name
        else:
            yield ",".join(sorted(route.methods or ["*"])), path, route.name


def ours(program, root):
    command = [program, "show", "endpoints", "-C", root, "--all", "--json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["rows"]
    for row in rows:
        if row["method"] != "exception":
            yield row["method"], row["path"], row["name"] or ""


def main(program, root, target, folder=None):
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(Path(root) / (folder or "")))
    module, name = target.split(":")
    application = getattr(importlib.import_module(module), name)
    wanted = collections.Counter(real(application.routes))
    found = collections.Counter(ours(program, root))
    for sign, rows in (("-", wanted - found), ("+", found - wanted)):
        for row in sorted(rows, key=str):
            print(sign, *row)
    print(f"{(wanted & found).total()} of {wanted.total()} routes, {(found - wanted).total()} that are not there")
    return 0 if wanted == found else 1


if __name__ == "__main__":
    arguments = sys.argv[1:] or [
        ROOT / ".build/debug/djangology", str(ROOT / "Tests/Projects/courier"), "courier.main:app",
    ]
    sys.exit(main(*arguments))
