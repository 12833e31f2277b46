#!/usr/bin/env python3
"""Runs the prelude under CPython and compares it with the standard library and the real configuration packages.

Each module of Sources/PreludeData/python is loaded with an import system of its own, in which `_djangology` is written
below; an expression is then evaluated twice, once over the prelude's modules and once over the real ones. Django's own
enums.py, old and new, runs on the prelude's `enum`.
"""

import ast
import builtins
import importlib
import os
import re
import sys
import types
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import environment

PRELUDE = environment.ROOT / "Sources/PreludeData/python"
CASES = Path(__file__).parent / "prelude"
VARIABLES = {"HOME": "/home/you", "PATH": "/bin:/usr/bin"}


class Unknown:
    """The value nothing is known of: absorbs whatever is done to it."""

    def __init__(self, reason):
        self.__dict__["reason"] = reason

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __repr__(self):
        return f"unknown({self.reason!r})"


class Interpreter(types.ModuleType):
    """What only the interpreter can do, done by CPython (see docs/prelude.md)."""

    def __init__(self, prelude, variables):
        super().__init__("_djangology")
        self.prelude = prelude
        self.variables = variables
        self.unknown = Unknown

    def environ_items(self):
        return list(self.variables.items())

    def missing_variable(self, name, error):
        raise error

    def certainly(self, test):
        return not isinstance(test, Unknown) and bool(test)

    def root(self):
        return os.getcwd()

    def path_exists(self, path):
        return os.path.exists(path)

    def path_is_file(self, path):
        return os.path.isfile(path)

    def path_is_dir(self, path):
        return os.path.isdir(path)

    def list_dir(self, path):
        return sorted(os.listdir(path))

    def read_env_file(self, path):
        try:
            return Path(path).read_text()
        except OSError:
            return None

    def import_module(self, name):
        return self.prelude.load(name)

    def find_module(self, name):
        return name if name in self.prelude.loaded or self.prelude.file(name)[0] else None

    def loaded_module(self, name):
        return self.prelude.loaded.get(name)

    def iter_modules(self, path):
        import pkgutil

        return sorted((found.name, found.ispkg) for found in pkgutil.iter_modules([path]))

    def caller_globals(self):
        frame = sys._getframe(1)
        while "__prelude__" in frame.f_globals:
            frame = frame.f_back
        return frame.f_globals

    def run_file(self, path, scope):
        exec(compile(Path(path).read_text(), path, "exec"), scope)

    def distribution_version(self, name):
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version(name)
        except PackageNotFoundError:
            return None

    def native_type(self, name):
        named = {"module": types.ModuleType, "method": types.MethodType, "generator": types.GeneratorType}
        return named.get(name) or type(name, (), {})

    def re_exec(self, pattern, flags, mode, string, pos, endpos):
        found = getattr(re.compile(pattern, flags), mode)(string, pos, endpos)
        return found and [found.span(group) for group in range(len(found.groups()) + 1)]

    def re_groups(self, pattern, flags):
        compiled = re.compile(pattern, flags)
        return compiled.groups, dict(compiled.groupindex)

    def literal(self, text):
        try:
            return (ast.literal_eval(text),)
        except (ValueError, SyntaxError):
            return None

    def parameters(self, function):
        import inspect

        empty = inspect.Parameter.empty
        return [
            (one.name, int(one.kind), one.default is not empty, None if one.default is empty else one.default)
            for one in inspect.signature(function).parameters.values()
        ]


class Prelude:
    """Imports modules from the prelude and nothing else, but for what `outside` lists."""

    def __init__(self, variables=VARIABLES, outside=("django",)):
        self.loaded = {"_djangology": Interpreter(self, dict(variables))}
        self.outside = outside
        self.builtins = {**vars(builtins), "__import__": self.import_}
        self.loaded["builtins"] = builtins

    def file(self, name):
        stem = PRELUDE / name.replace(".", "/")
        for path, is_package in ((stem / "__init__.py", True), (stem.with_suffix(".py"), False)):
            if path.is_file():
                return path, is_package
        return None, False

    def load(self, name):
        if name in self.loaded:
            return self.loaded[name]
        parent, _, last = name.rpartition(".")
        if parent:
            self.load(parent)
            if name in self.loaded:
                return self.loaded[name]
        path, is_package = self.file(name)
        if path is None:
            if name.split(".")[0] not in self.outside:
                raise ModuleNotFoundError(f"No module named {name!r} in the prelude", name=name)
            return importlib.import_module(name)
        module = self.run(name, path, is_package)
        if parent:
            setattr(self.loaded[parent], last, module)
        return module

    def run(self, name, path, is_package=False):
        module = self.loaded[name] = types.ModuleType(name)
        module.__file__ = str(path)
        module.__package__ = name if is_package else name.rpartition(".")[0]
        module.__builtins__ = self.builtins
        if path.is_relative_to(PRELUDE):
            module.__prelude__ = True
        if is_package:
            module.__path__ = [str(path.parent)]
        try:
            exec(compile(path.read_text(), path, "exec"), module.__dict__)
        except BaseException:
            del self.loaded[name]
            raise
        return module

    def import_(self, name, globals=None, locals=None, fromlist=(), level=0):
        if level:
            name = ".".join([*globals["__package__"].split(".")[: 1 - level or None], *([name] if name else [])])
        module = self.load(name)
        if not fromlist:
            return self.load(name.split(".")[0])
        for part in fromlist:
            if part != "*" and not hasattr(module, part) and self.file(f"{name}.{part}")[0]:
                self.load(f"{name}.{part}")
        return module


def plain(value, depth=0):
    """A value as text that does not tell ours from theirs."""
    if isinstance(value, type):
        return f"class {value.__name__}"
    if isinstance(value, (int, float, str)) and type(value) in (int, float, str, bool):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{plain(key)}: {plain(one)}" for key, one in value.items()) + "}"
    if type(value) in (list, tuple):
        return type(value).__name__ + "(" + ", ".join(map(plain, value)) + ")"
    if isinstance(value, (set, frozenset)):
        return "set(" + ", ".join(sorted(map(plain, value))) + ")"
    if callable(value) and not isinstance(value, type):
        return f"callable {getattr(value, '__name__', '')}"
    return re.sub(r" object at 0x\w+", "", re.sub(r"\b(Pure)?PosixPath\b", r"\1Path", repr(value)))


def outcome(code, namespace):
    """What an expression gives: its value as text, or the kind of exception."""
    try:
        return plain(eval(code, namespace))
    except Exception as error:
        return f"raises {type(error).__name__}"


def namespaces(names, variables=VARIABLES):
    """Two namespaces with the same module names: ours, theirs."""
    prelude = Prelude(variables)
    ours = {"__builtins__": prelude.builtins, "__name__": "cases"}
    theirs = {"__builtins__": builtins, "__name__": "cases"}
    for name in names:
        top = name.split(".")[0]
        prelude.load(name)
        ours[top] = prelude.load(top)
        importlib.import_module(name)
        theirs[top] = importlib.import_module(top)
    return ours, theirs


def check_file(path, problems):
    """A file of cases: `import` lines name the modules, other statements set up, each bare expression is compared."""
    text = path.read_text()
    tree = ast.parse(text)
    names = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    try:
        ours, theirs = namespaces(names)
    except Exception as error:
        problems.append(f"{path.name}: {type(error).__name__}: {error}")
        return 0
    count = 0
    for node in tree.body:
        if isinstance(node, ast.Import):
            continue
        place = f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Expr):
            code = compile(ast.Expression(node.value), place, "eval")
            got, wanted = outcome(code, ours), outcome(code, theirs)
            count += 1
            if got != wanted:
                problems.append(f"{place}: {ast.unparse(node)}\n    ours   {got}\n    theirs {wanted}")
            continue
        code = compile(ast.Module([node], []), place, "exec")
        for namespace in (theirs, ours):
            try:
                exec(code, namespace)
            except Exception as error:
                side = "ours" if namespace is ours else "theirs"
                problems.append(f"{place}: {side}: {type(error).__name__}: {error}")
    return count


def check_loading(problems):
    """Each module of the prelude loads, alone."""
    paths = environment.python_files(PRELUDE)
    for path in paths:
        name = ".".join(path.relative_to(PRELUDE).with_suffix("").parts).removesuffix(".__init__")
        try:
            Prelude().load(name)
        except Exception as error:
            problems.append(f"{name}: does not load: {type(error).__name__}: {error}")
    return len(paths)


def main():
    environment.run_under_right_python()
    problems = []
    os.environ.clear()
    os.environ.update(VARIABLES)
    os.chdir(CASES / "root")
    count = check_loading(problems)
    for path in sorted(CASES.glob("*.py")):
        count += check_file(path, problems)
    print("\n".join(problems))
    print(f"prelude: {count} checks, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
