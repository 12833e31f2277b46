/// How a rule is asked: the runner sorts rules by case once, so that a rule that looks at calls costs nothing elsewhere.
public enum Check: Sendable {
  /// Rows of these kinds, in every Python file.
  case nodes([PythonSyntax.NodeKind], @Sendable (ID<Node>, CheckedFile, inout Findings) -> Void)
  /// Every Python file.
  case files(@Sendable (CheckedFile, inout Findings) -> Void)
  /// Every class of the project that the registry has as a model, abstract ones included.
  case models(@Sendable (CheckedModel, inout Findings) -> Void)
  /// Every template.
  case templates(@Sendable (CheckedTemplate, inout Findings) -> Void)
  /// Once.
  case project(@Sendable (CheckedProject, inout Findings) -> Void)
}
