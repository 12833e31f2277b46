"""A MIME part."""

from _inert import anything, inert

MIMEText = inert("email.mime.text.MIMEText")
__getattr__ = anything("email.mime.text")
