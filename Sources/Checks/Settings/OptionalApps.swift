extension CheckedProject {
  /// Whether settings install an application only where it can be imported, and it is not here: its templates and tags
  /// may be elsewhere.
  public var mayHaveMoreApps: Bool {
    analyses.mayHaveMoreApps.get {
      let installed = Set(dump.apps.items.compactMap { $0.name.value ?? nil })
      return files.contains { $0.isSettings && !$0.optionalModules.isSubset(of: installed) }
    }
  }
}

extension CheckedFile {
  /// Modules that the file imports if they are there, and whose names it has as strings.
  fileprivate var optionalModules: Set<String> {
    var tried: Set<String> = []
    for row in tree.nodes.indices {
      guard let view = Import(ID(row), in: tree), expectsImportError(ID(row)) else { continue }
      if let module = view.module { tried.formUnion([module] + view.names.map { module + "." + $0.name }) }
      for alias in tree.children(of: ID(row)) where view.module == nil && tree.kind(alias) == .alias {
        if let name = tree.firstChild(of: alias).flatMap({ tree.dottedName(of: $0) }) { tried.insert(name) }
      }
    }
    if tried.isEmpty { return [] }
    let strings = tree.nodes.indices.lazy.filter { tree.nodes[$0].kind == .string }.map { tree.literalText(of: $0) }
    return tried.intersection(strings)
  }
}
