"""File name patterns."""


def fnmatchcase(name, pattern):
    if not pattern:
        return not name
    first = pattern[0]
    if first == "*":
        return any(fnmatchcase(name[cut:], pattern[1:]) for cut in range(len(name) + 1))
    if not name:
        return False
    if first == "[":
        end = pattern.find("]", 3 if pattern[1:3] == "!]" else 2)
        if end > 0:
            return _in_set(name[0], pattern[1:end]) and fnmatchcase(name[1:], pattern[end + 1:])
    return first in ("?", name[0]) and fnmatchcase(name[1:], pattern[1:])


def _in_set(character, members):
    refused = members.startswith("!")
    members = members[1:] if refused else members
    found = False
    while members:
        if len(members) > 2 and members[1] == "-":
            found = found or members[0] <= character <= members[2]
            members = members[3:]
        else:
            found = found or character == members[0]
            members = members[1:]
    return found != refused


def fnmatch(name, pattern):
    return fnmatchcase(name, pattern)


def filter(names, pattern):
    return [name for name in names if fnmatchcase(name, pattern)]


def translate(pattern):
    import re

    text = ""
    while pattern:
        first, pattern = pattern[0], pattern[1:]
        end = pattern.find("]", 2 if pattern[:2] == "!]" else 1)
        if first == "[" and end >= 0:
            members = pattern[:end].replace("\\", "\\\\")
            text += "[" + ("^" + members[1:] if members[0] == "!" else members) + "]"
            pattern = pattern[end + 1:]
        else:
            text += {"*": ".*", "?": "."}.get(first) or re.escape(first)
    return f"(?s:{text})\\Z"
