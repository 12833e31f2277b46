import Base
import Django
import PythonSyntax

/// The files that make up the settings, the one that is used first.
///
/// What the used module imports with a star or includes belongs to it; what imports one of these with a star is another
/// set of settings, for tests or for a server.
struct SettingsModules: Sendable {
  private(set) var rows: [Int] = []
  private var members: Set<Int> = []

  /// Django takes their values for the names of routes, if there are such.
  static let urlNames: Set<String> = ["LOGIN_URL", "LOGIN_REDIRECT_URL", "LOGOUT_REDIRECT_URL"]

  init(_ tables: ProjectTables) {
    guard let path = tables.dump.settings.value?.file.value ?? nil,
      let used = tables.sources.python.firstIndex(where: { $0.path == path })
    else { return }
    insert(used)
    addParts(tables)
    addHeirs(tables)
    addParts(tables)
  }

  func contains(_ row: Int) -> Bool { members.contains(row) }

  private mutating func insert(_ row: Int) {
    if members.insert(row).inserted { rows.append(row) }
  }

  /// What they import with a star, or include.
  private mutating func addParts(_ tables: ProjectTables) {
    var place = 0
    while place < rows.count {
      for star in tables.modules[rows[place]].stars {
        if let next = tables.moduleIndex[star] { insert(next) }
      }
      for next in Self.included(by: rows[place], tables) { insert(next) }
      place += 1
    }
  }

  private mutating func addHeirs(_ tables: ProjectTables) {
    var isGrowing = true
    while isGrowing {
      let before = rows.count
      for row in tables.modules.indices where !members.contains(row) {
        let above = tables.modules[row].stars.compactMap { tables.moduleIndex[$0] }
        if above.contains(where: { members.contains($0) }) { insert(row) }
      }
      isGrowing = rows.count > before
    }
  }

  /// The files that `include("base.py", optional("local.py"))` of django-split-settings names.
  private static func included(by row: Int, _ tables: ProjectTables) -> [Int] {
    guard case .imported(let module, _)? = tables.modules[row].bindings["include"],
      module.hasPrefix("split_settings")
    else { return [] }
    let file = tables.file(row)
    let path = tables.sources.python[row].path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let texts = Set(
      file.nodes.indices.filter { file.nodes[$0].kind == .string }.map { folder + file.literalText(of: $0) })
    return tables.sources.python.indices.filter { texts.contains(tables.sources.python[$0].path) && $0 != row }
  }
}
