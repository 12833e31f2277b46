from importlib import import_module

ENTRIES = (
    ("books", "library.endpoints", "Books"),
    ("loans", "library.endpoints", "Loans"),
    ("readers", "members.endpoints", "Readers"),
)

REGISTRY = {}


def viewset(prefix):
    def remember(cls):
        REGISTRY[prefix] = cls
        return cls

    return remember


def load():
    for prefix, module, name in ENTRIES:
        REGISTRY[prefix] = getattr(import_module(module), name)
    return REGISTRY
