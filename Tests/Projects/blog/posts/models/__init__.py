from .base import *
from .taxonomy import *
from .post import *
from .post import _slug_for as slug_for
