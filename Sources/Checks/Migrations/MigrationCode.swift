/// A function that `RunPython` calls, in the migration's own file.
public struct MigrationCode: Sendable {
  public let function: ID<Node>
  /// The parameter that historical models are asked of, mostly `apps`.
  public let registry: String
}

extension CheckedMigration {
  /// The functions that its operations call, and those that these call in the same file.
  public var code: [MigrationCode] {
    var functions: [String: ID<Node>] = [:]
    for statement in file.tree.children(of: file.tree.root) {
      if let function = FunctionDefinition(statement, in: file.tree) { functions[function.name] = statement }
    }
    var waiting = operations.flatMap(\.code).filter { $0.hasPrefix(file.module + ".") }
      .map { String($0.dropFirst(file.module.count + 1)) }
    let called = Set(waiting)
    var found: [String: MigrationCode] = [:]
    while let name = waiting.popLast() {
      guard found[name] == nil, let function = functions[name],
        let first = FunctionDefinition(function, in: file.tree)?.parameters.first?.name
      else { continue }
      // What a helper gets first may be anything.
      let registry = called.contains(name) || first.contains("app") ? first : "apps"
      found[name] = MigrationCode(function: function, registry: registry)
      waiting += file.calls(in: function).compactMap(\.calleeName)
    }
    return found.sorted { $0.value.function.index < $1.value.function.index }.map(\.value)
  }
}
