"""Logging: levels and classes to configure; nothing is logged."""

from _inert import inert, nothing

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True
_names = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_levels = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}


def getLevelName(level):
    return _levels.get(level, _names.get(level, f"Level {level}"))


def getLevelNamesMapping():
    return dict(_names)


def addLevelName(level, name):
    _levels[level] = name
    _names[name] = level


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        return True


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return True


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt = fmt
        self.datefmt = datefmt

    format = formatTime = formatException = formatMessage = formatStack = nothing


class LogRecord:
    def __init__(self, *args, **kwargs):
        pass


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = level
        self.formatter = None

    def setFormatter(self, fmt):
        self.formatter = fmt

    def setLevel(self, level):
        self.level = level

    emit = handle = format = flush = close = acquire = release = createLock = handleError = nothing


class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename = filename


class NullHandler(Handler):
    pass


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = level
        self.propagate = True
        self.disabled = False
        self.handlers = []
        self.parent = None

    def setLevel(self, level):
        self.level = _names.get(level, level)

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        return bool(self.handlers)

    def getChild(self, suffix):
        return getLogger(suffix if self.name == "root" else self.name + "." + suffix)

    def getEffectiveLevel(self):
        return self.level or WARNING

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    debug = info = warning = warn = error = exception = critical = fatal = log = handle = nothing


class LoggerAdapter:
    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        return msg, kwargs

    debug = info = warning = warn = error = exception = critical = fatal = log = setLevel = nothing


class RootLogger(Logger):
    pass


class Manager:
    def __init__(self):
        self.loggerDict = {}


root = RootLogger("root", WARNING)
Logger.root = root
Logger.manager = Manager()
_loggerClass = Logger
lastResort = None


def getLogger(name=None):
    if not name or name == "root":
        return root
    found = Logger.manager.loggerDict
    if name not in found:
        found[name] = _loggerClass(name)
        found[name].parent = root
    return found[name]


def setLoggerClass(klass):
    global _loggerClass
    _loggerClass = klass


def getLoggerClass():
    return _loggerClass


basicConfig = captureWarnings = disable = shutdown = setLogRecordFactory = getLogRecordFactory = nothing
debug = info = warning = warn = error = exception = critical = fatal = log = nothing
