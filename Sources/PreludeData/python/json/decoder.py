"""JSON, reading."""

from json import JSONDecodeError, JSONDecoder
