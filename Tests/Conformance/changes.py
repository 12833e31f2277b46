#!/usr/bin/env python
"""Holds Tests/Specs/changes against Django: runs each section's project through the real autodetector.

    PYTHON Tests/Conformance/changes.py      # an interpreter with Django 5.2
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ASK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
loader = MigrationLoader(None, ignore_no_migrations=True)
ask = NonInteractiveMigrationQuestioner(specified_apps=set(), dry_run=True)
detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), ask)
for app, migrations in sorted(detector.changes(graph=loader.graph).items()):
    for op in (op for migration in migrations for op in migration.operations):
        parts = [getattr(op, name, None) for name in ("model_name", "name")]
        print(f"{app}: {type(op).__name__} {'.'.join(part for part in parts if isinstance(part, str))}")
"""
FENCE = re.compile(r"(?:`([^`\n]+)`\n\n)?```(\w+)\n(.*?)```", re.S)


def sections(text):
    shared, *rest = re.split(r"^## ", text, flags=re.M)
    common = {path: body for path, _, body in FENCE.findall(shared) if path}
    for section in rest:
        blocks = FENCE.findall(section)
        files = {path: body for path, _, body in blocks if path}
        yield section.split("\n", 1)[0], common | files, next(body for _, kind, body in blocks if kind == "changes")


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, body in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body)
        return subprocess.run([sys.executable, "-c", ASK], cwd=folder, capture_output=True, text=True)


def main():
    wrong = 0
    for spec in sorted(pathlib.Path(__file__).parent.parent.glob("Specs/changes/*.md")):
        for title, files, expected in sections(spec.read_text()):
            if "unknown" in expected or "open" in expected:
                continue
            answer = run(files)
            if answer.stdout.strip().split("\n") != expected.strip().split("\n"):
                wrong += 1
                print(f"{title}\n  expected {expected.split(chr(10))}\n  Django   {answer.stdout.split(chr(10))}{answer.stderr[-400:]}")
    print("all agree" if not wrong else f"{wrong} differ")
    return wrong > 0


sys.exit(main())
