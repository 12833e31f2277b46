"""The same paths under their POSIX name."""

from os.path import *
