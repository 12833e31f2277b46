"""A MIME part."""

from _inert import anything, inert

MIMEMessage = inert("email.mime.message.MIMEMessage")
__getattr__ = anything("email.mime.message")
