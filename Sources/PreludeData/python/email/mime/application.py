"""A MIME part."""

from _inert import anything, inert

MIMEApplication = inert("email.mime.application.MIMEApplication")
__getattr__ = anything("email.mime.application")
