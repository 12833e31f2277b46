#!/usr/bin/env python3
"""What four checkers find in django-oscar, and in how many seconds, in one run.

    checkers.py --tool BIN OSCAR          (a checkout of django-oscar; it is copied and installed in a virtual environment)
    checkers.py --tool BIN --bin DIR OSCAR                       (DIR of an environment in which that checkout is installed)

ruff's Django rules, django-migration-linter, django-orm-lens and `djangology check`. Counts are of findings as each tool
prints them; which of them are true is for a reader to say (docs/checks.md has ours).
"""

import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

PACKAGES = ["ruff==0.17.5", "django-orm-lens==1.13.5", "django-migration-linter==6.0.0", "django<5.3"]
SETTINGS = """from settings import *
INSTALLED_APPS = list(INSTALLED_APPS) + ["django_migration_linter"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
"""


def environment(scratch, project):
    home = os.path.join(scratch, "venv")
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    pip = [os.path.join(home, "bin", "pip"), "install", "-q", *PACKAGES, "-e", project + "[test]"]
    subprocess.run(pip, check=True)
    return os.path.join(home, "bin")


def timed(words, **options):
    start = time.monotonic()
    run = subprocess.run(words, capture_output=True, text=True, **options)
    return time.monotonic() - start, run.stdout


def ruff(bin, project):
    words = [f"{bin}/ruff", "check", "--select", "DJ", "--no-cache", "--output-format", "json", project]
    seconds, out = timed(words)
    return seconds, collections.Counter(f["code"] for f in json.loads(out))


def orm_lens(bin, project, command):
    seconds, out = timed([f"{bin}/django-orm-lens", command, "--path", project, "--format", "json", "--exit-zero"])
    found = json.loads(out)
    rows = found if isinstance(found, list) else found.get("findings", found.get("drifted", []))
    return seconds, collections.Counter(r.get("rule", command) for r in rows)


def migration_linter(bin, project):
    sandbox = os.path.join(project, "sandbox")
    with open(os.path.join(sandbox, "lint_settings.py"), "w") as file:
        file.write(SETTINGS)
    words = [f"{bin}/python", "manage.py", "lintmigrations", "--no-cache", "--ignore-sqlmigrate-errors"]
    seconds, out = timed(words, cwd=sandbox, env=dict(os.environ, DJANGO_SETTINGS_MODULE="lint_settings"))
    os.remove(os.path.join(sandbox, "lint_settings.py"))
    found = collections.Counter()
    for line in out.splitlines():
        if line.startswith("\t") and ":" in line:
            found[line.strip().split(":")[0][:60]] += 1
    return seconds, found


def ours(tool, project):
    variables = dict(
        os.environ, DJANGO_SETTINGS_MODULE="settings", DJANGOLOGY_DAEMON="off", DJANGOLOGY_CACHE="off",
        PYTHONPATH=os.pathsep.join(os.path.join(project, part) for part in ("sandbox", "src")))
    words = [tool, "check", "--output-format", "json", "--root", project]
    seconds, out = timed(words, env=variables)
    found = json.loads(out)
    rows = found if isinstance(found, list) else found["diagnostics"]
    return seconds, collections.Counter(f["code"] for f in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--bin", help="the programs of an environment that has the tools and the project")
    parser.add_argument("project")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project, bin = os.path.abspath(options.project), options.bin
        if not bin:
            project = os.path.join(scratch, "oscar")
            shutil.copytree(options.project, project, ignore=shutil.ignore_patterns(".git", "node_modules"), symlinks=True)
            bin = environment(scratch, project)
        rows = [
            ("ruff DJ", ruff(bin, project)),
            ("django-migration-linter", migration_linter(bin, project)),
            ("django-orm-lens nplusone", orm_lens(bin, project, "nplusone")),
            ("django-orm-lens migration-risk", orm_lens(bin, project, "migration-risk")),
            ("django-orm-lens drift", orm_lens(bin, project, "drift")),
            ("djangology check", ours(os.path.abspath(options.tool), project)),
        ]
    for name, (seconds, found) in rows:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(found.items()))
        print(f"{name:32} {seconds:7.2f} s  {sum(found.values()):5} findings   {kinds}")


if __name__ == "__main__":
    main()
