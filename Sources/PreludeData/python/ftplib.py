"""Ftplib: inert."""

from _inert import anything, error, inert

FTP = inert("ftplib.FTP")
FTP_TLS = inert("ftplib.FTP_TLS")
error_perm = error("ftplib.error_perm")
__getattr__ = anything("ftplib")
