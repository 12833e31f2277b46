"""python-dotenv: variables from a `.env` file."""

import os
from _djangology import caller_globals, read_env_file, root


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    folder = os.getcwd() if usecwd else os.path.dirname(os.path.abspath(caller_globals()["__file__"]))
    while True:
        if os.path.isfile(os.path.join(folder, filename)):
            return os.path.join(folder, filename)
        if folder in (root(), os.path.dirname(folder)):
            break
        folder = os.path.dirname(folder)
    if raise_error_if_not_found:
        raise IOError("File not found")
    return ""


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    if stream is not None:
        text = stream.read()
    else:
        dotenv_path = dotenv_path or find_dotenv()
        text = read_env_file(os.path.abspath(dotenv_path)) if dotenv_path else None
    values = {}
    for name, value, literal in _bindings(text or ""):
        values[name] = _interpolated(value, values) if interpolate and value and not literal else value
    return values


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    values = dotenv_values(dotenv_path, stream, verbose, interpolate, encoding)
    for name, value in values.items():
        if value is not None and (override or name not in os.environ):
            os.environ[name] = value
    return bool(values)


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return dotenv_values(dotenv_path).get(key_to_get)


def set_key(dotenv_path, key_to_set, value_to_set, **kwargs):
    return True, key_to_set, value_to_set


def unset_key(dotenv_path, key_to_unset, **kwargs):
    return True, key_to_unset


def _bindings(text):
    """(name, value, whether in single quotes) of each line; a quoted value may span lines."""
    found = []
    while text:
        line, _, rest = text.partition("\n")
        line = line.strip()
        if line.startswith("export "):
            line = line[7:].lstrip()
        name, equals, value = line.partition("=")
        name, value = name.strip().strip("'"), value.strip()
        text = rest
        if not line or line.startswith("#") or " " in name:
            continue
        if value[:1] in ("'", '"'):
            quote = value[0]
            whole = value[1:] + "\n" + rest
            end = _closing(whole, quote)
            if end >= 0:
                if end > len(value) - 2:
                    text = whole[end + 1:].partition("\n")[2]
                found.append((name, _unquoted(whole[:end], quote), quote == "'"))
                continue
        value = value[: value.find(" #")].rstrip() if " #" in value else value
        found.append((name, value if equals else None, False))
    return found


def _closing(text, quote):
    place = 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == quote:
            return place
        place += 1
    return -1


def _unquoted(text, quote):
    escapes = {"\\": "\\", "'": "'"}
    if quote == '"':
        escapes.update({'"': '"', "n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"})
    done = ""
    while "\\" in text[:-1]:
        before, text = text.split("\\", 1)
        done += before + escapes.get(text[0], "\\" + text[0])
        text = text[1:]
    return done + text


def _interpolated(value, values):
    done = ""
    while "${" in value and "}" in value.split("${", 1)[1]:
        before, value = value.split("${", 1)
        inner, value = value.split("}", 1)
        name, colon, default = inner.partition(":-")
        found = os.environ.get(name, values.get(name))
        done += before + (found if found is not None else default)
    return done + value
