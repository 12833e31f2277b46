"""Servers: none is started."""

from _inert import anything, inert, opaque

WSGIServer = inert("wsgiref.simple_server.WSGIServer")
WSGIRequestHandler = inert("wsgiref.simple_server.WSGIRequestHandler")
ServerHandler = inert("wsgiref.simple_server.ServerHandler")
make_server = opaque("wsgiref.simple_server.make_server")
__getattr__ = anything("wsgiref.simple_server")
