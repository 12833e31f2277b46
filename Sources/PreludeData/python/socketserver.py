"""Servers: none is started."""

from _inert import anything, inert

BaseServer = inert("socketserver.BaseServer")
TCPServer = inert("socketserver.TCPServer")
UDPServer = inert("socketserver.UDPServer")
ThreadingMixIn = inert("socketserver.ThreadingMixIn")
StreamRequestHandler = inert("socketserver.StreamRequestHandler")
BaseRequestHandler = inert("socketserver.BaseRequestHandler")
ThreadingTCPServer = inert("socketserver.ThreadingTCPServer")
__getattr__ = anything("socketserver")
