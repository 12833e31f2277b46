"""Sockets: none is opened."""

from _inert import anything, error, inert, nothing, opaque

timeout = TimeoutError
error_class = OSError
AF_UNIX, AF_INET, AF_INET6, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR = 1, 2, 10, 1, 2, 1, 2
TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_USER_TIMEOUT, SO_KEEPALIVE = 4, 5, 6, 18, 9
setdefaulttimeout = nothing
socket = inert("socket.socket")
gaierror = error("socket.gaierror", OSError)
herror = error("socket.herror", OSError)
gethostname = opaque("socket.gethostname")
getfqdn = opaque("socket.getfqdn")
gethostbyname = opaque("socket.gethostbyname")
gethostbyname_ex = opaque("socket.gethostbyname_ex")
getaddrinfo = opaque("socket.getaddrinfo")
create_connection = opaque("socket.create_connection")
__getattr__ = anything("socket")
