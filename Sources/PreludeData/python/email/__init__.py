"""Mail messages."""

from _inert import anything, opaque

message_from_string = opaque("email.message_from_string")
message_from_bytes = opaque("email.message_from_bytes")
message_from_file = opaque("email.message_from_file")
__getattr__ = anything("email")
