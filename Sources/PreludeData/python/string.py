"""Character sets and templates."""

whitespace = " \t\n\r\x0b\x0c"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([part.capitalize() for part in s.split(sep)])


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, safe):
        done, text = "", self.template
        while "$" in text:
            before, text = text.split("$", 1)
            done += before
            if text.startswith("$"):
                done, text = done + "$", text[1:]
                continue
            braced = text.startswith("{")
            rest = text[1:] if braced else text
            size = 0
            while size < len(rest) and rest[: size + 1].isidentifier() and rest[size].isascii():
                size += 1
            name = rest[:size]
            if not name or braced and rest[size : size + 1] != "}":
                if not safe:
                    raise ValueError("Invalid placeholder in string")
                done += "$"
                continue
            text = rest[size + (1 if braced else 0):]
            if name in mapping or not safe:
                done += str(mapping[name])
            else:
                done += "${" + name + "}" if braced else "$" + name
        return done + text

    def substitute(self, mapping={}, /, **kwargs):
        return self._fill({**mapping, **kwargs}, False)

    def safe_substitute(self, mapping={}, /, **kwargs):
        return self._fill({**mapping, **kwargs}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
