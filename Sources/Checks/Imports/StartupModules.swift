import Base

/// The modules that Django, its apps or a worker may import, as far as the text of the project tells.
///
/// Every import counts, also one inside of a function: what is not in here is imported by nothing but tests.
public struct StartupModules: Sendable {
  /// By file.
  private var isReached: [Bool] = []
  private var isServed: [Bool] = []
  /// A function of the project imports what it is told at run time.
  public private(set) var importsAnything: Set<String> = []

  init(_ project: CheckedProject) {
    let tables = project.tables
    var named: Set<String> = []
    var waiting: [Int] = []
    for file in project.files where !file.isTest {
      if Self.isRoot(file.path) { waiting.append(file.row) }
      for row in file.tree.nodes.indices {
        switch file.tree.nodes[row].kind {
        case .string: note(file.tree.literalText(of: row), &named)
        case .call: noteCall(ID(row), file, &named)
        default: break
        }
      }
    }
    for (row, module) in tables.modules.enumerated() where Self.isNamed(module.name, named) { waiting.append(row) }
    var imported: [Int: [Int]] = [:]
    let isByHand = waiting.map { Self.isByHand(project.file($0).path) }
    let served = zip(waiting, isByHand).filter { !$0.1 }.map(\.0)
    isReached = Self.reached(from: waiting, project, &imported)
    isServed = Self.reached(from: served, project, &imported)
  }

  private static func reached(
    from roots: [Int], _ project: CheckedProject, _ imported: inout [Int: [Int]]
  ) -> [Bool] {
    let tables = project.tables
    var isReached = Array(repeating: false, count: tables.modules.count)
    var waiting = roots
    while let row = waiting.popLast() {
      if isReached[row] { continue }
      isReached[row] = true
      let found = imported[row] ?? imports(of: project.file(row))
      imported[row] = found
      waiting += found
      // A package is imported before what is in it.
      var parent = Substring(tables.modules[row].name)
      while let dot = parent.lastIndex(of: ".") {
        parent = parent[..<dot]
        if let outer = tables.moduleIndex[String(parent)] { waiting.append(outer) }
      }
    }
    return isReached
  }

  public subscript(_ row: Int) -> Bool { isReached[row] }

  /// Whether a server or a worker may import the module, not only a command that somebody starts.
  public func serves(_ row: Int) -> Bool { isServed[row] }

  private static func isByHand(_ path: String) -> Bool {
    path.pathParts.contains { $0 == "management" || $0 == "manage.py" }
  }

  /// Strings that may be dotted names, and the modules before their last parts.
  private func note(_ text: String, _ named: inout Set<String>) {
    guard text.utf8.count < 120, text.utf8.allSatisfy(Self.isOfName) else { return }
    named.insert(text)
    if let dot = text.lastIndex(of: ".") { named.insert(String(text[..<dot])) }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF,
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func noteCall(_ node: ID<Node>, _ file: CheckedFile, _ named: inout Set<String>) {
    guard let call = Call(node, in: file.tree), let name = call.calleeName?.dottedParts.last else { return }
    switch name {
    case "import_module", "import_string", "autodiscover_modules", "__import__", "load_module", "walk_packages",
      "iter_modules":
      if call.arguments.contains(where: { file.tree.string($0) == nil }) {
        importsAnything.insert(file.module.dottedParts.dropLast().joined(separator: "."))
      }
    default: break
    }
  }

  /// Named as a whole, or by the last part as `autodiscover_modules("signals")` does.
  private static func isNamed(_ module: String, _ named: Set<String>) -> Bool {
    if named.contains(module) { return true }
    let parts = module.dottedParts
    // `"apps.shop"` of a project whose root has another name.
    return parts.count > 2 && named.contains(parts.dropFirst().joined(separator: "."))
  }

  private static func isRoot(_ path: String) -> Bool {
    let parts = path.pathParts
    guard let name = parts.last else { return false }
    let folders = parts.dropLast()
    let names: Set<String> = [
      "__init__.py", "apps.py", "models.py", "admin.py", "urls.py", "manage.py", "wsgi.py", "asgi.py", "celery.py",
      "settings.py", "tasks.py", "translation.py", "wagtail_hooks.py", "search_indexes.py", "checks.py", "rules.py",
      "cms_plugins.py", "cms_apps.py", "cms_toolbars.py", "cms_menus.py", "conf.py", "app.py", "api.py", "plugins.py",
      "dashboard.py", "jobs.py", "routing.py", "schema.py", "feeds.py", "sitemaps.py", "routers.py",
    ]
    return names.contains(String(name)) && name != "__init__.py"
      || folders.contains {
        ["models", "management", "templatetags", "settings", "config", "admin", "tasks"].contains($0)
      }
      || name.hasPrefix("settings") || folders.isEmpty
  }

  private static func imports(of file: CheckedFile) -> [Int] {
    let tables = file.project.tables
    var found: [Int] = []
    for row in file.tree.nodes.indices {
      guard let view = Import(ID(row), in: file.tree) else { continue }
      guard view.module != nil else {
        found += view.names.compactMap { tables.moduleIndex[$0.name] }
        continue
      }
      guard let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py")) else {
        continue
      }
      if let row = tables.moduleIndex[module] { found.append(row) }
      found += view.names.compactMap { tables.moduleIndex[module + "." + $0.name] }
    }
    return found
  }
}
