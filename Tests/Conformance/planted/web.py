"""Faults of routes, views and templates."""

import ast
import re

from .fault import Fault, misspelt, mutator
from .project import dotted

TAG = re.compile(rb"\{%-?\s*(\w+)(.*?)-?%\}", re.S)


def templates(project):
    for name, path in sorted(project.template_paths.items()):
        if not path.endswith((".py", ".jinja", ".jinja2", ".j2")) and "/jinja2/" not in path:
            yield name, project.source(path)


def tags(source, *names):
    # What stands in comments or verbatim is no tag.
    if b"{% comment" in source.bytes or b"{% verbatim" in source.bytes or b"{#" in source.bytes:
        return
    for found in TAG.finditer(source.bytes):
        if found.group(1).decode() in names:
            yield found


@mutator
def url_tag(project):
    for _, source in templates(project):
        for tag in tags(source, "url"):
            name = re.match(rb"\s*(['\"])([\w:.-]+)\1", tag.group(2))
            if name and b" as " not in tag.group(2) and name.group(2).decode() in project.route_names:
                end = tag.start(2) + name.end(2)
                yield Fault(
                    "misspelt name in {% url %}", ("DJU002",), source.path, [(end, end, b"q")],
                    name.group(2).decode())


def positional(route):
    return isinstance(route.get("route"), str) and ("<" in route["route"] or "(" in route["route"])


@mutator
def url_tag_arguments(project):
    for _, source in templates(project):
        for tag in tags(source, "url"):
            name = re.match(rb"\s*(['\"])([\w:.-]+)\1(\s+\S.*?)\s*$", tag.group(2), re.S)
            if not name or b" as " in tag.group(2):
                continue
            rows = project.route_names.get(name.group(2).decode(), [])
            if rows and all(positional(r) for r in rows):
                start = tag.start(2)
                yield Fault(
                    "{% url %} without its arguments", ("DJU003",), source.path,
                    [(start + name.start(3), start + name.end(3), b"")], name.group(2).decode())


REVERSE = ("reverse", "reverse_lazy", "redirect")


@mutator
def reverse_name(project):
    for path in project.code:
        source = project.source(path)
        if b"reverse" not in source.bytes and b"redirect" not in source.bytes:
            continue
        for call in source.calls():
            if (dotted(call.func) or "").rsplit(".", 1)[-1] in REVERSE and call.args:
                one = call.args[0]
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and source.inner(one):
                    if one.value in project.route_names and not source.is_tried(call):
                        end = source.inner(one)[1]
                        yield Fault(
                            "misspelt name in reverse()", ("DJU002",), path, [(end, end, b"q")], one.value)


def paths(project):
    for file in {r.get("urlconf_file") for r in project.items("urls")} & project.path_set:
        source = project.source(file)
        for call in source.calls():
            if (dotted(call.func) or "") in ("path", "re_path", "url") and len(call.args) > 1:
                yield source, call


@mutator
def converter_name(project):
    views = {}
    for row in project.own("views"):
        if row.get("kind") == "function":
            views.setdefault(row["view"].rsplit(".", 1)[-1], []).append(row)
    for source, call in sorted(paths(project), key=lambda p: (p[0].path, p[1].lineno)):
        route = call.args[0]
        view = (dotted(call.args[1]) or "").rsplit(".", 1)[-1]
        if isinstance(route, ast.Constant) and isinstance(route.value, str) and len(views.get(view, [])) == 1:
            for found in re.finditer(rb"<(?:\w+:)?(\w+)>", source.bytes[slice(*source.span(route))]):
                start = source.start(route)
                yield Fault(
                    "renamed path parameter", ("DJU001", "DJU003"), source.path,
                    [(start + found.end(1), start + found.end(1), b"q")], route.value, ("DJU",),
                    says=found.group(1).decode() + "q", elsewhere=None)


def imported_from(source, name, package):
    return any(
        isinstance(n, ast.ImportFrom) and (n.module or "").startswith(package) and name in [a.asname or a.name for a in n.names]
        for n in source.nodes)


@mutator
def missing_view(project):
    for source, call in sorted(paths(project), key=lambda p: (p[0].path, p[1].lineno)):
        view = call.args[1]
        named = isinstance(view, ast.Attribute) and isinstance(view.value, ast.Name) and view.value.id.endswith("views")
        if named and not imported_from(source, view.value.id, "django."):
            end = source.end(view)
            yield Fault(
                "route to a view that is not there", ("DJU006", "DJX001", "DJX002"), source.path, [(end, end, b"q")],
                dotted(view), ("*",))


@mutator
def rendered_template(project):
    for path in project.code:
        source = project.source(path)
        for call in source.calls():
            name = (dotted(call.func) or "").rsplit(".", 1)[-1]
            place = {"render": 1, "render_to_string": 0, "get_template": 0, "TemplateResponse": 1}.get(name)
            if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
                one = call.args[place]
                if one.value in project.template_paths and source.inner(one):
                    start = source.inner(one)[0]
                    yield Fault("template that is not there", ("DJT001",), path, [(start, start, b"q")], one.value)


@mutator
def class_template(project):
    for row in project.own("views"):
        if row.get("kind") != "class":
            continue
        source = project.source(row["file"])
        node = source.class_at(row.get("line"))
        for statement in node.body if node else []:
            if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == "template_name":
                span = isinstance(statement.value, ast.Constant) and source.inner(statement.value)
                if span and statement.value.value in project.template_paths:
                    yield Fault(
                        "template_name that is not there", ("DJT001",), source.path, [(span[0], span[0], b"q")],
                        statement.value.value)


@mutator
def template_link(project):
    for _, source in templates(project):
        for tag in tags(source, "extends", "include"):
            name = re.match(rb"\s*(['\"])([\w/.-]+)\1", tag.group(2))
            if name and name.group(2).decode() in project.template_paths:
                start = tag.start(2) + name.start(2)
                yield Fault(
                    f"{tag.group(1).decode()} of a template that is not there", ("DJT001",), source.path,
                    [(start, start, b"q")], name.group(2).decode(), ("DJT",))


@mutator
def lost_load(project):
    libraries = {}
    for row in project.items("template_tags"):
        if isinstance(row.get("library"), str) and not row["library"].startswith("<"):
            libraries[row["library"]] = set(row.get("tags") or {})
    for _, source in templates(project):
        for tag in tags(source, "load"):
            names = tag.group(2).split()
            if len(names) != 1 or names[0].decode() not in libraries:
                continue
            used = {t.group(1).decode() for t in TAG.finditer(source.bytes)}
            others = [t for t in tags(source, "load") if t.start() != tag.start()]
            if used & libraries[names[0].decode()] and not any(names[0] in t.group(2).split() for t in others):
                yield Fault(
                    "lost {% load %}", ("DJT002",), source.path, [(tag.start(), tag.end(), b"")],
                    names[0].decode(), ("DJT",), says=names[0].decode())


@mutator
def lost_end(project):
    for _, source in templates(project):
        for tag in tags(source, "endif", "endfor", "endblock", "endwith"):
            yield Fault(
                f"lost {{% {tag.group(1).decode()} %}}", ("DJT003",), source.path, [(tag.start(), tag.end(), b"")],
                source.path, ("DJT",), says="")


@mutator
def misspelt_tag(project):
    for _, source in templates(project):
        for tag in tags(source, "if", "for", "include", "csrf_token", "with"):
            yield Fault(
                "misspelt tag", ("DJT003", "DJT002"), source.path, [(tag.end(1), tag.end(1), b"q")],
                tag.group(1).decode(), ("DJT",), says="")


def rendered_once(project, name):
    """The bytes of a template that one place of the code names and no other template takes in; None otherwise."""
    if name not in project.template_paths:
        return None
    uses = project.quoted[name.encode()]
    template = project.source(project.template_paths[name])
    if uses != 1 or not template.path.endswith((".html", ".txt")) or b"{% comment" in template.bytes:
        return None
    return template.bytes


def must_have(template, key):
    """Whether a template shows or loops over a variable that it neither binds itself nor asks for first."""
    key = re.escape(key.encode())
    shown = re.search(rb"\{\{\s*" + key + rb"(\s*\}\}|\.\w)|\{%\s*for \w+ in " + key + rb"(\s*%\}|\.)", template)
    asked = re.search(rb"(\{%\s*(el)?if [^%]*|firstof [^%]*)\b" + key + rb"\b|" + key + rb"[^}%]*\|\s*default", template)
    bound = re.search(rb"\{%\s*(for|with|blocktrans\w*|blocktranslate)\s[^%]*\b" + key + rb"\b[^%]*(\bin\b|=)", template)
    return shown and not asked and not bound and not re.search(rb"\bas\s+" + key + rb"\b", template)


def lost_key(project, path, name, key):
    end = project.source(path).inner(key)[1]
    return Fault(
        "renamed context key", ("DJT004",), path, [(end, end, b"q")], f"{name}: {key.value}", ("DJT",),
        says=f"'{key.value}'", elsewhere=(project.template_paths[name],))


def string_keys(value, source):
    if isinstance(value, ast.Dict) and all(isinstance(k, ast.Constant) and isinstance(k.value, str) for k in value.keys):
        return [k for k in value.keys if source.inner(k)]
    return []


@mutator
def context_key(project):
    for path in project.code:
        source = project.source(path)
        for call in source.calls():
            if dotted(call.func) != "render" or len(call.args) < 3 or not isinstance(call.args[1], ast.Constant):
                continue
            template = rendered_once(project, call.args[1].value)
            for key in string_keys(call.args[2], source) if template else []:
                if must_have(template, key.value):
                    yield lost_key(project, path, call.args[1].value, key)


@mutator
def class_context_key(project):
    for row in project.own("views"):
        source = project.source(row["file"])
        node = source.class_at(row.get("line"))
        if row.get("kind") != "class" or node is None:
            continue
        names = [s.value for s in node.body if isinstance(s, ast.Assign) and dotted(s.targets[0]) == "template_name"]
        method = next((s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == "get_context_data"), None)
        if not names or not isinstance(names[0], ast.Constant) or method is None:
            continue
        template = rendered_once(project, names[0].value)
        for statement in ast.walk(method) if template else []:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else None
            if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
                key = target.slice
                uses = [n for n in ast.walk(method) if isinstance(n, ast.Constant) and n.value == key.value]
                if isinstance(key.value, str) and source.inner(key) and len(uses) == 1 and must_have(template, key.value):
                    yield lost_key(project, source.path, names[0].value, key)


def keyed(call):
    """The keys of `kwargs={…}`."""
    for argument in call.keywords:
        if argument.arg == "kwargs" and isinstance(argument.value, ast.Dict):
            for key in argument.value.keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key


@mutator
def reverse_keyword(project):
    for path in project.code:
        source = project.source(path)
        for call in source.calls():
            name = call.args[0] if call.args else None
            if (dotted(call.func) or "").rsplit(".", 1)[-1] not in REVERSE or not isinstance(name, ast.Constant):
                continue
            if name.value in project.route_names and not source.is_tried(call):
                for key in keyed(call):
                    if source.inner(key):
                        end = source.inner(key)[1]
                        yield Fault(
                            "wrong keyword in reverse()", ("DJU003",), path, [(end, end, b"q")],
                            f"{name.value}: {key.value}", near=4)


@mutator
def url_tag_keyword(project):
    for _, source in templates(project):
        for tag in tags(source, "url"):
            name = re.match(rb"\s*(['\"])([\w:.-]+)\1\s+(\w+)=\S", tag.group(2))
            if name and b" as " not in tag.group(2) and name.group(2).decode() in project.route_names:
                end = tag.start(2) + name.end(3)
                yield Fault(
                    "wrong keyword in {% url %}", ("DJU003",), source.path, [(end, end, b"q")],
                    f"{name.group(2).decode()}: {name.group(3).decode()}")


@mutator
def view_parameter(project):
    routed = {}
    for row in project.items("urls"):
        if isinstance(row.get("callback"), str):
            routed.setdefault(row["callback"], []).append(row)
    for row in project.own("views"):
        if row.get("kind") != "function" or row.get("view") not in routed:
            continue
        source = project.source(row["file"])
        function = next((n for n in source.nodes if isinstance(n, ast.FunctionDef)
                         and row["line"] in [n.lineno] + [d.lineno for d in n.decorator_list]), None)
        if function is None or function.args.kwarg or function.decorator_list or len(function.args.args) < 2:
            continue
        one = function.args.args[1]
        captured = all(f"<{one.arg}>" in str(r.get("route")) or f":{one.arg}>" in str(r.get("route"))
                       for r in routed[row["view"]])
        if captured and len(function.args.defaults) < len(function.args.args) - 1:
            start = source.start(one)
            end = start + len(one.arg.encode())
            # The body keeps the old name: it is bound again first.
            body = function.body[0]
            if isinstance(body, ast.Expr) and isinstance(body.value, ast.Constant) and len(function.body) > 1:
                body = function.body[1]
            if body.lineno == function.lineno:
                continue
            again = f"{one.arg} = {one.arg}q\n".encode() + b" " * body.col_offset
            if isinstance(body, ast.FunctionDef) and body.decorator_list:
                continue
            place = source.start(body)
            yield Fault(
                "renamed parameter of a view", ("DJU001",), source.path, [(end, end, b"q"), (place, place, again)],
                row["view"], near=2, says=f"'{one.arg}'", elsewhere=None)


@mutator
def lost_csrf_token(project):
    for _, source in templates(project):
        tokens = list(re.finditer(rb"\{%\s*csrf_token\s*%\}", source.bytes))
        forms = list(re.finditer(rb"<form\b(.*?)>(.*?)</form>", source.bytes, re.S | re.I))
        for form in forms:
            inside = [t for t in tokens if form.start(2) <= t.start() < form.end(2)]
            head = form.group(1).lower()
            action = re.search(rb"action=\"([^\"]*)\"", head)
            plain = not action or b"{%" in action.group(1) or action.group(1) in (b"", b".")
            if len(inside) == 1 and b"post" in head and plain and not re.search(rb"\{%\s*include|crispy", form.group(2)):
                token = inside[0]
                yield Fault(
                    "lost {% csrf_token %}", ("DJT101",), source.path, [(token.start(), token.end(), b"")],
                    source.path, says="")


@mutator
def misspelt_block(project):
    for _, source in templates(project):
        parent = re.match(rb"\s*\{%\s*extends\s+(['\"])([\w/.-]+)\1\s*%\}", source.bytes)
        if not parent or parent.group(2).decode() not in project.template_paths:
            continue
        above = project.source(project.template_paths[parent.group(2).decode()]).bytes
        depth = 0
        for tag in tags(source, "block", "endblock"):
            if tag.group(1) == b"endblock":
                depth -= 1
                continue
            name = tag.group(2).strip()
            depth += 1
            end = re.search(rb"\{%\s*endblock\s+" + re.escape(name) + rb"\s*%\}", source.bytes)
            full = re.search(
                rb"\{%\s*block\s+" + re.escape(name) + rb"\s*%\}\s*[^\s{]", source.bytes)
            if depth == 1 and full and not end and re.search(rb"\{%\s*block\s+" + re.escape(name) + rb"\b", above):
                place = tag.start(2) + len(tag.group(2).rstrip())
                yield Fault(
                    "misspelt block", ("DJT006",), source.path, [(place, place, b"q")], name.decode(), ("DJT",))


@mutator
def misspelt_filter(project):
    for _, source in templates(project):
        if b"{#" in source.bytes or b"{% comment" in source.bytes or b"{% verbatim" in source.bytes:
            continue
        for found in re.finditer(rb"\{\{\s*[\w.]+\|(\w+)[^}]*\}\}", source.bytes):
            yield Fault(
                "misspelt filter", ("DJT002", "DJT003"), source.path, [(found.end(1), found.end(1), b"q")],
                found.group(1).decode(), ("DJT",))
