"""A MIME part."""

from _inert import anything, inert

MIMEMultipart = inert("email.mime.multipart.MIMEMultipart")
__getattr__ = anything("email.mime.multipart")
