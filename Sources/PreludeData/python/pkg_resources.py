"""What setuptools' old module says of distributions."""

from importlib import metadata

from _djangology import unknown
from _inert import error

DistributionNotFound = error("pkg_resources.DistributionNotFound")
VersionConflict = error("pkg_resources.VersionConflict")
EntryPoint = metadata.EntryPoint


class Distribution:
    def __init__(self, name):
        self.project_name = self.key = name
        self.version = metadata.version(name)


def get_distribution(dist):
    try:
        return Distribution(dist)
    except metadata.PackageNotFoundError:
        raise DistributionNotFound(dist)


def iter_entry_points(group, name=None):
    points = metadata.entry_points(group=group)
    return iter(points if name is None else points.select(name=name))


def declare_namespace(packageName):
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return unknown("pkg_resources." + name)
