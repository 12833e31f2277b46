"""Loaders and finders."""

from _inert import inert

Loader = inert("importlib.abc.Loader")
MetaPathFinder = inert("importlib.abc.MetaPathFinder")
PathEntryFinder = inert("importlib.abc.PathEntryFinder")
Traversable = inert("importlib.abc.Traversable")
