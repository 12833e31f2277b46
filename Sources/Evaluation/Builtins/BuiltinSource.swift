/// What is built in and can be said in Python: the types and exceptions.
enum BuiltinSource {
  static let text = """
    class object: pass
    class type: pass
    class int: pass
    class bool(int): pass
    class float: pass
    class complex: pass
    class str: pass
    class bytes: pass
    class bytearray: pass
    class memoryview: pass
    class list: pass
    class tuple: pass
    class dict: pass
    class set: pass
    class frozenset: pass
    class slice: pass
    class property: pass
    class staticmethod: pass
    class classmethod: pass
    class super: pass
    class function: pass
    class module: pass
    class NoneType: pass
    class ellipsis: pass
    class BaseException:
        def __init__(self, *args): self.args = args
        def with_traceback(self, tb): return self
        def add_note(self, note): pass
    class Exception(BaseException): pass
    class GeneratorExit(BaseException): pass
    class KeyboardInterrupt(BaseException): pass
    class SystemExit(BaseException): pass
    class BaseExceptionGroup(BaseException): pass
    class ExceptionGroup(BaseExceptionGroup, Exception): pass
    class ArithmeticError(Exception): pass
    class ZeroDivisionError(ArithmeticError): pass
    class OverflowError(ArithmeticError): pass
    class FloatingPointError(ArithmeticError): pass
    class AssertionError(Exception): pass
    class AttributeError(Exception): pass
    class BufferError(Exception): pass
    class EOFError(Exception): pass
    class ImportError(Exception): pass
    class ModuleNotFoundError(ImportError): pass
    class LookupError(Exception): pass
    class IndexError(LookupError): pass
    class KeyError(LookupError): pass
    class MemoryError(Exception): pass
    class NameError(Exception): pass
    class UnboundLocalError(NameError): pass
    class OSError(Exception): pass
    IOError = OSError
    EnvironmentError = OSError
    class BlockingIOError(OSError): pass
    class ChildProcessError(OSError): pass
    class ConnectionError(OSError): pass
    class BrokenPipeError(ConnectionError): pass
    class ConnectionAbortedError(ConnectionError): pass
    class ConnectionRefusedError(ConnectionError): pass
    class ConnectionResetError(ConnectionError): pass
    class FileExistsError(OSError): pass
    class FileNotFoundError(OSError): pass
    class InterruptedError(OSError): pass
    class IsADirectoryError(OSError): pass
    class NotADirectoryError(OSError): pass
    class PermissionError(OSError): pass
    class ProcessLookupError(OSError): pass
    class TimeoutError(OSError): pass
    class ReferenceError(Exception): pass
    class RuntimeError(Exception): pass
    class NotImplementedError(RuntimeError): pass
    class RecursionError(RuntimeError): pass
    class StopIteration(Exception): pass
    class StopAsyncIteration(Exception): pass
    class SyntaxError(Exception): pass
    class IndentationError(SyntaxError): pass
    class SystemError(Exception): pass
    class TypeError(Exception): pass
    class ValueError(Exception): pass
    class UnicodeError(ValueError): pass
    class UnicodeDecodeError(UnicodeError): pass
    class UnicodeEncodeError(UnicodeError): pass
    class Warning(Exception): pass
    class BytesWarning(Warning): pass
    class DeprecationWarning(Warning): pass
    class EncodingWarning(Warning): pass
    class FutureWarning(Warning): pass
    class ImportWarning(Warning): pass
    class PendingDeprecationWarning(Warning): pass
    class ResourceWarning(Warning): pass
    class RuntimeWarning(Warning): pass
    class SyntaxWarning(Warning): pass
    class UnicodeWarning(Warning): pass
    class UserWarning(Warning): pass
    __debug__ = True

    """
}
