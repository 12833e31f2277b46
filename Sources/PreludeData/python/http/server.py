"""Servers: none is started."""

from _inert import anything, inert

HTTPServer = inert("http.server.HTTPServer")
BaseHTTPRequestHandler = inert("http.server.BaseHTTPRequestHandler")
SimpleHTTPRequestHandler = inert("http.server.SimpleHTTPRequestHandler")
__getattr__ = anything("http.server")
