extension CheckConfiguration {
  mutating func readConventions(_ table: inout ConfigurationTable) {
    readMigrations(&table)
    for var inner in table.tables("required-base") {
      requiredBases.append(RequiredBase(&inner))
      table.take(inner.finished())
    }
    for var inner in table.tables("placement") {
      placements.append(Placement(&inner))
      table.take(inner.finished())
    }
    for var inner in table.tables("forbidden") {
      if let use = ForbiddenUse(&inner) { forbidden.append(use) }
      table.take(inner.finished())
    }
    readContracts(&table)
    readProtected(&table)
    readStyles(&table)
  }

  private mutating func readMigrations(_ table: inout ConfigurationTable) {
    guard var inner = table.table("migrations") else { return }
    migrations.base = inner.string("base")
    migrations.largeTables = inner.strings("large-tables") ?? []
    migrations.smallTables = inner.strings("small-tables") ?? []
    migrations.policy = inner.choice("policy", MigrationPolicy.Creation.self) ?? .allow
    table.take(inner.finished())
  }

  private mutating func readContracts(_ table: inout ConfigurationTable) {
    guard var inner = table.table("contracts") else { return }
    contracts.independentApps = inner.flag("independent-apps") ?? false
    contracts.shared = inner.strings("shared") ?? []
    contracts.acyclicApps = inner.flag("acyclic-apps") ?? false
    contracts.layers = inner.strings("layers") ?? []
    contracts.includesLazy = inner.flag("include-lazy") ?? false
    contracts.ignoredImports = inner.strings("ignore-imports") ?? []
    for var rule in inner.tables("forbidden") {
      let sources = rule.strings("sources") ?? []
      let modules = rule.strings("modules") ?? []
      if sources.isEmpty || modules.isEmpty { rule.problem("", "needs sources and modules") }
      contracts.forbidden.append(
        .init(
          sources: sources, modules: modules, allowsIndirect: rule.flag("allow-indirect") ?? true, line: rule.line()))
      inner.take(rule.finished())
    }
    for var rule in inner.tables("protected") {
      let modules = rule.strings("modules") ?? []
      if modules.isEmpty { rule.problem("", "needs modules") }
      contracts.protected.append(.init(modules: modules, allow: rule.strings("allow") ?? [], line: rule.line()))
      inner.take(rule.finished())
    }
    table.take(inner.finished())
  }

  private mutating func readProtected(_ table: inout ConfigurationTable) {
    guard var inner = table.table("protected") else { return }
    protected.paths = inner.paths("paths")
    protected.scope = inner.paths("scope")
    protected.maxApps = inner.number("max-apps")
    table.take(inner.finished())
  }

  private mutating func readStyles(_ table: inout ConfigurationTable) {
    if var inner = table.table("urls") {
      urls.requiresAppName = inner.flag("require-app-name")
      urls.namePattern = inner.string("name-pattern")
      table.take(inner.finished())
    }
    if var inner = table.table("views") {
      views.html = inner.choice("html", ViewConventions.htmlStyles)
      views.api = inner.choice("api", ViewConventions.apiStyles)
      table.take(inner.finished())
    }
    if var inner = table.table("imports") {
      importStyle = inner.choice("style", ["absolute", "relative", "sibling-relative"])
      table.take(inner.finished())
    }
  }
}

extension RequiredBase {
  fileprivate init(_ table: inout ConfigurationTable) {
    line = table.line()
    kind = table.required("kind", table.choice("kind", Self.kinds))
    base = table.required("base", table.string("base"))
    scope = table.paths("scope")
    except = table.paths("except")
  }
}

extension Placement {
  fileprivate init(_ table: inout ConfigurationTable) {
    line = table.line()
    kind = table.required("kind", table.choice("kind", Self.kinds))
    allow = table.strings("allow") ?? []
    if allow.isEmpty { table.problem("", "needs allow, a list of paths") }
    except = table.paths("except")
  }
}

extension ForbiddenUse {
  fileprivate init?(_ table: inout ConfigurationTable) {
    line = table.line()
    let given = Kind.allCases.compactMap { kind in table.string(kind.rawValue).map { (kind, $0) } }
    on = table.string("on")
    paths = table.paths("paths")
    except = table.paths("except")
    message = table.string("message")
    alternative = table.string("alternative")
    guard let (kind, pattern) = given.first, given.count == 1 else {
      table.problem("", "needs one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    self.kind = kind
    self.pattern = pattern
  }
}
