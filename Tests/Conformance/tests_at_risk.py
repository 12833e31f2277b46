"""How good `djangology tests` is, against two truths.

    tests_at_risk.py shop [--tool PATH] [--python PATH] [--count 100] [--seed 6]
        Per-test coverage of Examples/shop: seeded mutations, and which tier holds the tests that run the line.
    tests_at_risk.py tasks [--tool PATH] [--tasks FILE] [--mirror DIR] [--count 80] [--seed 6]
        Commits of real projects: which tier holds the test files that the commit itself changed, its other files laid
        over its parent.

`--python` has the shop's requirements, pytest-cov and coverage; without it a virtual environment is made in /tmp.
"""

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIERS = "ABC"


def run(words, **options):
    return subprocess.run(words, capture_output=True, text=True, **options)


def git(folder, *words):
    identity = ["-c", "user.name=m", "-c", "user.email=m@example.org", "-c", "core.autocrlf=false"]
    return run(["git", *identity, *words], cwd=folder)


def ask(tool, folder, *words):
    """The report on what is not committed in `folder`, and how long it took."""
    start = time.monotonic()
    environment = {**os.environ, "DJANGOLOGY_CACHE": "off", "DJANGOLOGY_DAEMON": "off"}
    try:
        done = run([tool, "tests", "-C", str(folder), "--json", *words], env=environment, timeout=3000)
    except subprocess.TimeoutExpired:
        return None, "no answer within fifty minutes"
    seconds = time.monotonic() - start
    if done.returncode:
        return None, done.stderr.strip()[-300:]
    return json.loads(done.stdout), seconds


# MARK: The shop


def shop_python(given):
    if given:
        return given
    place = Path(tempfile.gettempdir()) / "venv-djangology-shop"
    python = place / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        wanted = ["-r", ROOT / "Examples/shop/requirements.txt", "coverage", "pytest-cov"]
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted], check=True)
    return str(python)


def covered_lines(python, folder):
    """{path: {line: {test id}}} and all tests."""
    done = run([python, "-m", "pytest", "-q", "--create-db", "--cov=.", "--cov-context=test", "--cov-report="], cwd=folder)
    if done.returncode:
        sys.exit("the shop's own tests fail:\n" + done.stdout[-2000:])
    script = (
        "import json, os, coverage\n"
        "data = coverage.CoverageData('.coverage'); data.read()\n"
        "print(json.dumps({os.path.relpath(f): data.contexts_by_lineno(f) for f in data.measured_files()}))"
    )
    told = json.loads(run([python, "-c", script], cwd=folder).stdout)
    lines = defaultdict(dict)
    tests = set()
    for path, contexts in told.items():
        for line, names in contexts.items():
            found = {re.sub(r"\[.*$", "", name.split("|")[0]) for name in names if name}
            tests |= found
            if found:
                lines[path][int(line)] = found
    return lines, tests


class Mutations(ast.NodeVisitor):
    """Statements within functions, each with a way to spoil it."""

    def __init__(self, source):
        self.lines = source.split("\n")
        self.found = []
        self.depth = 0
        self.visit(ast.parse(source))

    def visit_FunctionDef(self, node):
        self.depth += 1
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        for statement in body:
            self.visit(statement)
        self.depth -= 1

    visit_AsyncFunctionDef = visit_FunctionDef

    def generic_visit(self, node):
        if self.depth and isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Return, ast.If)):
            self.add(node)
        super().generic_visit(node)

    def add(self, node):
        line = self.lines[node.lineno - 1]
        indent = line[: len(line) - len(line.lstrip())]
        if isinstance(node, ast.If):
            if node.test.end_lineno == node.lineno and line.rstrip().endswith(":") and line.strip().startswith("if "):
                self.found.append((node.lineno, node.lineno, f"{indent}if not ({line.strip()[3:-1]}):"))
        elif isinstance(node, ast.Return):
            self.found.append((node.lineno, node.end_lineno, indent + "return None"))
        elif isinstance(node, ast.Expr):
            self.found.append((node.lineno, node.end_lineno, indent + "pass"))
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            self.found.append((node.lineno, node.end_lineno, f"{indent}{node.targets[0].id} = None"))
        elif isinstance(node, ast.AugAssign):
            self.found.append((node.lineno, node.end_lineno, indent + "pass"))

    def spoiled(self, mutation):
        first, last, text = mutation
        return "\n".join(self.lines[: first - 1] + [text] + self.lines[last:])


def is_test(path):
    name = path.rsplit("/", 1)[-1]
    return name.startswith("test") or "/tests/" in "/" + path or name == "conftest.py" or "factories" in name


def possible_mutations(folder, lines):
    found = []
    for path in sorted(lines):
        if not path.endswith(".py") or is_test(path) or "migrations/" in path:
            continue
        mutations = Mutations((folder / path).read_text())
        for mutation in mutations.found:
            if mutation[0] in lines[path]:
                found.append((path, mutations, mutation))
    return found


def holds(unit, test):
    return unit == test or test.startswith(unit + "::")


def selected(report, tier, tests):
    units = [row["id"] for row in report["tests"] if row["tier"] <= tier]
    return {test for test in tests if any(holds(unit, test) for unit in units)}


def failing(python, folder):
    done = run([python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rfE", "--tb=no"], cwd=folder)
    return {re.sub(r"\[.*$", "", name) for name in re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.M)}


def shop(options):
    python = shop_python(options.python)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "shop"
        shutil.copytree(ROOT / "Examples/shop", folder, ignore=shutil.ignore_patterns("__pycache__", ".coverage*"))
        git(folder, "init", "-q"), git(folder, "add", "-A"), git(folder, "commit", "-qm", "shop")
        lines, tests = covered_lines(python, folder)
        (folder / ".coverage").unlink()
        choice = possible_mutations(folder, lines)
        random.Random(options.seed).shuffle(choice)
        rows = [judge(options, python, folder, lines, tests, one) for one in choice[: options.count]]
    print_shop(rows, len(tests), len(choice))
    return any(row["affected"] - row["C"] for row in rows)


def judge(options, python, folder, lines, tests, choice):
    path, mutations, mutation = choice
    before = (folder / path).read_text()
    (folder / path).write_text(mutations.spoiled(mutation))
    report, seconds = ask(options.tool, folder)
    failed = failing(python, folder) if options.failures else set()
    (folder / path).write_text(before)
    if report is None:
        sys.exit(f"{path}:{mutation[0]}: {seconds}")
    row = {tier: selected(report, tier, tests) for tier in TIERS}
    affected = {test for line in range(mutation[0], mutation[1] + 1) for test in lines[path].get(line, ())}
    for test in sorted(affected - row["C"]):
        print(f"UNSAFE {path}:{mutation[0]} {mutation[2].strip()}: {test}", file=sys.stderr)
    if options.verbose:
        missed = len(affected - row["A"])
        print(f"{path}:{mutation[0]} affected {len(affected)}, not in A {missed}, failing {len(failed)}", file=sys.stderr)
    return {**row, "affected": affected, "failed": failed, "seconds": seconds, "units": report["tests"]}


def print_shop(rows, tests, choices):
    print(f"{len(rows)} mutations of {choices} possible, {tests} tests")
    print("tier | safe | recall of affected tests | some failing test found | share of all tests")
    killed = [row for row in rows if row["failed"]]
    for tier in TIERS:
        safe = sum(row["affected"] <= row[tier] for row in rows) / len(rows)
        recall = sum(len(row["affected"] & row[tier]) / len(row["affected"]) for row in rows) / len(rows)
        found = sum(bool(row["failed"] & row[tier]) for row in killed) / max(1, len(killed))
        share = sum(len(row[tier]) for row in rows) / len(rows) / tests
        print(f"{tier} | {safe:.2f} | {recall:.2f} | {found:.2f} of {len(killed)} | {share:.2f}")


# MARK: Real commits


TEST_PATH = re.compile(r"(^|/)(test_[^/]*|[^/]*_tests?|tests?)\.py$")


def changed_files(repository, parent, commit):
    told = run(["git", "-C", repository, "diff", "--name-status", "--no-renames", parent, commit]).stdout
    return [line.split("\t") for line in told.splitlines() if "\t" in line]


def tasks(options):
    if options.again:
        print_tasks(kept_rows(options))
        return False
    wanted = [json.loads(line) for line in open(options.tasks)]
    wanted = [task for task in wanted if "has-tests" in task["tags"]]
    if options.projects:
        wanted = [task for task in wanted if task["project"] in options.projects.split(",")]
    random.Random(options.seed).shuffle(wanted)
    by_project = defaultdict(list)
    for task in wanted:
        by_project[task["project"]].append(task)
    # In turns, so that no project speaks for all.
    order = []
    while by_project and len(order) < 4 * options.count:
        for project in sorted(by_project):
            order.append(by_project[project].pop())
            if not by_project[project]:
                del by_project[project]
    rows = kept_rows(options) if options.rows and os.path.exists(options.rows) else []
    known = {row["commit"] for row in rows}
    for task in order:
        if len(rows) == options.count:
            break
        if task["commit"][:10] in known:
            continue
        if row := judge_commit(options, task):
            rows.append(row)
            keep_row(options, row)
    print_tasks(rows)
    return False


def keep_row(options, row):
    """One line a commit: a run that was cut short still tells what it measured."""
    if options.rows:
        with open(options.rows, "a") as file:
            file.write(json.dumps({key: sorted(value) if isinstance(value, set) else value for key, value in row.items()}) + "\n")


def kept_rows(options):
    rows = [json.loads(line) for line in open(options.rows)]
    return [{key: set(value) if isinstance(value, list) else value for key, value in row.items()} for row in rows]


def repository_of(mirror, project):
    for folder in sorted(Path(mirror).iterdir()):
        if folder.name.split("+")[-1].lower() == project.lower() and (folder / "repo").exists():
            return str(folder / "repo")
    return None


def judge_commit(options, task):
    repository = repository_of(options.mirror, task["project"])
    if not repository:
        return None
    changes = changed_files(repository, task["parent"], task["commit"])
    tests = {path for status, path in changes if status == "M" and TEST_PATH.search(path)}
    others = [(status, path) for status, path in changes if not TEST_PATH.search(path) and "/tests/" not in "/" + path]
    if not tests or not any(path.endswith((".py", ".html")) for _, path in others):
        return None
    with tempfile.TemporaryDirectory() as place:
        if not check_out(repository, task["parent"], place):
            return None
        git(place, "init", "-q"), git(place, "add", "-A", "-f"), git(place, "commit", "-qm", "parent")
        for status, path in others:
            lay(repository, task["commit"], status, Path(place) / path, path)
        return judge_tree(options, task, place, tests)


READ = (".py", ".html", ".toml", ".cfg", ".ini", ".txt")


def check_out(repository, commit, place):
    """All files of the commit, also those that archives leave out; a mirror without its largest pictures will do."""
    store = run(["git", "-C", repository, "rev-parse", "--absolute-git-dir"]).stdout.strip()
    with tempfile.TemporaryDirectory() as other:
        environment = {**os.environ, "GIT_DIR": store, "GIT_WORK_TREE": place, "GIT_INDEX_FILE": other + "/index"}
        for words in (["read-tree", commit], ["checkout-index", "-a", "-q"]):
            done = run(["git", *words], env=environment, cwd=place)
            missing = re.findall(r"unable to read sha1 file of (.*) \(", done.stderr)
            if done.returncode and (not missing or any(path.endswith(READ) for path in missing)):
                return False
    return True


def project_root(place):
    """The folder of the outermost manage.py, relative; tests and examples have some of their own."""
    found = [path.parent.relative_to(place) for path in Path(place).glob("**/manage.py")]
    found = [path for path in found if not {"tests", "docs", "examples", "sandbox", "test"} & set(path.parts)]
    return str(min(found, key=lambda path: (len(path.parts), str(path)))) if found else "."


def lay(repository, commit, status, target, path):
    if status == "D":
        target.unlink(missing_ok=True)
        return
    blob = subprocess.run(["git", "-C", repository, "show", f"{commit}:{path}"], capture_output=True)
    if blob.returncode == 0:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(blob.stdout)


def judge_tree(options, task, place, tests):
    folder = project_root(place)
    if folder != ".":
        tests = {path[len(folder) + 1 :] for path in tests if path.startswith(folder + "/")}
    if not tests:
        return None
    report, seconds = ask(options.tool, Path(place) / folder)
    name = f"{task['project']} {task['commit'][:10]}"
    if report is None:
        print(f"{name}: {seconds}", file=sys.stderr)
        return None
    row = {"seconds": seconds, "tests": tests, "all": max(1, report["test_files"]), "project": task["project"]}
    row["commit"] = task["commit"][:10]
    row["everything"] = report["everything"] is not None
    row["units"] = sum(unit["tier"] == "A" for unit in report["tests"])
    for tier in TIERS:
        row[tier] = {unit["path"] for unit in report["tests"] if unit["tier"] <= tier}
    if options.verbose:
        told = {path: next((t for t in TIERS if path in row[t]), "-") for path in sorted(tests)}
        print(f"{name}: {seconds:.1f} s, {row['units']} in A, {told}", file=sys.stderr)
    return row


def print_tasks(rows):
    projects = sorted({row["project"] for row in rows})
    print(f"{len(rows)} commits of {len(projects)} projects: {', '.join(projects)}")
    print("tier | share of the changed test files found | all of them found | share of test files selected | files, median")
    for tier in TIERS:
        size = sorted(len(row[tier]) for row in rows)[len(rows) // 2]
        recall = sum(len(row["tests"] & row[tier]) / len(row["tests"]) for row in rows) / len(rows)
        whole = sum(row["tests"] <= row[tier] for row in rows) / len(rows)
        share = sum(len(row[tier]) / row["all"] for row in rows) / len(rows)
        print(f"{tier} | {recall:.2f} | {whole:.2f} | {share:.2f} | {size}")
    less = [row for row in rows if not row["everything"]]
    share = sum(len(row["C"]) / row["all"] for row in less) / max(1, len(less))
    print(f"everything asked for by {len(rows) - len(less)}; C of the others {share:.2f}")
    print(f"units in A: {sum(row['units'] for row in rows) / len(rows):.1f} a commit")
    print(f"median {sorted(row['seconds'] for row in rows)[len(rows) // 2]:.1f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", choices=["shop", "tasks"])
    parser.add_argument("--tool", default=str(ROOT / ".build/release/djangology"))
    parser.add_argument("--python")
    parser.add_argument("--tasks")
    parser.add_argument("--mirror", default=os.environ.get("MIRROR", ""))
    parser.add_argument("--projects", help="only commits of these, with commas between")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--failures", action="store_true", help="run the shop's tests on each mutation, too")
    parser.add_argument("--rows", help="each commit's tiers, a line of JSON each; what stands there is not measured again")
    parser.add_argument("--again", action="store_true", help="print the table of --rows and measure nothing")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    sys.exit(1 if {"shop": shop, "tasks": tasks}[options.truth](options) else 0)


if __name__ == "__main__":
    main()
