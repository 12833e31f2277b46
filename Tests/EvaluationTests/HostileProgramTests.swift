import Base
import Evaluation
import PythonSyntax
import Testing

/// Programs that never end by themselves, or grow without bound.
private let hostile: [String] = [
  #"A = "x" * 10**10"#,
  #"B = [0] * 10**11"#,
  #"B = (0,) * 10**11"#,
  #"C = list(range(10**12))"#,
  #"D = 10 ** 10 ** 8"#,
  #"E = 1 << 10**10"#,
  #"x = [1]\#nwhile True:\#n    x = x + x"#,
  #"x = [1]\#nwhile True:\#n    x += x"#,
  #"x = [1]\#nwhile True:\#n    x.extend(x)"#,
  #"x = [1]\#nwhile True:\#n    x.append(x)"#,
  #"x = (1,)\#nfor i in range(64):\#n    x = (x, x)\#ny = repr(x)"#,
  #"x = (1,)\#nfor i in range(64):\#n    x = (x, x)\#ny = hash(x); z = x == (x,)"#,
  #"s = "ab"\#nfor i in range(100):\#n    s += s"#,
  #"s = "ab"\#nfor i in range(100):\#n    s = f"{s}{s}""#,
  #"s = "ab"\#nfor i in range(100):\#n    s = "%s%s" % (s, s)"#,
  #"s = "ab"\#nfor i in range(100):\#n    s = "{0}{0}".format(s)"#,
  #"d = {}\#nfor i in range(10**9):\#n    d[i] = str(i)"#,
  #"F = "{:>1000000000}".format("x")"#,
  #"F = f"{1:>1000000000}""#,
  #"G = "%1000000000d" % 3"#,
  #"H = "x".zfill(10**10)"#,
  #"H = "x".ljust(10**10)"#,
  #"H = "x".center(10**10)"#,
  #"def f(n):\#n    return f(n-1) + f(n-2)\#nH = f(10**6)"#,
  #"I = []; I.append(I); J = repr(I); K = I == I; d = {}; d[1] = d; str(d)"#,
  #"def g():\#n    while True:\#n        yield g()\#nM = [q for q in g()]"#,
  #"def g():\#n    while True:\#n        try:\#n            yield 1\#n        finally:\#n            continue\#nM = [q for q in g()]"#,
  #"N = sorted(range(10**9))"#,
  #"O = ",".join(str(i) for i in range(10**9))"#,
  #"P = ("a " * 10**5).split(" ")\#nQ = [p * 100000 for p in P]"#,
  #"Q = "a" * 1000\#nfor i in range(100):\#n    Q = Q.replace("a", "aa")"#,
  #"S = {i for i in range(10**9)}"#,
  #"S = set(range(10**9))"#,
  #"S = dict.fromkeys(range(10**9))"#,
  #"S = [[i] * 1000 for i in range(10**6)]"#,
  #"S = list(zip(range(10**9), range(10**9)))"#,
  #"S = list(enumerate(range(10**9)))"#,
  #"S = sum(range(10**10))"#,
  #"S = max(range(10**10))"#,
  #"import itertools\#nS = list(itertools.product(range(1000), repeat=5))"#,
  #"import itertools\#nS = list(itertools.permutations(range(100)))"#,
  #"import itertools\#nS = list(itertools.count())"#,
  #"import re\#nS = re.match("(a+)+$", "a" * 40 + "b")"#,
  #"class M(type):\#n    def __call__(cls, *a): return cls(*a)\#nclass C(metaclass=M): pass\#nx = C()"#,
  #"class C:\#n    def __getattr__(self, n): return getattr(self, n + "x")\#nx = C().y"#,
  #"class C:\#n    def __eq__(self, o): return self == o\#nx = C() == C()"#,
  #"class C:\#n    def __repr__(self): return repr(self)\#nx = repr(C())"#,
  #"class C:\#n    def __iter__(self): return iter(self)\#nx = list(C())"#,
  #"class C:\#n    def __bool__(self): return bool(self)\#nx = 1 if C() else 2"#,
  #"def f(): f()\#nf()"#,
  #"f = lambda: f()\#nf()"#,
  #"x = "a".__mul__(10**11)"#,
  #"x = bytes(10**11)"#,
  #"x = bytearray(10**11)"#,
  #"x = 2**10000000 % 7"#,
  #"x = int("9" * 10**6)"#,
  #"x = "9" * 10**6 + "".join(["x"] * 10**8)"#,
  #"a = ["a" * 10**6] * 1000\#nb = "".join(a * 100)"#,
  #"if X:\#n    y = [1]\#nelse:\#n    y = [2]\#nfor i in range(10**6):\#n    y = y + y"#,
  #"try:\#n    import nothing_known\#nexcept ImportError:\#n    pass\#nwhile nothing:\#n    x = 1"#,
  #"for i in iter(int, 1): pass"#,
]

@Test(arguments: hostile)
func `a program that never ends costs no more than its own statement`(_ program: String) {
  let source = program + "\nlast = 'reached'\n"
  var evaluator = Evaluator(finder: MemoryFinder(files: ["main.py": source]), environment: [:])
  evaluator.allowance = 200_000
  guard case .module(let main)? = evaluator.importModule("main") else {
    Issue.record("main.py is missing")
    return
  }
  let last = evaluator.modules[main].namespace[evaluator.text("last")]
  #expect(last.map { evaluator.display($0) } == "'reached'")
  #expect(evaluator.steps < 1_500_000)
}
