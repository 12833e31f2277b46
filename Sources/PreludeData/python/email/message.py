"""A part of email."""

from _inert import anything, inert

Message = inert("email.message.Message")
EmailMessage = inert("email.message.EmailMessage")
__getattr__ = anything("email.message")
