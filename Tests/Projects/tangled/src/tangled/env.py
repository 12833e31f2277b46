import os


def flag(name, default=False):
    return os.getenv(name, str(default)).lower() in ("1", "true", "yes")


def words(name, default=""):
    return [word.strip() for word in os.getenv(name, default).split(",") if word.strip()]
