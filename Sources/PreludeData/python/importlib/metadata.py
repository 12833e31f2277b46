"""Installed distributions."""

from _djangology import distribution_version, unknown
from _inert import opaque


class PackageNotFoundError(ModuleNotFoundError):
    def __init__(self, name):
        super().__init__(f"No package metadata was found for {name}")


def version(distribution_name):
    found = distribution_version(distribution_name)
    if found is None:
        raise PackageNotFoundError(distribution_name)
    return found


metadata = opaque("importlib.metadata.metadata")
distribution = opaque("importlib.metadata.distribution")
distributions = opaque("importlib.metadata.distributions")
entry_points = opaque("importlib.metadata.entry_points")
files = opaque("importlib.metadata.files")
requires = opaque("importlib.metadata.requires")
packages_distributions = opaque("importlib.metadata.packages_distributions")
