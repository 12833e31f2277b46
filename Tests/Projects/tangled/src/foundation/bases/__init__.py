from .stamped import Stamped as Base
from .named import NamedBase

__all__ = ["Base", "NamedBase"]
