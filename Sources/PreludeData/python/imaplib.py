"""Imaplib: inert."""

from _inert import anything, inert

IMAP4 = inert("imaplib.IMAP4")
IMAP4_SSL = inert("imaplib.IMAP4_SSL")
__getattr__ = anything("imaplib")
