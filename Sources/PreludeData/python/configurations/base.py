"""django-configurations' class of settings."""

from configurations.values import Value


def uppercase_attributes(obj):
    return {name: getattr(obj, name) for name in dir(obj) if name.isupper()}


class ConfigurationBase(type):
    def __new__(cls, name, bases, attrs):
        from django.conf import global_settings

        settings = uppercase_attributes(global_settings) if not bases else {}
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
                made = value.setup(name)
                setattr(cls, name, value.value)
                if value.multiple:
                    for other, one in made.items():
                        setattr(cls, other, one)
