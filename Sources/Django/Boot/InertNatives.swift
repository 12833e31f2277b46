import Evaluation

/// Functions of Django whose work matters only when it runs: answered at once, so that no step is spent on them.
extension DjangoHost {
  static var inertNatives: [Native] {
    [
      Native("django.utils.inspect.func_accepts_kwargs") { _, _, _ in .bool(true) },
      Native("django.utils.deprecation.warn_about_renamed_method") { _, _, _ in .builtin(.identity) },
      Native("django.utils.connection.ConnectionProxy.__getattr__") { _, _, evaluator in
        evaluator.makeUnknown("the database connection")
      },
    ]
  }
}
