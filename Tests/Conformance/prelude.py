#!/usr/bin/env python3
"""Runs the prelude under CPython and compares it with the standard library and the real configuration packages.

Each module of Sources/PreludeData/python is loaded with an import system of its own, in which `_djangology` is written
below; an expression is then evaluated twice, once over the prelude's modules and once over the real ones. Django's own
enums.py, old and new, runs on the prelude's `enum`.
"""

import ast
import builtins
import importlib
import importlib.machinery
import json
import logging
import os
import re
import signal
import sys
import types
import warnings
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
        self.sized = "?".__mul__

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

    def entry_points(self):
        from importlib.metadata import entry_points

        return [(point.group, point.name, point.value) for point in entry_points()]

    def native_type(self, name):
        named = {"module": types.ModuleType, "method": types.MethodType, "generator": types.GeneratorType}
        return named.get(name) or type(name, (), {})

    def re_exec(self, pattern, flags, mode, string, pos, endpos):
        found = getattr(re.compile(pattern, flags), mode)(string, pos, endpos)
        return found and [found.span(group) for group in range(len(found.groups()) + 1)]

    def re_groups(self, pattern, flags):
        compiled = re.compile(pattern, flags)
        return compiled.groups, dict(compiled.groupindex)

    def re_sub(self, pattern, flags, template, string, count):
        return re.compile(pattern, flags).subn(template, string, count)

    def read_json(self, text):
        try:
            return (json.loads(text),)
        except ValueError:
            return None

    def annotation_text(self, hint):
        return hint

    def quote_json(self, text, ascii_only):
        return json.dumps(text, ensure_ascii=ascii_only)

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


def give_up(number, frame):
    raise TimeoutError


def outcome(code, namespace):
    """What an expression gives: its value as text, or the kind of exception; it has five seconds."""
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(5)
    try:
        return plain(eval(code, namespace))
    except Exception as error:
        return f"raises {type(error).__name__}"
    finally:
        signal.alarm(0)


def namespaces(names, variables=VARIABLES):
    """Two namespaces with the same module names: ours, theirs."""
    prelude = Prelude(variables)
    ours = {"__builtins__": prelude.builtins, "__name__": "cases", "__file__": str(CASES / "root/settings.py")}
    theirs = {"__builtins__": builtins, "__name__": "cases", "__file__": str(CASES / "root/settings.py")}
    for name in names:
        top = name.split(".")[0]
        prelude.load(name)
        ours[top] = prelude.load(top)
        importlib.import_module(name)
        theirs[top] = importlib.import_module(top)
    return ours, theirs


def check_file(path, problems):
    """A file of cases: `import` lines name the modules, other statements set up, each bare expression (of a tuple: each part) is compared."""
    text = path.read_text()
    tree = ast.parse(text)
    os.environ.clear()
    os.environ.update(VARIABLES)
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
            for asked in node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]:
                code = compile(ast.Expression(asked), place, "eval")
                got, wanted = outcome(code, ours), outcome(code, theirs)
                count += 1
                if got != wanted or wanted == "raises NameError":
                    problems.append(f"{place}: {ast.unparse(asked)}\n    ours   {got}\n    theirs {wanted}")
            continue
        code = compile(ast.Module([node], []), place, "exec")
        for namespace in (theirs, ours):
            try:
                exec(code, namespace)
            except Exception as error:
                side = "ours" if namespace is ours else "theirs"
                problems.append(f"{place}: {side}: {type(error).__name__}: {error}")
    return count


CHOICES = '''
class Suit(models.IntegerChoices):
    DIAMOND = 1, "Diamond!"
    SPADE = 2, lazy("Spade")
    HEART_RED = 3
    CLUB = 4
    __empty__ = "(none)"

class Year(models.TextChoices):
    FRESHMAN = "FR", "Freshman"
    SOPHOMORE = "SO", "Sophomore"
    JUNIOR_YEAR = "JR"
    SENIOR = enum.auto()
    GRADUATE = enum.auto(), "Graduated"

    @property
    def short(self):
        return self.value.lower()

    @classmethod
    def first(cls):
        return cls.FRESHMAN

class Landing(datetime.date, models.Choices):
    APOLLO_11 = 1969, 7, 20, "Apollo 11 (Eagle)"
    APOLLO_12 = 1969, 11, 19, "Apollo 12"

Plain = models.TextChoices("Plain", "GOLD SILVER")
'''
CHOICES_ASKED = """
Suit.choices; Suit.labels; Suit.values; Suit.names; Suit.CLUB.value; Suit.SPADE.label; Suit(3).name; 2 in Suit; 9 in Suit
str(Suit.SPADE); repr(Suit.SPADE); Suit.SPADE + 1; Suit.SPADE == 2; f"{Suit.SPADE}"; len(Suit); list(Suit); Suit["CLUB"]
Year.choices; Year.labels; Year.values; Year.names; str(Year.FRESHMAN); repr(Year.FRESHMAN); Year.FRESHMAN == "FR"
f"{Year.JUNIOR_YEAR}"; Year("JR").label; Year.SENIOR.value; Year.first(); Year.SENIOR.short; "FR" in Year; "x" in Year
Year.FRESHMAN.lower(); {"FR": 1}[Year.FRESHMAN]; max(len(value) for value in Year.values); Year.FRESHMAN.name; Year("nope")
Landing.names; Landing.labels; Landing.APOLLO_11.year; Landing.APOLLO_11.value == datetime.date(1969, 7, 20)
Plain.choices; Plain.names; Plain.GOLD == "GOLD"; Suit.DIAMOND.do_not_call_in_templates; isinstance(Suit.CLUB, int)
[base.__name__ for base in Year.__mro__]; issubclass(Year, str); type(Suit).__name__; Suit.__members__["CLUB"].label
"""


def check_choices(packages, problems):
    """Django's enums.py, of the version installed and as 4.2 has it, over our `enum` and over CPython's."""
    import django.db.models.enums as current
    from django.utils.functional import lazystr

    count = 0
    for path in (Path(current.__file__), packages / "django/db/models/enums.py"):
        ours, theirs = namespaces(["enum", "datetime"])
        sides = []
        for names, models in (
            (ours, Prelude().run("ours_enums", path)),
            (theirs, importlib.machinery.SourceFileLoader("theirs_enums", str(path)).load_module()),
        ):
            names.update(models=models, lazy=lazystr, enum=models.enum)
            exec(CHOICES, names)
            sides.append(names)
        for asked in re.split(r"[;\n]\s*", CHOICES_ASKED.strip()):
            got, wanted = [outcome(asked, names) for names in sides]
            count += 1
            if got != wanted:
                problems.append(f"{path.name}: {asked}\n    ours   {got}\n    theirs {wanted}")
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
    packages = environment.site_packages(environment.virtual_environment(Path(__file__).with_name("prelude.txt")))
    sys.path.append(str(packages))
    warnings.simplefilter("ignore")
    logging.disable()
    problems = []
    os.environ.clear()
    os.environ.update(VARIABLES)
    os.chdir(CASES / "root")
    count = check_loading(problems) + check_choices(packages, problems)
    for path in sorted(CASES.glob("*.py")):
        count += check_file(path, problems)
    print("\n".join(problems))
    print(f"prelude: {count} checks, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
