"""A MIME part."""

from _inert import anything, inert

MIMEImage = inert("email.mime.image.MIMEImage")
__getattr__ = anything("email.mime.image")
