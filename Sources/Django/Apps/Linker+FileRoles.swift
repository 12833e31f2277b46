import Base
import Facts

/// What each file is for: what it defines first, its name where that says nothing.
extension Linker {
  mutating func assignFileRoles(_ parallel: some Parallelism) {
    let rolesOfFile = classRolesByFile()
    let described = parallel.map(count: project.files.count) { [self] index in
      describe(project.files[index], rolesOfFile[index])
    }
    for (index, file) in described.enumerated() { project.files[index] = file }
  }

  private func describe(_ file: ProjectFile, _ classes: [Role: Int]) -> ProjectFile {
    var file = file
    file.flags = flags(of: file)
    file.role = role(of: file, classes)
    if file.role == .migration { file.flags.insert(.migration) }
    if file.role == .factory || file.role == .fixture { file.flags.insert(.fixture) }
    if file.facts.kind == .template { file.templateName = FilePaths.templateName(file.path) }
    return file
  }

  /// How many top-level classes of each role a file has.
  private func classRolesByFile() -> [[Role: Int]] {
    var counts: [[Role: Int]] = Array(repeating: [:], count: project.files.count)
    for type in project.classes where project.files[type.file].facts.parent(of: type.definition).isNone {
      for role in type.roles.all { counts[Int(type.file.index)][role, default: 0] += 1 }
    }
    return counts
  }

  private func flags(of file: ProjectFile) -> FileFlags {
    var flags: FileFlags = []
    if FilePaths.isTest(file.path) { flags.insert(.test) }
    if FilePaths.isVendored(file.path) { flags.insert(.vendored) }
    if file.facts.isGenerated { flags.insert(.generated) }
    if SourceRoots.lastComponent(file.path) == "conftest.py" { flags.insert(.fixture) }
    return flags
  }

  private func role(of file: ProjectFile, _ classes: [Role: Int]) -> FileRole {
    if file.facts.kind == .template { return .template }
    let name = SourceRoots.lastComponent(file.path)
    if name == "conftest.py" { return .fixture }
    if classes[.migration] != nil, FilePaths.hasDirectory(file.path, "migrations") { return .migration }
    if classes[.factory] != nil { return .factory }
    if file.flags.contains(.test) { return .test }
    if FilePaths.hasDirectory(file.path, "management/commands") { return name == "__init__.py" ? .other : .command }
    if FilePaths.hasDirectory(file.path, "templatetags") { return name == "__init__.py" ? .other : .templateTag }
    if isUrlconf(file) { return .urlconf }
    if isSettings(file) { return .settings }
    if let role = FileRole.byClasses(classes, path: file.path) { return role }
    return roleByContent(file) ?? FileRole.byName(file.path) ?? .other
  }

  private func isUrlconf(_ file: ProjectFile) -> Bool {
    let bindings = file.facts.bindings
    return bindings.indices.contains { bindings[$0].scope.isNone && bindings[$0].name == "urlpatterns" }
      || SourceRoots.lastComponent(file.path).hasSuffix("urls.py") && !file.facts.routes.isEmpty
  }

  private func isSettings(_ file: ProjectFile) -> Bool {
    let bindings = file.facts.bindings
    let known = bindings.indices.count { index in
      bindings[index].scope.isNone && FileRole.settingNames.contains(bindings[index].name)
    }
    if known >= 2 { return true }
    return known == 1 && file.path.holds("settings")
  }

  private func roleByContent(_ file: ProjectFile) -> FileRole? {
    let definitions = file.facts.definitions
    let hasTasks = definitions.indices.contains { index in
      definitions[index].decorators.contains { file.facts.dotted($0).map(Linker.isTaskDecorator) ?? false }
    }
    if hasTasks { return .task }
    if !file.facts.receivers.isEmpty, file.facts.receivers.contains(where: { !$0.definition.isNone }) { return .signal }
    return nil
  }

  static func isTaskDecorator(_ text: String) -> Bool {
    let last = KnownBases.lastPart(text)
    if ["shared_task", "db_task", "db_periodic_task", "periodic_task", "dramatiq.actor"].contains(last) { return true }
    return last == "task" && text.hasDot || last == "actor" || text == "task" || text == "job"
  }
}

extension FileRole {
  static let settingNames: Set<String> = [
    "INSTALLED_APPS", "ROOT_URLCONF", "MIDDLEWARE", "DATABASES", "TEMPLATES", "WSGI_APPLICATION", "AUTH_USER_MODEL",
    "SECRET_KEY", "ALLOWED_HOSTS", "STATIC_URL", "REST_FRAMEWORK", "CACHES", "LOGGING", "DEBUG",
  ]

  /// The role of the commonest kind of class in the file; ties go to the first in this list.
  static func byClasses(_ classes: [Role: Int], path: String) -> FileRole? {
    let order: [(Role, FileRole)] = [
      (.model, .model), (.serializer, .serializer), (.viewSet, .api), (.apiView, .api), (.filterSet, .filterset),
      (.form, .form), (.formSet, .form), (.classView, .view), (.admin, .admin), (.inline, .admin),
      (.appConfig, .apps), (.manager, .manager), (.querySet, .manager), (.middleware, .middleware),
      (.permission, .permission), (.authentication, .permission), (.command, .command),
    ]
    var best: (count: Int, role: FileRole)?
    var totals: [(role: FileRole, count: Int)] = []
    for (role, fileRole) in order {
      guard let count = classes[role] else { continue }
      if let index = totals.firstIndex(where: { $0.role == fileRole }) {
        totals[index].count += count
      } else {
        totals.append((fileRole, count))
      }
    }
    for total in totals where total.count > best?.count ?? 0 { best = (total.count, total.role) }
    return best?.role
  }

  /// Conventions of Django projects: the file's own name, then its directory's.
  static func byName(_ path: String) -> FileRole? {
    let name = SourceRoots.lastComponent(path)
    if let role = names[String(name)] { return role }
    guard name != "__init__.py" else { return nil }
    for directory in path.pathParts.dropLast().reversed() {
      if let role = names[directory + ".py"] { return role }
    }
    return nil
  }

  private static let names: [String: FileRole] = [
    "models.py": .model, "managers.py": .manager, "querysets.py": .manager, "views.py": .view, "viewsets.py": .api,
    "api.py": .api, "api_views.py": .api, "serializers.py": .serializer, "forms.py": .form, "filters.py": .filterset,
    "filtersets.py": .filterset, "admin.py": .admin, "urls.py": .urlconf, "signals.py": .signal,
    "receivers.py": .signal, "handlers.py": .signal, "tasks.py": .task, "middleware.py": .middleware,
    "settings.py": .settings, "factories.py": .factory, "apps.py": .apps, "permissions.py": .permission,
    "graphql.py": .api, "resolvers.py": .api, "schema.py": .api, "mutations.py": .api,
  ]
}
