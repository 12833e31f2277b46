"""Old build tools."""

from _inert import anything, inert

LooseVersion = inert("distutils.version.LooseVersion")
StrictVersion = inert("distutils.version.StrictVersion")
__getattr__ = anything("distutils.version")
