"""Words as the shell splits them."""


class shlex:
    """The reader in POSIX mode, splitting at `whitespace` only."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.text = instream or ""
        self.posix = posix
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.commenters = "#"
        self.quotes = "'\""
        self.escape = "\\"

    def __iter__(self):
        return iter(self._words())

    def _words(self):
        words, word, text = [], None, self.text
        while text:
            character, text = text[0], text[1:]
            if character in self.whitespace:
                if word is not None:
                    words.append(word)
                word = None
            elif word is None and character in self.commenters:
                text = text.partition("\n")[2]
            elif character in self.quotes:
                inside, text = self._quoted(character, text)
                word = (word or "") + inside
            elif character in self.escape:
                if not text:
                    raise ValueError("No escaped character")
                word, text = (word or "") + text[0], text[1:]
            else:
                word = (word or "") + character
        return words if word is None else [*words, word]

    def _quoted(self, quote, text):
        inside = ""
        while text:
            character, text = text[0], text[1:]
            if character == quote:
                return inside, text
            if character == "\\" and quote == '"' and text:
                inside += text[0] if text[0] in '\\"' else "\\" + text[0]
                text = text[1:]
            else:
                inside += character
        raise ValueError("No closing quotation")


def split(s, comments=False, posix=True):
    reader = shlex(s, posix=posix)
    if not comments:
        reader.commenters = ""
    return list(reader)


def quote(s):
    if not s:
        return "''"
    if all(character.isascii() and (character.isalnum() or character in "@%+=:,./-_") for character in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(part) for part in split_command])
