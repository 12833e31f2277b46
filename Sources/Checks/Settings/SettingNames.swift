/// Every name that may be a setting, as the project's text tells.
public struct SettingNames: Sendable {
  /// Django's, and whatever the project assigns, names in a string, or passes as a keyword in capitals.
  public private(set) var names = DjangoSettings.names
  /// Other names may be set.
  public private(set) var isOpen: Bool

  init(_ project: CheckedProject) {
    isOpen = project.dump.settings.value == nil
    for file in project.files {
      let isSettings = file.isSettings
      for row in file.tree.nodes.indices {
        let node = file.tree.nodes[row]
        switch node.kind {
        case .name, .identifier, .keyword:
          let name = file.tree.name(node.symbol)
          if isSettings || node.kind == .keyword { names.insert(name) }
          if isSettings, ["globals", "vars", "locals", "exec", "include"].contains(name) { isOpen = true }
          // django-appconf, django-configurations, dynaconf, pydantic.
          if ["AppConf", "dynaconf", "Dynaconf", "configurations", "BaseSettings"].contains(name) { isOpen = true }
        case .string:
          let text = file.tree.literalText(of: row)
          if text.utf8.count < 80 { names.insert(text) }
        case .assign, .augmentedAssign:
          if let target = file.tree.firstChild(of: ID(row)), file.tree.kind(target) == .attribute {
            names.insert(file.tree.name(file.tree[target].symbol))
          }
        case .starAlias:
          if isSettings, let holder = file.parent(of: ID(row)), let view = Import(holder, in: file.tree),
            let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py")),
            project.tables.moduleIndex[module] == nil
          {
            isOpen = true
          }
        default: break
        }
      }
    }
    // What the settings in use have got without any of that.
    if let settings = project.dump.settings.value {
      names.formUnion(settings.scalars.keys)
      names.formUnion(settings.lists.keys)
    }
    addModules(project)
  }

  /// Names at the top of whatever modules settings import with a star, and those in turn.
  private mutating func addModules(_ project: CheckedProject) {
    let modules = project.tables.modules
    // The module in use may be called anything.
    let used = project.dump.settings.value?.file.value ?? nil
    var open = project.files.filter { $0.isSettings || $0.path == used }.map(\.row)
    var seen = Set(open)
    while let row = open.popLast() {
      for star in modules[row].stars {
        guard let next = project.tables.moduleIndex[star] else {
          isOpen = true
          continue
        }
        guard seen.insert(next).inserted else { continue }
        names.formUnion(ModuleNames(project.file(next).tree).names)
        open.append(next)
      }
    }
  }
}
