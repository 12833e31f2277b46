"""File kinds: unknown."""

from _inert import anything, inert, nothing, opaque

add_type = init = nothing
MimeTypes = inert("mimetypes.MimeTypes")
guess_type = opaque("mimetypes.guess_type")
guess_extension = opaque("mimetypes.guess_extension")
guess_all_extensions = opaque("mimetypes.guess_all_extensions")
guess_file_type = opaque("mimetypes.guess_file_type")
__getattr__ = anything("mimetypes")
