"""Chance: all unknown."""

from _inert import anything, inert, nothing, opaque

seed = shuffle = nothing
Random = inert("random.Random")
SystemRandom = inert("random.SystemRandom")
random = opaque("random.random")
randint = opaque("random.randint")
randrange = opaque("random.randrange")
choice = opaque("random.choice")
choices = opaque("random.choices")
sample = opaque("random.sample")
uniform = opaque("random.uniform")
getrandbits = opaque("random.getrandbits")
__getattr__ = anything("random")
