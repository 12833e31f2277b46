"""JSON, writing."""

from json import JSONEncoder
