import Django

/// What is not known of the migrations themselves.
extension MigrationReport {
  /// The applications that may have other migrations than those that are listed.
  var unclearApps: [String] { apps.filter { !$0.isComplete }.map(\.label) }

  /// Lines for people, to stand below what is known.
  var unknownLines: [String] {
    let labels = unclearApps
    return (labels.isEmpty ? [] : ["not known: all migrations of " + labels.joined(separator: ", ")])
      + (isOpen ? ["not all applications are known: there may be more"] : [])
  }

  /// Whether migrations that are asked for may be missing from the answer.
  public func isIncomplete(_ choice: MigrationChoice) -> Bool {
    guard case .files(let wanted) = choice else { return !unknownLines.isEmpty }
    let known = Set(apps.flatMap { $0.migrations.compactMap { $0.file.value ?? nil } })
    return !unknownLines.isEmpty && !wanted.isSubset(of: known)
  }
}
