"""Abstract base classes: registration and subclass hooks; abstract methods are marks only."""


class ABCMeta(type):
    def register(cls, subclass):
        for base in cls.__mro__:
            if isinstance(base, ABCMeta):
                base._abc_registered = [*base.__dict__.get("_abc_registered", ()), subclass]
        return subclass

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        verdict = cls.__subclasshook__(subclass)
        if verdict is not NotImplemented:
            return verdict
        if super().__subclasscheck__(subclass):
            return True
        for registered in cls.__dict__.get("_abc_registered", ()):
            if issubclass(subclass, registered):
                return True
        return False

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))


class ABC(metaclass=ABCMeta):
    pass


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractclassmethod(classmethod):
    pass


class abstractstaticmethod(staticmethod):
    pass


class abstractproperty(property):
    pass


def get_cache_token():
    return 0


def update_abstractmethods(cls):
    return cls
