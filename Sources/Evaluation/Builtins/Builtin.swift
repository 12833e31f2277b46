/// The functions of the language.
public enum Builtin: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case abs, all, any, ascii, bin, callable, chr, compile, delattr, dir, divmod, enumerate, eval, exec, filter, format
  case getattr, globals, hasattr, hash, hex, id, importName, input, isinstance, issubclass, iter, len, locals, map, max,
    min
  case next, oct, open, ord, pow, print, range, repr, reversed, round, setattr, sorted, sum, vars, zip, aiter, anext
  /// Of the prelude, see `Evaluator.preludeBuiltins`.
  case copy, deepcopy
  case breakpoint, exit, quit, buildClass
  /// Does nothing and gives None: what `super().__init__` of `object` is.
  case nothing
  /// Gives back what it is given: a decorator whose work does not matter.
  case identity

  var name: String {
    switch self {
    case .importName: "__import__"
    case .buildClass: "__build_class__"
    default: "\(self)"
    }
  }

  /// Whether the answer depends on where it is called.
  var needsContext: Bool {
    switch self {
    case .globals, .locals, .vars, .dir, .importName: true
    default: false
    }
  }
}
