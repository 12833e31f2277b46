"""File operations: none happens."""

from _inert import anything, error, nothing, opaque

copy = copy2 = copyfile = copyfileobj = copytree = rmtree = move = make_archive = unpack_archive = chown = nothing
Error = error("shutil.Error", OSError)
SameFileError = error("shutil.SameFileError", OSError)
which = opaque("shutil.which")
disk_usage = opaque("shutil.disk_usage")
get_terminal_size = opaque("shutil.get_terminal_size")
__getattr__ = anything("shutil")
