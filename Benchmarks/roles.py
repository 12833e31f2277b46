#!/usr/bin/env python3
"""How often a capsule names a file of every role that a changed model has in its project.

    EVAL_REPOS=… EVAL_WORK=… python Benchmarks/roles.py --kit SHARED/eval/tasks --tool BINARY --tasks dev.jsonl

For each task that changes models: the models whose class bodies the real commit changed (hunks in the parent's files),
the files of each role as Python's own `ast` finds them by name in the parent's tree, and whether the capsule's text
names one of them. Nothing here is asked of the tool but the capsule.
"""
import argparse
import ast
import collections
import json
import os
import pathlib
import pickle
import re
import subprocess
import sys
import tempfile

SUFFIXES = {"serializer": ("Serializer",), "form": ("Form",), "filterset": ("FilterSet", "Filter"),
            "factory": ("Factory",), "admin": ("Admin", "Inline", "ViewSet")}
ROLES = ["model", "manager", "serializer", "form", "filterset", "admin", "view", "urls", "template", "signal", "task",
         "schema", "service", "factory", "test", "migration"]
MODEL_BASES = {"Model", "MPTTModel", "Page", "Orderable", "AbstractUser", "AbstractBaseUser", "TimeStampedModel",
               "ClusterableModel", "MP_Node", "PolymorphicModel", "DeclarativeBase", "AbstractPage", "MultiTableCopyMixin"}
TASK = re.compile(r"(^|\.)(task|shared_task|periodic_task|db_task|actor|job)$")
ROUTE = re.compile(r"router?\w*\.(get|post|put|patch|delete|route|api_route)$|^api_view$")


def dotted(node):
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Attribute):
        return dotted(node.value) + "." + node.attr
    return node.id if isinstance(node, ast.Name) else ""


def last(node):
    """`Order` for `models.Order`, `Order`, `Order.objects.all()` and `get_model("order", "Order")`."""
    if isinstance(node, ast.Call) and dotted(node.func).endswith(("get_model", "get_user_model")):
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        return texts[-1].split(".")[-1] if texts else "User"
    while isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.split(".")[-1]
    names = dotted(node).split(".")
    return next((n for n in reversed(names) if n[:1].isupper()), names[-1])


def words(node):
    """Names and short strings below a node."""
    names, texts = set(), set()
    for n in ast.walk(node):
        if isinstance(n, ast.Name):
            names.add(n.id)
        elif isinstance(n, ast.Attribute):
            names.add(n.attr)
        elif isinstance(n, ast.alias):
            names.add(n.name.split(".")[-1])
        elif isinstance(n, ast.Constant) and isinstance(n.value, str) and len(n.value) < 120:
            texts.add(n.value)
    return names, texts


def senders(node):
    """Models in `sender=` of `@receiver(…)` and `….connect(…)`."""
    return {last(k.value) for n in ast.walk(node) if isinstance(n, ast.Call) for k in n.keywords if k.arg == "sender"}


def summary(source):
    """What is asked of one file."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    names, texts = words(tree)
    found = {"names": names, "texts": {t for t in texts if t.endswith((".html", ".txt"))}, "classes": [], "functions": [],
             "senders": senders(tree), "registered": set(), "modules": set(), "urls": False, "revision": None}
    for n in ast.walk(tree):
        if isinstance(n, ast.ImportFrom):
            found["modules"].update((n.module or "").split("."))
        elif isinstance(n, ast.Import):
            found["modules"].update(p for a in n.names for p in a.name.split("."))
        elif isinstance(n, ast.Call) and dotted(n.func).endswith("register"):
            found["registered"].update(last(e) for a in n.args[:1] for e in (a.elts if isinstance(a, (ast.List, ast.Tuple)) else [a]))
            found["urls"] |= "router" in dotted(n.func)
        elif isinstance(n, ast.ClassDef):
            found["classes"].append(described(n))
        elif isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = [a.arg for a in n.args.args[:2]]
            own, strings = words(n)
            found["functions"].append({
                "name": n.name, "names": own, "texts": strings, "request": "request" in arguments,
                "decorators": [dotted(d) for d in n.decorator_list]})
    for n in tree.body:
        targets = n.targets if isinstance(n, ast.Assign) else [n.target] if isinstance(n, (ast.AnnAssign, ast.AugAssign)) else []
        for t in targets:
            if dotted(t) in ("urlpatterns", "websocket_urlpatterns"):
                found["urls"] = True
            if dotted(t) in ("revision", "down_revision") and isinstance(n.value, ast.Constant):
                found["revision"] = {**(found["revision"] or {}), dotted(t): n.value.value}
    return found


def described(node):
    attributes, abstract, managers = {}, False, set()
    for statement in node.body:
        if isinstance(statement, ast.ClassDef) and statement.name == "Meta":
            for s in statement.body:
                if isinstance(s, ast.Assign) and dotted(s.targets[0]) == "model":
                    attributes["Meta"] = last(s.value)
                if isinstance(s, ast.Assign) and dotted(s.targets[0]) == "abstract":
                    abstract = isinstance(s.value, ast.Constant) and s.value.value is True
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value is not None:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if dotted(target) in ("model", "queryset"):
                attributes[dotted(target)] = last(statement.value)
            managers.update(w for w in words(statement.value)[0] if w.endswith(("Manager", "QuerySet")))
    own, texts = words(node)
    return {"name": node.name, "bases": [dotted(b).split(".")[-1] for b in node.bases], "lines": (node.lineno, node.end_lineno),
            "attributes": attributes, "abstract": abstract, "managers": managers, "names": own, "texts": texts,
            "table": any(k.arg == "table" for k in node.keywords),
            "registers": {last(a) for d in node.decorator_list if isinstance(d, ast.Call) and dotted(d).endswith("register") for a in d.args}}


class Tree:
    """A commit's Python files and the names of the others."""

    def __init__(self, repo, commit, kit, kept):
        self.kit, self.paths, self.files = kit, sorted(repo.ls_tree_fast(commit)), {}
        for path, (_, blob) in repo.ls_tree_fast(commit).items():
            if not path.endswith(".py") or blob is None:
                continue
            if blob not in kept:
                data = repo.blob(blob)
                kept[blob] = summary(data.decode("utf-8", "replace")) if data and len(data) < 2_000_000 else None
            if kept[blob]:
                self.files[path] = kept[blob]
        self.is_api = any("FastAPI" in f["names"] for f in self.files.values())
        self.models = self._closed(MODEL_BASES, lambda c: not c["table"]) | {
            (p, c["name"]) for p, f in self.files.items() for c in f["classes"] if c["table"]}
        self.schemas = self._closed({"BaseModel", "SQLModel"}, lambda c: not c["table"]) if self.is_api else set()
        self.homes = collections.Counter(n for _, n in self.models)

    def _closed(self, names, accepts):
        names, found = set(names), set()
        rows = [(p, c) for p, f in self.files.items() if not self.kit.TEST.search(p) and "migrations/" not in p for c in f["classes"]]
        while True:
            more = {(p, c["name"]) for p, c in rows if accepts(c) and names & set(c["bases"])} - found
            if not more:
                return found
            found |= more
            names |= {n for _, n in more}

    def describe(self, path, name):
        return next(c for c in self.files[path]["classes"] if c["name"] == name)

    def roles(self, path, name):
        """{role: files} of a model."""
        own = self.describe(path, name)
        names = {name} | {c["name"] for p, f in self.files.items() for c in f["classes"]
                          if name in c["bases"] and (p, c["name"]) in self.models and (own["abstract"] or name.startswith("Abstract"))}
        stems = {n.removesuffix("Model") for n in names} if self.is_api else names
        app = self.app(path)
        roles = collections.defaultdict(set)
        roles["model"].add(path)
        for manager in own["managers"]:
            roles["manager"].update(p for p, f in self.files.items() if not self.kit.TEST.search(p) and any(c["name"] == manager for c in f["classes"]))
        views, renders = set(), set()
        for p, f in self.files.items():
            if self.kit.MIGRATION.search(p) or not self.means(f, p, name, app):
                continue
            if self.kit.TEST.search(p):
                if names & f["names"] or self.is_api and stems & f["names"]:
                    roles["test"].add(p)
            for c in f["classes"]:
                role = next((r for r, ends in SUFFIXES.items() if any(b.endswith(ends) for b in [c["name"], *c["bases"]])), None)
                of = set(c["attributes"].values()) & names or {n + s for n in names for s in SUFFIXES.get(role, ())} & {c["name"]}
                is_view = any(b.endswith(("View", "ViewSet")) for b in [c["name"], *c["bases"]])
                if role == "admin":
                    if c["registers"] & names or of and not is_view or names & f["registered"] and "dmin" in p:
                        roles["admin"].add(p)
                elif role and of and not (self.kit.TEST.search(p) and role != "factory"):
                    roles[role].add(p)
                if is_view and names & c["names"] and not self.kit.TEST.search(p) and (p, c["name"]) not in self.models:
                    roles["view"].add(p)
                    views.add(c["name"])
                    renders |= c["texts"]
                if (p, c["name"]) in self.schemas and any(re.fullmatch(rf"{s}(Base|Create|Update|In|Out|Public|Summary|Read|Pagination|Save|sPublic)?", c["name"]) for s in stems):
                    roles["schema"].add(p)
            if self.kit.TEST.search(p):
                continue
            if names & f["senders"]:
                roles["signal"].add(p)
            if names & f["registered"] and "dmin" in p:
                roles["admin"].add(p)
            for g in f["functions"]:
                if any(TASK.search(d) for d in g["decorators"]) and names & g["names"]:
                    roles["task"].add(p)
                if names & g["names"] and (g["request"] and self.kit.role(p) in ("view", "api") or any(ROUTE.search(d) for d in g["decorators"])):
                    roles["view"].add(p)
                    views.add(g["name"])
                    renders |= g["texts"]
            if self.is_api and names & f["names"] and self.kit.role(p) == "service":
                roles["service"].add(p)
        roles["urls"].update(p for p, f in self.files.items() if f["urls"] and views & f["names"] and not self.kit.TEST.search(p))
        low = {n.lower() for n in names}
        generic = {f"/{n}_{s}.html" for n in low for s in ("detail", "list", "form", "confirm_delete")}
        wanted = {"/" + t.lstrip("/") for t in renders if t.endswith((".html", ".txt"))}
        for p in self.paths:
            if self.kit.is_template(p) and not self.kit.TEST.search(p) and not self.kit.SKIP_DIR.search(p):
                if any(("/" + p).endswith(w) for w in wanted) or views and p.startswith(app) and any(p.endswith(g) for g in generic):
                    roles["template"].add(p)
        latest = self.latest(path)
        if latest:
            roles["migration"].add(latest)
        return {r: sorted(files) for r, files in roles.items() if files}

    def means(self, file, path, name, app):
        """Whether the name means this model there; only several models of one name need a look at imports."""
        return self.homes[name] < 2 or path.startswith(app) or app.rstrip("/").split("/")[-1] in file["modules"]

    def app(self, path):
        folder = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
        return folder.removesuffix("models/")

    def latest(self, path):
        folder = path
        while "/" in folder:
            folder = folder.rsplit("/", 1)[0]
            found = [p for p in self.files if re.fullmatch(re.escape(folder) + r"/migrations/\d\w*\.py", p)]
            if found:
                return max(found)
        chain = {f["revision"].get("revision"): p for p, f in self.files.items() if f["revision"]}
        for f in self.files.values():
            if f["revision"]:
                chain.pop(f["revision"].get("down_revision"), None)
        return min(chain.values()) if chain else None


def changed_lines(repo, parent, commit, path):
    for line in repo.git("diff", "--no-renames", "-U0", "-w", "--ignore-blank-lines", parent, commit, "--", path).split("\n"):
        m = re.match(r"@@ -(\d+)(?:,(\d+))? \+", line)
        if m:
            first, count = int(m[1]), int(m[2] or 1)
            yield first, first + max(count, 1) - 1


def truth(kit, repo, task, kept):
    """[(path of the model, its name, {role: files})] of a task."""
    tree = Tree(repo, task["parent"], kit, kept)
    touched = []
    for path in task["gold"]:
        spans = list(changed_lines(repo, task["parent"], task["commit"], path)) if path in tree.files else []
        for c in tree.files[path]["classes"] if spans else []:
            if (path, c["name"]) in tree.models and any(a <= c["lines"][1] and b >= c["lines"][0] for a, b in spans):
                touched.append((path, c["name"], tree.roles(path, c["name"])))
    return touched


def named(text, path):
    return re.search(r"(?<![\w/.-])" + re.escape(path) + r"(?![\w/-])", text) is not None


def capsule(arguments, repo, root, task):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as query:
        query.write(task["query"] + "\n")
        query.flush()
        command = [arguments.tool, "capsule", "--root", root, "--git-dir", os.path.abspath(repo.path), "--at", task["parent"],
                   "--query-file", query.name, "--max-tokens", str(arguments.tokens)]
        off = {"DJANGOLOGY_DAEMON": "off", "DJANGOLOGY_CACHE": "off"}
        return subprocess.run(command, env=os.environ | off, capture_output=True, check=True).stdout.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", required=True, help="folder of tasklib.py and gitlib.py")
    parser.add_argument("--tool", required=True)
    parser.add_argument("--tasks", required=True)
    parser.add_argument("--projects", default="")
    parser.add_argument("--tokens", type=int, default=8000)
    parser.add_argument("--misses", action="store_true", help="print what is not named")
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.kit)
    import gitlib
    import tasklib as kit
    repos, work = pathlib.Path(os.environ["EVAL_REPOS"]), pathlib.Path(os.environ["EVAL_WORK"]) / "roles"
    work.mkdir(parents=True, exist_ok=True)
    found, whole, first = collections.Counter(), [], []
    total = collections.Counter()
    projects = collections.defaultdict(list)
    for task in kit.load_tasks(arguments.tasks):
        if "model-change" in task["tags"] and (not arguments.projects or task["project"] in arguments.projects.split(",")):
            projects[task["project"]].append(task)
    for project, tasks in projects.items():
        repo = gitlib.Repo(repos / project)
        store = work / f"{project}.truth"
        known = pickle.loads(store.read_bytes()) if store.exists() else {}
        kept = {}
        for task in tasks:
            task = kit.derive(repo, task)
            if task["commit"] not in known:
                known[task["commit"]] = truth(kit, repo, task, kept)
            if not known[task["commit"]]:
                continue
            repo.export(task["parent"], str(work / project))
            text = capsule(arguments, repo, str(work / project), task)
            complete = True
            for path, name, roles in known[task["commit"]]:
                for role, files in roles.items():
                    hit = any(named(text, p) for p in files)
                    total[role] += 1
                    found[role] += hit
                    complete &= hit
                    first.append((named(text, path), hit))
                    if not hit and arguments.misses:
                        print(f"{project} {task['commit'][:8]} {name} ({path}{'' if named(text, path) else ', absent'}): {role} {files[:3]}")
            whole.append(complete)
        store.write_bytes(pickle.dumps(known))
        repo.close()
    print("| role | exists | named |\n|---|---|---|")
    for role in ROLES:
        if total[role]:
            print(f"| {role} | {total[role]} | {100 * found[role] / total[role]:.1f} |")
    hits = [hit for seen, hit in first if seen]
    print(f"| all | {sum(total.values())} | {100 * sum(found.values()) / sum(total.values()):.1f} |")
    print(f"| all, model's file in the capsule | {len(hits)} | {100 * sum(hits) / max(1, len(hits)):.1f} |")
    print(f"\ntasks {len(whole)}, all roles of all models named in {100 * sum(whole) / len(whole):.1f} %")


main()
