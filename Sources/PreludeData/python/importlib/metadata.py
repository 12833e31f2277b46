"""Installed distributions."""

import _djangology
from _djangology import distribution_version, unknown
from _inert import opaque
from importlib import import_module


class PackageNotFoundError(ModuleNotFoundError):
    def __init__(self, name):
        super().__init__(f"No package metadata was found for {name}")


def version(distribution_name):
    found = distribution_version(distribution_name)
    if found is None:
        raise PackageNotFoundError(distribution_name)
    return found


class EntryPoint:
    def __init__(self, name, value, group):
        self.name = name
        self.value = value
        self.group = group
        module, _, attribute = value.split("[")[0].partition(":")
        self.module = module.strip()
        self.attr = attribute.strip()
        self.module_name = self.module
        self.extras = []
        self.dist = unknown("the distribution of an entry point")

    def load(self):
        found = import_module(self.module)
        for name in self.attr.split("."):
            if name:
                found = getattr(found, name)
        return found

    def matches(self, **params):
        return all(getattr(self, name) == value for name, value in params.items())


class EntryPoints:
    def __init__(self, points):
        self._points = points

    def __iter__(self):
        return iter(self._points)

    def __len__(self):
        return len(self._points)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._points[key]
        for point in self._points:
            if point.name == key:
                return point
        raise KeyError(key)

    def get(self, group, default=()):
        return self.select(group=group)

    def select(self, **params):
        return EntryPoints([point for point in self._points if point.matches(**params)])

    @property
    def names(self):
        return {point.name for point in self._points}

    @property
    def groups(self):
        return {point.group for point in self._points}


def entry_points(**params):
    points = [EntryPoint(name, value, group) for group, name, value in _djangology.entry_points()]
    return EntryPoints(points).select(**params)


metadata = opaque("importlib.metadata.metadata")
distribution = opaque("importlib.metadata.distribution")
distributions = opaque("importlib.metadata.distributions")
files = opaque("importlib.metadata.files")
requires = opaque("importlib.metadata.requires")
packages_distributions = opaque("importlib.metadata.packages_distributions")
