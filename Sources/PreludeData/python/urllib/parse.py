"""URLs taken apart and put together."""

from collections import namedtuple

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms"]
uses_relative += ["prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp"]
uses_netloc += ["snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git"]
uses_netloc += ["git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip"]
uses_params += ["sips", "mms", "sftp", "tel"]
uses_query = uses_fragment = non_hierarchical = []
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


class _Netloc:
    __slots__ = ()

    def _login(self):
        login, at, place = self.netloc.rpartition("@")
        if not at:
            return None, None, place
        user, colon, password = login.partition(":")
        return user, password if colon else None, place

    @property
    def username(self):
        return self._login()[0]

    @property
    def password(self):
        return self._login()[1]

    def _place(self):
        place = self._login()[2]
        if place.startswith("["):
            host, _, port = place[1:].partition("]")
            return host, port.partition(":")[2]
        host, _, port = place.partition(":")
        return host, port

    @property
    def hostname(self):
        host, percent, zone = self._place()[0].partition("%")
        return host.lower() + percent + zone or None

    @property
    def port(self):
        port = self._place()[1]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


_Split = namedtuple("SplitResult", "scheme netloc path query fragment")
_Parse = namedtuple("ParseResult", "scheme netloc path params query fragment")


class SplitResult(_Netloc, _Split):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc, _Parse):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return self.url + ("#" + self.fragment if self.fragment else "")


def urlsplit(url, scheme="", allow_fragments=True):
    if url is None or url == b"":
        return SplitResult(b"", b"", b"", b"", b"")
    url = str(url).lstrip("".join([chr(code) for code in range(33)]))
    for character in "\t\r\n":
        url = url.replace(character, "")
    netloc = query = fragment = ""
    cut = url.find(":")
    if cut > 0 and url[0].isascii() and url[0].isalpha() and all(one in scheme_chars for one in url[:cut]):
        scheme, url = url[:cut].lower(), url[cut + 1:]
    if url[:2] == "//":
        end = min([place for place in [url.find(one, 2) for one in "/?#"] if place >= 0] or [len(url)])
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_bracketed(netloc):
    host = netloc.rpartition("@")[2]
    before, _, rest = host.partition("[")
    inside, _, port = rest.partition("]")
    if before or port and not port.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if ":" not in inside and not inside.startswith("v"):
        raise ValueError("An IPv4 address cannot be in brackets")


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = path[:0]
    if scheme in uses_params and ";" in path:
        cut = path.find(";", path.rfind("/") + 1)
        if cut >= 0:
            path, params = path[:cut], path[cut + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc:
        url = "//" + netloc + ("/" if url and url[:1] != "/" else "") + url
    elif url[:2] == "//" or scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlsplit(url)
    return DefragResult(urlunsplit(parts._replace(fragment="")), parts.fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in uses_relative:
        return url
    if new.scheme in uses_netloc:
        if new.netloc:
            return urlunparse(new)
        new = new._replace(netloc=old.netloc)
    if not new.path and not new.params:
        return urlunparse(new._replace(path=old.path, params=old.params, query=new.query or old.query))
    base_parts = old.path.split("/")
    if base_parts[-1] != "":
        base_parts = base_parts[:-1]
    if new.path[:1] == "/":
        parts = new.path.split("/")
    else:
        parts = base_parts + new.path.split("/")
        parts[1:-1] = [part for part in parts[1:-1] if part]
    resolved = []
    for part in parts:
        if part == "..":
            resolved = resolved[:-1]
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    return urlunparse(new._replace(path="/".join(resolved) or "/"))


_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def quote(string, safe="/", encoding=None, errors=None):
    raw = string if isinstance(string, (bytes, bytearray)) else string.encode(encoding or "utf-8", errors or "strict")
    return quote_from_bytes(raw, safe)


def quote_from_bytes(bs, safe="/"):
    kept = _SAFE + (safe if isinstance(safe, str) else safe.decode())
    return "".join([chr(byte) if chr(byte) in kept and byte < 128 else f"%{byte:02X}" for byte in bs])


def quote_plus(string, safe="", encoding=None, errors=None):
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


_HEX = "0123456789abcdefABCDEF"


def unquote_to_bytes(string):
    raw = string.encode() if isinstance(string, str) else string
    first, *rest = raw.split(b"%")
    done = first
    for part in rest:
        digits = part[:2].decode("latin-1")
        if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
            done += bytes([int(digits, 16)]) + part[2:]
        else:
            done += b"%" + part
    return done


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, str) and "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for part in (qs or "").split(separator):
        if not part and not strict_parsing:
            continue
        name, equals, value = part.partition("=")
        if strict_parsing and not equals:
            raise ValueError(f"bad query field: {part!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, *args, **kwargs):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, *args, **kwargs):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    parts = []
    for name, value in query.items() if hasattr(query, "items") else query:
        name = quote_via(name if isinstance(name, (str, bytes)) else str(name), safe)
        many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__")
        for one in value if many else [value]:
            parts.append(name + "=" + quote_via(one if isinstance(one, (str, bytes)) else str(one), safe))
    return "&".join(parts)


def splitport(host):
    name, colon, port = host.rpartition(":")
    return (name, port) if colon and port.isdigit() else (host, None)
