import Checks

let unresolvedSettingReference = Rule(
  "DJE001", "unresolved-setting-reference",
  "A setting names something of the project that is not there, or code reads a setting that nothing sets.",
  why: "ImportError or ImproperlyConfigured at the start, or AttributeError when the line runs.",
  .error, .proven, facets: ["settings-module", "import-string", "setting-access"],
  examples: [
    .bad(
      """
      --- core/exceptions.py
      def api_handler(): ...
      +++ settings.py
      REST_FRAMEWORK = {"EXCEPTION_HANDLER": «"core.exceptions.handler"»}
      MIDDLEWARE = ["django.middleware.common.CommonMiddleware", «"core.middleware.Late"»]
      """, facet: "import-string"),
    .bad(
      """
      --- config/__init__.py
      --- config/settings/base.py
      SECRET_KEY = "for examples"
      --- config/wsgi.py
      import os
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", «"config.settings.production"»)
      """, facet: "settings-module"),
    .bad(
      """
      +++ settings.py
      SHOP_VAT = 20
      --- shop/views.py
      from django.conf import settings

      def vat():
          return «settings.SHOP_VATS»
      """, facet: "setting-access"),
    .good(
      """
      --- core/exceptions.py
      class Handlers:
          def api(): ...
      --- core/middleware.py
      from some.library import Late
      --- core/context.py
      def one(request): return {}
      +++ settings.py
      REST_FRAMEWORK = {"EXCEPTION_HANDLER": "core.exceptions.Handlers.api", "PAGE_SIZE": 20}
      MIDDLEWARE = ["core.middleware.Late", "elsewhere.middleware.Thing"]
      TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
          "context_processors": ["core.context.one"]}}]
      SHOP_NAME = "core.no.where"
      --- shop/views.py
      from django.conf import settings

      def vat():
          if hasattr(settings, "SHOP_RATE"):
              return settings.SHOP_RATE
          return getattr(settings, "SHOP_VAT", 20) or settings.SHOP_NAME or settings.DEBUG
      --- shop/tests/test_views.py
      from django.conf import settings
      from django.test import override_settings

      @override_settings(SHOP_ONLY_HERE=1)
      def test_it():
          assert settings.SHOP_ONLY_HERE == 1
      """),
  ],
  .files { file, findings in
    checkEntry(file, &findings)
    if file.isSettings, file.project.imports.isSure(file.row), !file.isTest { checkStrings(file, &findings) }
    checkReads(file, &findings)
  }
)

// MARK: Names in settings

/// Settings whose strings, and lists of strings, are dotted names.
private let dottedSettings: Set<String> = [
  "INSTALLED_APPS", "MIDDLEWARE", "ROOT_URLCONF", "WSGI_APPLICATION", "ASGI_APPLICATION", "AUTHENTICATION_BACKENDS",
  "PASSWORD_HASHERS", "DATABASE_ROUTERS", "TEST_RUNNER", "EMAIL_BACKEND", "FORM_RENDERER", "FILE_UPLOAD_HANDLERS",
  "CSRF_FAILURE_VIEW", "DEFAULT_EXCEPTION_REPORTER", "SESSION_ENGINE", "MESSAGE_STORAGE", "DEFAULT_FILE_STORAGE",
  "STATICFILES_STORAGE", "STATICFILES_FINDERS", "LOCAL_APPS", "PROJECT_APPS", "DJANGO_APPS", "THIRD_PARTY_APPS",
]
/// Settings that are dictionaries, with the keys whose strings are dotted names.
private let keyedSettings: [String: Set<String>] = [
  "TEMPLATES": ["BACKEND", "context_processors", "builtins", "environment"],
  "REST_FRAMEWORK": [
    "EXCEPTION_HANDLER", "DEFAULT_AUTHENTICATION_CLASSES", "DEFAULT_PERMISSION_CLASSES", "DEFAULT_RENDERER_CLASSES",
    "DEFAULT_PARSER_CLASSES", "DEFAULT_THROTTLE_CLASSES", "DEFAULT_PAGINATION_CLASS", "DEFAULT_FILTER_BACKENDS",
    "DEFAULT_SCHEMA_CLASS", "DEFAULT_VERSIONING_CLASS", "DEFAULT_METADATA_CLASS", "DEFAULT_CONTENT_NEGOTIATION_CLASS",
    "TEST_REQUEST_RENDERER_CLASSES",
  ],
  "DATABASES": ["ENGINE"], "CACHES": ["BACKEND"], "STORAGES": ["BACKEND"], "AUTH_PASSWORD_VALIDATORS": ["NAME"],
  "LOGGING": ["class", "()"],
]

private func checkStrings(_ file: CheckedFile, _ findings: inout Findings) {
  for row in file.tree.nodes.indices {
    let kind = file.tree.nodes[row].kind
    guard kind == .assign || kind == .augmentedAssign, let target = file.tree.firstChild(of: ID(row)),
      file.tree.kind(target) == .name, let value = file.tree.lastChild(of: ID(row)), file.runsAtImport(ID(row))
    else { continue }
    let name = file.tree.name(file.tree[target].symbol)
    let strings =
      dottedSettings.contains(name)
      ? listed(value, file.tree) : keyedSettings[name].map { keyed(value, $0, file.tree) } ?? []
    for string in strings {
      guard let text = file.tree.string(string), isDotted(text), let reason = file.project.lost(text),
        !file.expectsImportError(string)
      else { continue }
      findings.report(reason + hint(text, file.project), at: string, in: file, facet: "import-string")
    }
  }
}

private func isDotted(_ text: String) -> Bool {
  text.contains(".") && text.utf8.allSatisfy { $0 >= 0x80 || $0 == 0x5f || $0 == 0x2e || isAlphanumeric($0) }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
}

/// A string, the strings of a list or tuple, and of lists that are added up.
private func listed(_ value: ID<Node>, _ tree: PythonFile) -> [ID<Node>] {
  switch tree.kind(value) {
  case .string: [value]
  case .list, .tuple, .binaryOp, .starred: tree.children(of: value).flatMap { listed($0, tree) }
  default: []
  }
}

private func keyed(_ value: ID<Node>, _ keys: Set<String>, _ tree: PythonFile) -> [ID<Node>] {
  var found: [ID<Node>] = []
  for row in tree.subtree(of: value) where tree.nodes[row].kind == .dict {
    let parts = tree.children(of: ID(row)).filter { tree.kind($0) != .dictUnpack }
    for i in stride(from: 0, to: parts.count - 1, by: 2) {
      if let key = tree.string(parts[i]), keys.contains(key) { found += listed(parts[i + 1], tree) }
    }
  }
  return found
}

private func hint(_ dotted: String, _ project: CheckedProject) -> String {
  guard let last = dotted.split(separator: ".").last.map(String.init) else { return "" }
  let tables = project.tables
  let same = (tables.classIndex.keys.map(\.self) + tables.functionIndex.keys).filter {
    $0.hasSuffix("." + last) && !$0.contains("<locals>")
  }
  if same.count == 1 { return "; did you mean \(same[0])?" }
  guard let dot = dotted.lastIndex(of: "."), let row = tables.moduleIndex[String(dotted[..<dot])] else { return "" }
  return Suggestion.nearest(to: last, in: tables.modules[row].bindings.keys.sorted()).map { "; did you mean \($0)?" }
    ?? ""
}

// MARK: Entry points

/// `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "…")`.
private func checkEntry(_ file: CheckedFile, _ findings: inout Findings) {
  guard
    ["manage.py", "wsgi.py", "asgi.py", "celery.py", "celery_app.py"].contains(file.path.split(separator: "/").last)
  else { return }
  for call in file.calls(in: file.tree.root) where call.calleeName == "os.environ.setdefault" {
    guard call.arguments.count == 2, file.tree.string(call.arguments[0]) == "DJANGO_SETTINGS_MODULE",
      let module = file.tree.string(call.arguments[1]), isDotted(module), !isSomewhere(module, file.project)
    else { continue }
    findings.report("there is no module \(module)", at: call.arguments[1], in: file, facet: "settings-module")
  }
}

/// Below whatever folder: where Python looks depends on how it is started.
private func isSomewhere(_ module: String, _ project: CheckedProject) -> Bool {
  let path = module.replacing(".", with: "/")
  let ends = ["/\(path).py", "/\(path)/__init__.py"]
  if project.beside.paths.contains(where: { known in ends.contains { ("/" + known).hasSuffix($0) } }) { return true }
  let parts = module.split(separator: ".").map(String.init)
  let isOurs = project.tables.packages.contains(parts[0]) || project.tables.moduleIndex[parts[0]] != nil
  return !isOurs || project.mayAppear(module, nearest: parts[0])
}

// MARK: Reads

private func checkReads(_ file: CheckedFile, _ findings: inout Findings) {
  let known = file.project.settingNames
  if file.isTest || file.isMigration { return }
  for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .attribute {
    let name = file.tree.name(file.tree.nodes[row].symbol)
    guard isSettingName(name), !known.names.contains(name), let owner = file.tree.firstChild(of: ID(row)),
      file.tree.dottedName(of: owner) == "settings", file.dotted(owner) == "django.conf.settings",
      !file.expectsImportError(ID(row))
    else { continue }
    // What could not be read sets other names, but not one that differs from another in a letter.
    if known.isOpen, Suggestion.slip(of: name, in: known.names.filter(isSettingName)) == nil { continue }
    let near = Suggestion.nearest(to: name, in: known.names.sorted())
    // A server may have settings that are not in the repository; they are no slips of the fingers.
    let isCertain = !known.isOpen && near.map { Suggestion.distance(name, $0) <= 2 } ?? false
    findings.report(
      "no settings module sets \(name)" + (near.map { "; did you mean \($0)?" } ?? ""), at: ID(row), in: file,
      facet: "setting-access", confidence: isCertain ? .proven : .likely, severity: isCertain ? .error : .warning)
  }
}

private func isSettingName(_ name: String) -> Bool {
  name.utf8.count > 2 && name.utf8.allSatisfy { $0 == 0x5f || isAlphanumeric($0) && $0 & 0x20 == 0 || $0 < 0x3a }
}
