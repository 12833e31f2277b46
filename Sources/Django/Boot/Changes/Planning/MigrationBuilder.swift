/// Cuts the operations of all applications into migrations (`_build_migration_list`, `arrange_for_graph`).
struct MigrationBuilder {
  /// A migration before it has a name.
  struct Draft {
    var app: String
    var operations: [PlannedOperation]
    var dependencies: Set<Dependency>
  }

  enum Dependency: Hashable {
    case setting(String)
    /// Another draft of this run, by its place in its application.
    case draft(app: String, Int)
    case written(app: String, name: String)
  }

  /// Application to the last migrations that are there.
  let leaves: [String: [String]]
  private var waiting: [String: [PlannedOperation]]
  private(set) var drafts: [String: [Draft]] = [:]
  private var isChopping = false

  init(_ operations: [String: [PlannedOperation]], leaves: [String: [String]]) {
    waiting = operations
    self.leaves = leaves
  }

  /// False when operations wait for each other across applications.
  mutating func build() -> Bool {
    var left = waiting.values.reduce(0) { $0 + $1.count }
    while left > 0 {
      for app in waiting.keys.sorted() { chop(app) }
      let now = waiting.values.reduce(0) { $0 + $1.count }
      if now == left {
        if isChopping { return false }
        isChopping = true
      }
      left = now
    }
    for (app, made) in drafts {
      drafts[app] = made.enumerated().map { row, draft in
        var draft = draft
        draft.operations = OperationOptimizer().optimize(draft.operations)
        if row > 0 { draft.dependencies.insert(.draft(app: app, row - 1)) }
        return draft
      }
    }
    return true
  }

  /// What of the application's operations waits for no other application.
  private mutating func chop(_ app: String) {
    var chopped: [PlannedOperation] = []
    var dependencies: Set<Dependency> = []
    let operations = waiting[app] ?? []
    for operation in operations {
      guard let found = outer(operation, app) else { break }
      chopped.append(operation)
      dependencies.formUnion(found)
    }
    guard !chopped.isEmpty || !dependencies.isEmpty else { return }
    guard chopped.count == operations.count || isChopping else { return }
    waiting[app] = Array(operations.dropFirst(chopped.count))
    drafts[app, default: []].append(Draft(app: app, operations: chopped, dependencies: dependencies))
    isChopping = false
  }

  /// What the operation needs of other applications; nil while that is not there.
  private func outer(_ operation: PlannedOperation, _ app: String) -> Set<Dependency>? {
    var found: Set<Dependency> = []
    for dependency in operation.dependencies where dependency.app != app {
      let isPending = (waiting[dependency.app] ?? []).contains { dependency.isMet(by: $0) }
      if isPending { return nil }
      if let setting = dependency.setting {
        found.insert(.setting(setting))
      } else if let made = drafts[dependency.app] {
        found.insert(.draft(app: dependency.app, made.count - 1))
      } else if isChopping {
        found.insert(.written(app: dependency.app, name: leaves[dependency.app]?.first ?? "__first__"))
      } else {
        return nil
      }
    }
    return found
  }

  /// What is left becomes one migration of each application.
  mutating func giveUp() {
    for (app, operations) in waiting where !operations.isEmpty {
      drafts[app, default: []].append(Draft(app: app, operations: operations, dependencies: []))
      waiting[app] = []
    }
  }

  // MARK: Names

  /// The number and the name of each draft, none for applications that get no migrations unasked.
  func names(initial: (String) -> Bool) -> [String: [String?]] {
    var names: [String: [String?]] = [:]
    for (app, drafts) in drafts {
      let leaf = leaves[app]?.first
      if leaf == nil, !initial(app) { continue }
      var number = leaf.map { (MigrationBuilder.number(of: $0) ?? 0) + 1 } ?? 1
      for (row, draft) in drafts.enumerated() {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let name = row == 0 && leaf == nil ? "initial" : draft.operations.suggestedName
        names[app, default: []].append(name.map { padded + "_" + $0.prefix(100) })
        number += 1
      }
    }
    return names
  }

  /// `MigrationAutodetector.parse_number`.
  static func number(of name: String) -> Int? {
    let squashed = name.split(separator: "_squashed_", omittingEmptySubsequences: false)
    if squashed.count > 1, let number = leadingNumber(squashed[squashed.count - 1]) { return number }
    return leadingNumber(name[...])
  }

  private static func leadingNumber(_ text: Substring) -> Int? { Int(text.prefix { $0.isASCII && $0.isNumber }) }

  // MARK: Rows

  /// The migrations as others read them.
  ///
  /// - Parameter known: applications that have models already.
  func planned(
    _ names: [String: [String?]], known: Set<String>, _ version: DjangoVersion
  ) -> [String: [PlannedMigration]] {
    var planned: [String: [PlannedMigration]] = [:]
    for (app, rows) in names {
      planned[app] = zip(rows, drafts[app] ?? []).enumerated().map { row, pair in
        var dependencies = pair.1.dependencies.map { written($0, names) }
        if row == 0, let leaf = leaves[app]?.first { dependencies.append(app + "." + leaf) }
        return PlannedMigration(
          app: app, name: pair.0, isInitial: !known.contains(app), dependencies: Set(dependencies).sorted(),
          operations: pair.1.operations.map { PlannedStep($0, version) })
      }
    }
    return planned
  }

  private func written(_ dependency: Dependency, _ names: [String: [String?]]) -> String {
    switch dependency {
    case .setting(let name): "settings." + name
    case .written(let app, let name): app + "." + name
    case .draft(let app, let row):
      app + "." + (names[app].map { $0[row] ?? "auto" } ?? "__first__")
    }
  }
}
