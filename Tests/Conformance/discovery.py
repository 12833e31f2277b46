"""Compares what DiscoveryDump finds with what Python imported: modules, import roots and settings module.

    discovery.py TOOL ORACLE WORK      ORACLE holds dumps/ and recipes/, WORK the checkouts trees.py made
"""
import glob
import gzip
import json
import os
import subprocess
import sys


def run(tool, src, env, extra=()):
    out = subprocess.run([tool, src, *extra], env=env, capture_output=True, text=True, check=True).stdout
    found = {"settings": [], "module": {}, "find": {}}
    for line in out.splitlines():
        kind, _, rest = line.partition(" ")
        words = rest.split(" ")
        if kind == "settings":
            found["settings"].append(words)
        elif kind == "module" and words[0] != "-":
            found["module"][words[0]] = words[1]
        elif kind == "find":
            found["find"][words[0]] = words[-1]
        elif kind in ("roots", "milliseconds"):
            found[kind] = words
    return found


def main(tool, oracle, work):
    for path in sorted(glob.glob(os.path.join(oracle, "recipes", "*.json"))):
        recipe = json.load(open(path))
        name = recipe["project"]
        src = os.path.join(work, "trees", name, "src")
        modules = json.load(gzip.open(os.path.join(oracle, "dumps", name + ".json.gz")))["modules"]
        roots = [os.path.normpath(p) for p in recipe.get("path", [recipe.get("cwd", ".")])]
        given = {"PYTHONPATH": ":".join(os.path.normpath(os.path.join(src, r)) for r in roots), "DJANGO_SETTINGS_MODULE": recipe["settings"]}
        told = run(tool, src, given, modules)
        alone = run(tool, src, {})
        found = sum(told["find"].get(m) == f for m, f in modules.items())
        named = sum(told["module"].get(m) == f for m, f in modules.items())
        by_itself = sum(alone["module"].get(m) == f for m, f in modules.items())
        settings = [s[0] for s in alone["settings"]]
        best = settings[0] if settings else "-"
        rank = settings.index(recipe["settings"]) + 1 if recipe["settings"] in settings else 0
        print(f"{name:16} modules {len(modules):5} found {found:5} named {named:5} alone {by_itself:5} | roots {' '.join(alone['roots'])} (oracle {' '.join(roots)}) "
              f"| settings {best} {alone['settings'][0][1:3] if settings else ''} (oracle {recipe['settings']}, rank {rank} of {len(settings)}) | {told['milliseconds'][0]} ms")
        for m, f in modules.items():
            if told["find"].get(m) != f or told["module"].get(m) != f:
                print("   ", m, f, told["find"].get(m), told["module"].get(m))


if __name__ == "__main__":
    main(*sys.argv[1:])
