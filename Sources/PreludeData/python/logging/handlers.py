"""More handlers."""

from logging import FileHandler, Handler

DEFAULT_TCP_LOGGING_PORT = 9020
SYSLOG_UDP_PORT = 514


class _Made(Handler):
    def __init__(self, *args, **kwargs):
        super().__init__()


class RotatingFileHandler(FileHandler):
    def __init__(self, filename, *args, **kwargs):
        super().__init__(filename)


class TimedRotatingFileHandler(RotatingFileHandler):
    pass


class WatchedFileHandler(RotatingFileHandler):
    pass


class SocketHandler(_Made):
    pass


class DatagramHandler(SocketHandler):
    pass


class SysLogHandler(_Made):
    LOG_DAEMON, LOG_USER, LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3 = 3, 1, 16, 17, 18, 19
    LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7, LOG_AUTH, LOG_SYSLOG = 20, 21, 22, 23, 4, 5


class SMTPHandler(_Made):
    pass


class BufferingHandler(_Made):
    pass


class MemoryHandler(BufferingHandler):
    pass


class HTTPHandler(_Made):
    pass


class QueueHandler(_Made):
    pass


class QueueListener(_Made):
    pass


class NTEventLogHandler(_Made):
    pass
