"""Iterator building blocks; those that may be endless are stepped one by one."""


class count:
    def __init__(self, start=0, step=1):
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value


class cycle:
    def __init__(self, iterable):
        self._items = list(iterable)
        self._place = 0

    def __iter__(self):
        return self

    def __next__(self):
        if not self._items:
            raise StopIteration
        value = self._items[self._place % len(self._items)]
        self._place += 1
        return value


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = times

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object


class chain:
    def __init__(self, *iterables):
        self._rest = iter(iterables)
        self._current = iter(())

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._rest = iter(iterables)
        return made

    def __iter__(self):
        current, rest = self._current, self._rest
        self._current = self._rest = iter(())
        yield from current
        for iterable in rest:
            yield from iterable

    def __next__(self):
        while True:
            try:
                return next(self._current)
            except StopIteration:
                self._current = iter(next(self._rest))


def islice(iterable, *bounds):
    if len(bounds) == 1:
        start, stop, step = 0, bounds[0], 1
    else:
        start, stop, step = (*bounds, None)[:3]
    start, step = start or 0, step or 1
    taken, place, source = [], 0, iter(iterable)
    while stop is None or place < stop:
        try:
            item = next(source)
        except StopIteration:
            break
        if place >= start and (place - start) % step == 0:
            taken.append(item)
        place += 1
    return iter(taken)


def takewhile(predicate, iterable):
    taken = []
    for item in iterable:
        if not predicate(item):
            break
        taken.append(item)
    return iter(taken)


def dropwhile(predicate, iterable):
    source = iter(iterable)
    for item in source:
        if not predicate(item):
            return chain([item], source)
    return iter(())


def filterfalse(predicate, iterable):
    return iter([item for item in iterable if not (predicate(item) if predicate else item)])


def compress(data, selectors):
    return iter([item for item, selected in zip(data, selectors) if selected])


def starmap(function, iterable):
    return iter([function(*arguments) for arguments in iterable])


def accumulate(iterable, func=None, *, initial=None):
    sums = [] if initial is None else [initial]
    for item in iterable:
        sums.append((func(sums[-1], item) if func else sums[-1] + item) if sums else item)
    return iter(sums)


def pairwise(iterable):
    items = list(iterable)
    return iter(list(zip(items, items[1:])))


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    items = list(iterable)
    return iter([tuple(items[start : start + n]) for start in range(0, len(items), n)])


def tee(iterable, n=2):
    items = list(iterable)
    return tuple([iter(list(items)) for _ in range(n)])


def zip_longest(*iterables, fillvalue=None):
    columns = [list(iterable) for iterable in iterables]
    size = max([len(column) for column in columns]) if columns else 0
    rows = [tuple([column[row] if row < len(column) else fillvalue for column in columns]) for row in range(size)]
    return iter(rows)


def groupby(iterable, key=None):
    groups = []
    for item in iterable:
        found = item if key is None else key(item)
        if groups and groups[-1][0] == found:
            groups[-1][1].append(item)
        else:
            groups.append((found, [item]))
    return iter([(found, iter(items)) for found, items in groups])


def product(*iterables, repeat=1):
    rows = [()]
    for pool in [list(iterable) for iterable in iterables] * repeat:
        rows = [(*row, item) for row in rows for item in pool]
    return iter(rows)


def permutations(iterable, r=None):
    pool = list(iterable)
    r = len(pool) if r is None else r
    rows = [tuple([pool[place] for place in row]) for row in product(range(len(pool)), repeat=r) if len(set(row)) == r]
    return iter(rows)


def combinations(iterable, r):
    pool = list(iterable)
    rows = [()]
    for _ in range(r):
        rows = [(*row, place) for row in rows for place in range(row[-1] + 1 if row else 0, len(pool))]
    return iter([tuple([pool[place] for place in row]) for row in rows])


def combinations_with_replacement(iterable, r):
    pool = list(iterable)
    rows = [()]
    for _ in range(r):
        rows = [(*row, place) for row in rows for place in range(row[-1] if row else 0, len(pool))]
    return iter([tuple([pool[place] for place in row]) for row in rows])
