"""Options of commands: declared, not parsed."""

from _inert import anything, inert

OptionParser = inert("optparse.OptionParser")
Option = inert("optparse.Option")
OptionGroup = inert("optparse.OptionGroup")
__getattr__ = anything("optparse")
