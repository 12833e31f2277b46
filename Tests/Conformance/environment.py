"""Finds the CPython to compare with and makes the virtual environment of pinned packages."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WANTED = (3, 13)


def _candidates():
    for name in ("python3.13", "python3.14", "python3"):
        if found := shutil.which(name):
            yield found
    for path in sorted(Path.home().glob(".pyenv/versions/*/bin/python"), reverse=True):
        yield str(path)
    yield sys.executable


def _version(python):
    try:
        out = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True)
        return tuple(map(int, out.stdout.split()))
    except (OSError, ValueError):
        return ()


def find_python():
    """3.13 if there is one (its `ast` is what Tools/PythonDump writes), else anything newer."""
    best = None
    for python in _candidates():
        version = _version(python)
        if version == WANTED:
            return python
        if version > WANTED and best is None:
            best = python
    return best


def run_under_right_python():
    """Starts the running script again under the CPython to compare with, unless this is it."""
    if sys.version_info[:2] == WANTED:
        return
    python = find_python()
    if python is None:
        sys.exit("no CPython 3.13 or newer found: nothing to compare with")
    if _version(python) != sys.version_info[:2]:
        os.execv(python, [python, *sys.argv])


def virtual_environment(requirements):
    """A virtual environment with exactly `requirements`, made on first use; returns its root."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = cache / "djangology" / f"venv-{sys.version_info[0]}.{sys.version_info[1]}-{digest}"
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run(
            [place / "bin/pip", "install", "-q", "--no-deps", "--disable-pip-version-check", "-r", requirements], check=True
        )
        (place / "complete").touch()
    return place


def site_packages(environment):
    return next((environment / "lib").glob("python*/site-packages"))


def python_files(folder):
    return sorted(path for path in folder.rglob("*.py") if path.is_file())


def standard_library():
    """Files of the running CPython: (the library, its tests)."""
    folder = Path(os.__file__).parent
    library, tests = [], []
    for path in python_files(folder):
        parts = path.relative_to(folder).parts
        if parts[0] == "site-packages":
            continue
        is_test = any(part in ("test", "tests", "idle_test") for part in parts[:-1])
        (tests if is_test else library).append(path)
    return library, tests


def packages(environment):
    """The installed packages, each with its Python files."""
    site = site_packages(environment)
    skipped = re.compile(r"pip|_distutils_hack|.*\.(dist|egg)-info|__pycache__|.*\.libs")
    for folder in sorted(site.iterdir()):
        if folder.is_dir() and not skipped.fullmatch(folder.name):
            yield folder.name, python_files(folder)


def tool(product):
    """The built developer tool: release if it is there, else debug; built in debug if neither is."""
    for build in ("release", "debug"):
        if (path := ROOT / ".build" / build / product).exists():
            return path
    subprocess.run(["swift", "build", "--product", product], cwd=ROOT, check=True)
    return ROOT / ".build/debug" / product
