"""django-configurations' way from a class to a module of settings."""

from _djangology import certainly, unknown
from configurations.base import isuppercase
from configurations.values import Value, setup_value

installed = True


def install(check_options=False):
    pass


def apply(mod, cls):
    """`ConfigurationLoader.load_module`; an attribute that cannot be had is unknown, the others are not lost with it."""
    cls.pre_setup()
    cls.setup()
    obj = cls()
    for name in dir(obj):
        if not isuppercase(name):
            continue
        try:
            value = getattr(obj, name)
            if certainly(callable(value)) and not getattr(value, "pristine", False):
                value = value()
        except Exception as error:
            value = unknown(str(error))
        if isinstance(value, Value):
            setup_value(mod, name, value)
        else:
            setattr(mod, name, value)
    mod.CONFIGURATION = f"{mod.__name__}.{cls.__name__}"
    cls.post_setup()
