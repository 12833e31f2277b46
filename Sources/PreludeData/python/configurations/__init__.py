"""django-configurations: settings as classes."""

from configurations.base import Configuration

__all__ = ["Configuration"]
__version__ = "2.5.1"


def _setup():
    pass


def load_ipython_extension(ipython):
    pass


setup = _setup
