#!/usr/bin/env python
"""Holds `djangology migrations check` against Django's own autodetector, on projects whose models were changed at random.

    makemigrations.py [--seed N] [--count N] [--program PATH] [--show] [--only PROJECT]

An interpreter with Django runs it. Each change is made to a copy of a small project by rewriting its syntax tree; the
changed project is booted by Django in a forked process, and its answer – verdict, operations in their order and
grouping, names, arguments – is compared with ours. Changes that Django does not accept are replaced by others.
"""
import argparse
import ast
import collections
import contextlib
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import model_mutations as mutations

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Folder, settings, import roots, files with models.
PROJECTS = {
    "workshop": ("Tests/Projects/workshop", "workshop.settings", ["."]),
    "shop": ("Examples/shop", "config.settings.dev", ["."]),
    "blog": ("Tests/Projects/blog", "blog_site.settings", ["."]),
    "tangled": ("Tests/Projects/tangled", "tangled.settings", ["src", "src/apps"]),
}
WEIGHTS = {"workshop": 4, "shop": 3, "blog": 1, "tangled": 1}


def model_files(folder):
    for file in sorted(folder.rglob("*.py")):
        path = file.relative_to(folder)
        if "migrations" in path.parts or not ("models" in path.parts or path.name == "models.py"):
            continue
        yield file


# What Django says, in a process of its own.


def stub(name):
    module = type(sys)(name)
    module.__path__ = []
    module.__getattr__ = lambda attribute: Anything() if not attribute.startswith("__") else (_ for _ in ()).throw(AttributeError(attribute))
    sys.modules[name] = module


class Anything:
    """Stands for whatever a library that is not installed would give."""

    def __call__(self, *args, **kwargs):
        return args[0] if len(args) == 1 and callable(args[0]) and not kwargs else self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def source(operation):
    from django.db import models
    from django.db.migrations.writer import OperationWriter

    if getattr(operation, "preserve_default", True) is False:
        # What a person would have said.
        operation.field = operation.field.clone()
        operation.field.default = models.NOT_PROVIDED
    text, _ = OperationWriter(operation, indentation=0).serialize()
    return canonical(text.strip().rstrip(","))


def canonical(text):
    """Python's own spelling, with the elements of sets sorted."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        return text
    for node in ast.walk(tree):
        if isinstance(node, ast.Set):
            node.elts.sort(key=ast.unparse)
        if isinstance(node, ast.Dict):
            pairs = sorted(zip(node.keys, node.values), key=lambda pair: ast.unparse(pair[0]) if pair[0] else "")
            node.keys, node.values = [key for key, _ in pairs], [value for _, value in pairs]
    return ast.unparse(tree)


def ask_django(folder, settings, roots):
    """What Django makes of the folder: a dict, or None where it does not start."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        answer = None
        try:
            answer = django_answer(folder, settings, roots)
        except BaseException as error:
            answer = {"error": repr(error)[:300]}
        with os.fdopen(write, "w") as pipe:
            pipe.write(json.dumps(answer))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"error": "it died"}


def django_answer(folder, settings, roots):
    sys.dont_write_bytecode = True
    os.chdir(folder)
    sys.path[:0] = [str((folder / root).resolve()) for root in roots]
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 2)
        os.dup2(nothing.fileno(), 1)
    for name in ["celery", "celery.schedules", "celery.utils", "celery.utils.log", "PIL"]:
        try:
            __import__(name)
        except ImportError:
            stub(name)
    import django

    django.setup()
    from django.apps import apps
    from django.core import checks
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
    from django.db.migrations.state import ProjectState

    class Questioner(NonInteractiveMigrationQuestioner):
        """Gives a default where a person would be asked for one."""

        def ask_not_null_addition(self, field_name, model_name):
            return None

        def ask_auto_now_add_addition(self, field_name, model_name):
            return None

    errors = [str(error) for error in checks.run_checks(tags=["models"]) if error.level >= checks.ERROR]
    loader = MigrationLoader(None, ignore_no_migrations=True)
    asked = Questioner(specified_apps=set(), dry_run=True, verbosity=0)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), asked)
    found = detector.changes(graph=loader.graph)
    answer = {}
    for app, migrations in found.items():
        answer[app] = [
            {
                "name": migration.name,
                "dependencies": sorted({words(dependency) for dependency in migration.dependencies}),
                "operations": [row(operation) for operation in migration.operations],
            }
            for migration in migrations
        ]
    return {"apps": answer, "errors": errors}


def words(dependency):
    app, name = dependency
    return f"settings.{name}" if app == "__setting__" else f"{app}.{name}"


def row(operation):
    names = {name: getattr(operation, name, None) for name in ("model_name", "name", "old_name", "new_name")}
    return {
        "op": type(operation).__name__,
        **{name: text for name, text in names.items() if isinstance(text, str)},
        "source": source(operation),
    }


# What we say.


def ask_us(program, folder, settings):
    run = subprocess.run(
        [program, "migrations", "check", "--json", "--settings", settings, "-C", folder],
        capture_output=True, text=True, env=os.environ | {"DJANGOLOGY_DAEMON": "off", "DJANGOLOGY_CACHE": "off"},
    )
    try:
        return {row["app"]: row for row in json.loads(run.stdout)["apps"]}
    except ValueError:
        return {"error": run.stdout[-300:] + run.stderr[-300:]}


def key(operation):
    return tuple(operation.get(name) for name in ("op", "model_name", "name", "old_name", "new_name"))


def plan(migrations):
    return [[key(operation) for operation in migration["operations"]] for migration in migrations]


def judge(django, ours, tally):
    """Words for what differs, worst first."""
    differences = []
    for app in sorted(ours):
        theirs, mine = django.get(app, []), ours[app]
        tally["verdicts"] += 1
        if mine["verdict"] == "unknown":
            tally["unknown"] += 1
            differences.append(f"unknown {app}: {mine['not_decided']} (Django: {plan(theirs)})")
            continue
        if mine["verdict"] == "clean":
            if theirs:
                tally["wrong clean"] += 1
                differences.append(f"WRONG CLEAN {app}: {plan(theirs)}")
            else:
                tally["same"] += 1
            continue
        if mine["not_decided"]:
            tally["partly unknown"] += 1
        if not theirs:
            tally["wrong changes"] += 1
            differences.append(f"WRONG CHANGES {app}: {plan(mine['migrations'])}")
            continue
        tally["changes"] += 1
        if plan(theirs) != plan(mine["migrations"]):
            same = sorted(map(str, sum(plan(theirs), []))) == sorted(map(str, sum(plan(mine["migrations"]), [])))
            tally["other order" if same else "other operations"] += 1
            differences.append(
                f"{'ORDER' if same else 'OPERATIONS'} {app}:\n  Django {plan(theirs)}\n  ours   {plan(mine['migrations'])}"
                f"\n  {mine['not_decided']}"
            )
            continue
        tally["same"] += 1
        for their, my in zip(theirs, mine["migrations"]):
            tally["names"] += 1
            if their["name"] != my["name"]:
                tally["other names"] += 1
                differences.append(f"name {app}: {their['name']} / {my['name']}")
            if their["dependencies"] != my["dependencies"]:
                tally["other dependencies"] += 1
                differences.append(f"dependencies {app}: {their['dependencies']} / {my['dependencies']}")
            for one, other in zip(their["operations"], my["operations"]):
                tally["operations"] += 1
                if one["source"] != canonical(other["source"]):
                    tally["other arguments"] += 1
                    differences.append(f"arguments {app}:\n  Django {one['source']}\n  ours   {canonical(other['source'])}")
    return differences


# The run.


class Case:
    """A copy of a project with some changes that Django accepts."""

    def __init__(self, name, seed, work):
        self.name, self.random = name, random.Random(f"{name} {seed}")
        folder, self.settings, self.roots = PROJECTS[name]
        self.origin = ROOT / folder
        self.folder = pathlib.Path(work, f"{name}-{seed}")
        self.done = []

    def copy(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.origin, self.folder, ignore=shutil.ignore_patterns("__pycache__", ".venv", "db.sqlite3"))
        # Both sides have the same Django.
        import django

        file = self.folder / "requirements.txt"
        lines = file.read_text().splitlines() if file.exists() else []
        rest = [line for line in lines if not line.startswith("Django==")]
        version = ".".join(map(str, django.VERSION[:2]))
        file.write_text("\n".join([f"Django=={version}.*", *rest, ""]))

    def make(self, known_errors):
        """Changes the copy until Django accepts it; gives Django's answer."""
        for attempt in range(60):
            if attempt % 12 == 0:
                kinds = [mutations.kind(self.random) for _ in range(self.random.choice([1, 1, 2, 3]))]
            self.copy()
            self.done = []
            for kind in kinds:
                change = mutations.mutate(self.folder, list(model_files(self.folder)), self.random, kind)
                if change:
                    self.done.append(change)
            answer = ask_django(self.folder, self.settings, self.roots)
            if self.done and "error" not in answer and set(answer["errors"]) <= known_errors:
                return answer["apps"]
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--program")
    parser.add_argument("--only")
    parser.add_argument("--show", action="store_true", help="print every difference, not only those that count")
    parser.add_argument("--keep", help="folder for the changed projects")
    options = parser.parse_args()
    release, debug = ROOT / ".build/release/djangology", ROOT / ".build/debug/djangology"
    program = options.program or (release if release.exists() and release.stat().st_mtime > debug.stat().st_mtime else debug)
    # What every process needs is imported once.
    import django.db.migrations.autodetector, django.db.migrations.loader, django.db.migrations.writer  # noqa
    import django.core.checks, django.core.management  # noqa

    tally, kinds, wrong = collections.Counter(), collections.Counter(), collections.Counter()
    chooser = random.Random(options.seed)
    with contextlib.ExitStack() as stack:
        work = options.keep or stack.enter_context(tempfile.TemporaryDirectory())
        known = {}
        for name in PROJECTS:
            folder, settings, roots = PROJECTS[name]
            answer = ask_django(ROOT / folder, settings, roots)
            if "error" in answer:
                print(f"{name}: {answer['error']}")
                return 1
            known[name] = set(answer["errors"])
        names = [options.only] if options.only else list(PROJECTS)
        for number in range(options.count):
            name = chooser.choices(names, [WEIGHTS[name] for name in names])[0]
            case = Case(name, f"{options.seed}-{number}", work)
            answer = case.make(known[name])
            if answer is None:
                print(f"{name} {number}: no change that Django accepts was found")
                continue
            ours = ask_us(program, case.folder, case.settings)
            kinds.update(change.split(":")[0] for change in case.done)
            if "error" in ours:
                tally["failed"] += 1
                print(f"{case.folder.name}: {ours['error']}")
                continue
            answer = {app: migrations for app, migrations in answer.items()}
            differences = judge(answer, ours, tally)
            tally["cases"] += 1
            tally["changed cases"] += bool(answer)
            serious = [text for text in differences if text.split()[0].isupper() or text.startswith("unknown")]
            tally["unlike cases"] += any(not text.startswith("unknown") for text in serious)
            tally["unknown cases"] += any(text.startswith("unknown") for text in serious)
            if serious:
                wrong.update(change.split(":")[0] for change in case.done)
            if serious or (options.show and differences):
                print(f"--- {case.folder.name}: {'; '.join(case.done)}", flush=True)
                print("\n".join(differences if options.show else serious))
            if not options.keep:
                shutil.rmtree(case.folder, ignore_errors=True)
    cases = max(tally["cases"], 1)
    print(json.dumps(dict(sorted(tally.items()))))
    print("changes made:", json.dumps(dict(sorted(kinds.items()))))
    if wrong:
        print("in differing cases:", json.dumps(dict(sorted(wrong.items()))))
    same = 1 - (tally["unlike cases"] + tally["unknown cases"]) / cases
    unknown = tally["unknown"] / max(tally["verdicts"], 1)
    print(
        f"seed {options.seed}: {same:.2%} of {cases} changed projects agree in verdicts and operations, {unknown:.2%} of the verdicts "
        f"unknown, {tally['wrong clean']} wrong clean"
    )
    return int(bool(tally["wrong clean"] or tally["failed"] or same < 0.98 or unknown > 0.05))


sys.exit(main())
