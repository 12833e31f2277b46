#!/usr/bin/env python3
"""Compares modules of the catalogue with the same modules really imported.

    Tests/Conformance/catalogue.py .build/debug/djangology

For each class: its bases' names, the names its body defines and the parameters of its functions. Only modules whose
distribution is installed here in exactly the version the catalogue has are compared; too few of them is a failure.
"""

import ast
import importlib
import importlib.metadata
import inspect
import re
import subprocess
import sys

MODULES = {
    "Django": """
        django.contrib.admin.options django.contrib.admin.sites django.contrib.auth.models django.core.management.base
        django.db.models.fields django.db.models.fields.related django.db.models.indexes django.db.models.query
        django.forms.fields django.forms.forms django.forms.models django.forms.widgets django.template.library
        django.urls.conf django.views.generic.base django.views.generic.detail django.views.generic.edit
        django.views.generic.list
    """,
    "djangorestframework": """
        rest_framework.fields rest_framework.generics rest_framework.mixins rest_framework.relations
        rest_framework.routers rest_framework.serializers rest_framework.viewsets
    """,
    "django-filter": "django_filters.filters django_filters.filterset",
    "wagtail": "wagtail.models.pages wagtail.snippets.models wagtail.admin.viewsets.base wagtail.hooks",
}
FEWEST = 18

# Put into classes by Python and by what Django runs later, not by a class body.
ADDED = {"__module__", "__dict__", "__weakref__", "__doc__", "__annotations__", "__parameters__", "__orig_bases__"}
ADDED |= {"__static_attributes__", "__firstlineno__", "__abstractmethods__", "_abc_impl", "__annotate_func__"}
ADDED |= {"__slotnames__", "__class_getitem__", "__ge__", "__gt__", "__le__", "__html__"}  # by copyreg and decorators
ADDED |= {"class_lookups", "integer_field_class"}  # by register_lookup and __init_subclass__
ADDED |= {"__annotations_cache__", "__hash__", "__qualname__", "__annotate__", "__match_args__", "__slots__"}

SETUP = """
import django
from django.conf import settings
apps = ["admin", "auth", "contenttypes", "sessions", "messages"]
wagtail = ["wagtail", "wagtail.admin", "wagtail.users", "wagtail.images", "wagtail.documents", "wagtail.snippets"]
settings.configure(
    INSTALLED_APPS=["django.contrib." + app for app in apps] + wagtail + ["taggit", "rest_framework", "django_filters"],
    USE_TZ=True,
    STATIC_URL="/static/",
)
django.setup()
"""


def reduced(djangology, module, pins):
    command = [djangology, "catalog", "show", module, *(word for pin in pins for word in ("-r", pin))]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode:
        raise LookupError(answer.stderr.strip())
    return ast.parse(answer.stdout)


def targets(node):
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, (ast.Tuple, ast.List)):
        for element in node.elts:
            yield from targets(element)


def defined(body):
    """Names that statements bind, as a class body or module does."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from targets(target)
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and getattr(node, "value", None):
            yield from targets(node.target)
        elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For)):
            for part in ("body", "orelse", "finalbody"):
                yield from defined(getattr(node, part, []))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield (alias.asname or alias.name).split(".")[0]


def parameters(arguments):
    return [a.arg for a in [*arguments.posonlyargs, *arguments.args]]


def base_name(base):
    while isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", None)


def compare_class(node, cls):
    mangled = {re.sub(r"^__(?=\w+$)(?!\w*__$)", f"_{node.name.lstrip('_')}__", name) for name in defined(node.body)}
    real = {name for name in vars(cls) if name not in ADDED}
    plain = type(cls) is type
    if plain and real != mangled - ADDED:
        yield f"{node.name} defines {sorted(mangled - ADDED - real)} more and {sorted(real - mangled)} less"
    names = [base_name(base) for base in node.bases]
    bases = [base.__name__ for base in cls.__bases__ if base is not object]
    if None not in names and plain and [name for name in names if name != "object"] != bases:
        # An imported name may be an alias of the class's own.
        if len(names) != len(bases):
            yield f"{node.name} has bases {names}, really {bases}"
    for method in node.body:
        function = vars(cls).get(getattr(method, "name", None))
        if isinstance(method, ast.FunctionDef) and inspect.isfunction(function) and not method.decorator_list:
            code = function.__code__
            if parameters(method.args) != list(code.co_varnames[: code.co_argcount]):
                yield f"{node.name}.{method.name} takes {parameters(method.args)}"


def compare(djangology, module, pins):
    tree = reduced(djangology, module, pins)
    imported = importlib.import_module(module)
    for name in {*defined(tree.body)} - vars(imported).keys():
        yield f"{name} is not in the module"
    own = {n for n, v in vars(imported).items() if getattr(v, "__module__", None) == module and inspect.isclass(v)}
    for name in own - {*defined(tree.body)}:
        yield f"class {name} is missing"
    for node in tree.body:
        cls = vars(imported).get(getattr(node, "name", None))
        if isinstance(node, ast.ClassDef) and inspect.isclass(cls) and cls.__module__ == module:
            yield from compare_class(node, cls)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    listed = subprocess.run([sys.argv[1], "catalog", "list"], capture_output=True, text=True, check=True).stdout
    known = {tuple(line.split()[:2]) for line in listed.splitlines()}
    exec(SETUP, {})
    compared, wrong = 0, []
    for distribution, modules in MODULES.items():
        version = importlib.metadata.version(distribution)
        if (distribution, version) not in known:
            print(f"catalogue: {distribution} {version} is installed, the catalogue has other versions: skipped")
            continue
        for module in modules.split():
            differences = [f"{module}: {text}" for text in compare(sys.argv[1], module, [f"{distribution}=={version}"])]
            wrong += differences
            compared += 1
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"catalogue: {compared} modules compared with the imported ones, {len(wrong)} differences")
    sys.exit(bool(wrong) or compared < FEWEST)


if __name__ == "__main__":
    main()
