extension OperationRisk {
  /// What a rule about it calls the finding; nil for the common case.
  public func facet(of operation: ReplayedOperation) -> String? {
    switch (kind, operation.op) {
    case (.rewrites, _): "rewrite"
    case (.blocks, "AddConstraint"), (.blocks, "AlterUniqueTogether"): "constraint"
    default: nil
    }
  }
}

extension CheckedProject {
  /// The default database's engine; PostgreSQL's cautions where the settings do not tell are not given.
  public var databaseEngine: DatabaseEngine {
    guard case .string(let engine)? = dump.settings.value?.databaseEngines.items["default"] else { return .other }
    return DatabaseEngine(engine: engine)
  }
}
