"""django-environ's inner module."""

from environ import Env, FileAwareEnv, ImproperlyConfigured, NoValue, Path
