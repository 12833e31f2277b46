"""A MIME part."""

from _inert import anything, inert

MIMEAudio = inert("email.mime.audio.MIMEAudio")
__getattr__ = anything("email.mime.audio")
