"""A MIME part."""

from _inert import anything, inert

MIMEBase = inert("email.mime.base.MIMEBase")
__getattr__ = anything("email.mime.base")
