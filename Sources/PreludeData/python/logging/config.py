"""Logging's configuration: taken and left alone."""

from _inert import inert, nothing

dictConfig = fileConfig = listen = stopListening = nothing
DictConfigurator = dictConfigClass = inert("logging.config.DictConfigurator")
BaseConfigurator = inert("logging.config.BaseConfigurator")
