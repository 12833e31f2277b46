"""Tracebacks: none is printed."""

from _inert import anything, nothing, opaque

print_exc = print_exception = print_stack = print_tb = nothing
format_exc = opaque("traceback.format_exc")
format_exception = opaque("traceback.format_exception")
format_stack = opaque("traceback.format_stack")
format_tb = opaque("traceback.format_tb")
extract_stack = opaque("traceback.extract_stack")
extract_tb = opaque("traceback.extract_tb")
__getattr__ = anything("traceback")
