"""django-configurations' class of settings."""

from configurations.values import Value, setup_value


def isuppercase(name):
    return name == name.upper() and not name.startswith("_")


def uppercase_attributes(obj):
    return {name: getattr(obj, name) for name in dir(obj) if isuppercase(name)}


class ConfigurationBase(type):
    def __new__(cls, name, bases, attrs):
        from django.conf import global_settings

        settings = uppercase_attributes(global_settings)
        if any(isinstance(base, ConfigurationBase) for base in bases):
            for base in bases[::-1]:
                settings.update(uppercase_attributes(base))
        for name_ in ("DEFAULT_HASHING_ALGORITHM", "DEFAULT_CONTENT_TYPE", "FILE_CHARSET", "DEFAULT_AUTO_FIELD"):
            settings.pop(name_, None)
        if "STORAGES" in settings:
            settings.pop("DEFAULT_FILE_STORAGE", None)
            settings.pop("STATICFILES_STORAGE", None)
        return super().__new__(cls, name, bases, {**settings, **attrs})


class Configuration(metaclass=ConfigurationBase):
    DOTENV_LOADED = None

    @classmethod
    def load_dotenv(cls):
        from dotenv import load_dotenv

        if getattr(cls, "DOTENV", None):
            load_dotenv(cls.DOTENV)

    @classmethod
    def pre_setup(cls):
        if cls.DOTENV_LOADED is None:
            cls.load_dotenv()

    @classmethod
    def post_setup(cls):
        pass

    @classmethod
    def setup(cls):
        for name, value in uppercase_attributes(cls).items():
            if isinstance(value, Value):
                setup_value(cls, name, value)
