"""Smtplib: inert."""

from _inert import anything, error, inert

SMTP = inert("smtplib.SMTP")
SMTP_SSL = inert("smtplib.SMTP_SSL")
LMTP = inert("smtplib.LMTP")
SMTPException = error("smtplib.SMTPException", OSError)
SMTPServerDisconnected = error("smtplib.SMTPServerDisconnected", OSError)
SMTPRecipientsRefused = error("smtplib.SMTPRecipientsRefused", OSError)
SMTPAuthenticationError = error("smtplib.SMTPAuthenticationError", OSError)
SMTPDataError = error("smtplib.SMTPDataError", OSError)
SMTPSenderRefused = error("smtplib.SMTPSenderRefused", OSError)
SMTPConnectError = error("smtplib.SMTPConnectError", OSError)
__getattr__ = anything("smtplib")
