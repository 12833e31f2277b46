"""Ssl: inert."""

from _inert import anything, error, inert

SSLContext = inert("ssl.SSLContext")
SSLSocket = inert("ssl.SSLSocket")
SSLError = error("ssl.SSLError", OSError)
CertificateError = error("ssl.CertificateError", ValueError)
__getattr__ = anything("ssl")
