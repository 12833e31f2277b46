"""Users: unknown."""

from _inert import anything, opaque

getuser = opaque("getpass.getuser")
getpass = opaque("getpass.getpass")
__getattr__ = anything("getpass")
