"""What describes a module."""

from _inert import inert

SOURCE_SUFFIXES = [".py"]


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.has_location = origin is not None
        self.submodule_search_locations = None

    @property
    def parent(self):
        return self.name.rpartition(".")[0]


SourceFileLoader = inert("importlib.machinery.SourceFileLoader")
ExtensionFileLoader = inert("importlib.machinery.ExtensionFileLoader")
FileFinder = inert("importlib.machinery.FileFinder")
PathFinder = inert("importlib.machinery.PathFinder")
BuiltinImporter = inert("importlib.machinery.BuiltinImporter")
