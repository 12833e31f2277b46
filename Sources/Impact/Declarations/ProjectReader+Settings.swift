import Base
import Django
import PythonSyntax

/// Settings: where they are declared, and who overrides them.
extension ProjectReader {
  /// One node a name that a settings module binds; every binding but the first is a place of its own.
  mutating func addSettings() {
    for row in settingsModules.rows {
      let file = tables.file(row)
      for statement in file.children(of: file.root) { addSetting(statement, row, file) }
    }
  }

  private mutating func addSetting(_ node: ID<Node>, _ row: Int, _ file: PythonFile) {
    switch file.kind(node) {
    case .assign, .annotatedAssign:
      for (target, _) in file.boundNames(of: node) { declare(target, .declares, row, file) }
    case .augmentedAssign:
      if let target = file.firstChild(of: node), file.kind(target) == .name { declare(target, .sets, row, file) }
    case .classDef:
      guard let type = tables.classNodes[row][node.index], isSettings(type),
        let body = file.firstChild(of: node, .block)
      else { return }
      for statement in file.children(of: body) { addSetting(statement, row, file) }
    case .decorated, .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause,
      .withStatement, .forStatement, .block:
      for child in file.children(of: node) { addSetting(child, row, file) }
    default: break
    }
  }

  private mutating func declare(_ target: ID<Node>, _ kind: GraphEdge.Kind, _ row: Int, _ file: PythonFile) {
    let name = file.name(file[target].symbol)
    guard name.isSettingName, makesGraph else { return }
    let source = tables.sources.python[row]
    let line = source.lines.line(of: file[target].start)
    let known = graph.index["s:" + name]
    let node = graph.node("s:" + name, GraphNode(kind: .setting, name: name, path: source.path, line: line))
    guard known != nil || kind != .declares else { return }
    add(kind, to: node, .proved, file[target].range, Scope(module: row, owner: fileNode(row), purpose: .edges))
  }

  /// A class of django-configurations: its attributes are the settings.
  func isSettings(_ type: ID<ClassRow>) -> Bool {
    guard let row = tables.classes[type].file, settingsModules.contains(row) else { return false }
    return tables.classes[type].libraryAncestors.contains { $0.hasPrefix("configurations.") }
  }

  // MARK: Mentions

  mutating func mentionSetting(
    _ name: String, _ kind: GraphEdge.Kind, _ evidence: Evidence, _ range: TextRange, _ scope: Scope
  ) {
    guard scope.isRecording, name.isSettingName else { return }
    add(kind, to: settingNode(name), evidence, range, scope)
  }

  /// A name that a settings module binds, read there or imported from there.
  mutating func referenceSetting(
    _ target: ID<Node>, _ module: Int, _ kind: GraphEdge.Kind, _ range: TextRange, _ scope: Scope
  ) {
    guard settingsModules.contains(module) else { return }
    let file = tables.file(module)
    mentionSetting(file.name(file[target].symbol), kind == .names ? .reads : kind, .proved, range, scope)
  }

  /// `override_settings(SHOP_X=2)`, `self.settings(SHOP_X=2)`, `modify_settings(MIDDLEWARE={…})`; the arguments were read.
  mutating func readOverrides(_ call: Call, _ evidence: Evidence, _ scope: Scope) {
    guard scope.isRecording else { return }
    let file = call.file
    for keyword in call.keywords {
      mentionSetting(keyword.name, .sets, evidence, file.keywordName(of: keyword.value, keyword.name), scope)
      if SettingsModules.urlNames.contains(keyword.name) { mentionRoute(keyword.value, file, scope) }
    }
    for key in file.unpackedKeys(of: call) { mentionSetting(key.path, .sets, evidence, key.range, scope) }
  }

  /// `getattr(settings, "SHOP_X", 1)`.
  mutating func readNamedSetting(_ call: Call, _ kind: GraphEdge.Kind, _ evidence: Evidence, _ scope: Scope) {
    guard call.arguments.count >= 2, let name = call.file.string(call.arguments[1]) else { return }
    mentionSetting(name, kind, evidence, call.file.contents(call.arguments[1]), scope)
  }

  /// `monkeypatch.setattr(settings, "SHOP_X", 1)` and `mock.patch.object(…)`.
  mutating func readPatch(_ call: Call, _ given: Arguments, _ scope: Scope) {
    guard scope.isRecording, case .library("django.conf.settings")?? = given.positional.first?.map(\.type),
      call.file.kind(call.callee) == .attribute,
      ["object", "setattr", "delattr"].contains(call.file.name(call.file[call.callee].symbol))
    else { return }
    readNamedSetting(call, .sets, .likely, scope)
  }

  /// The fixture of pytest-django, unless the project has one of that name.
  func settingsFixture(_ name: String, _ row: FunctionRow) -> Typed? {
    guard name == "settings", row.name.hasPrefix("test") || row.isFixture,
      row.owner.isNone || !tables.isTestCase(row.owner)
    else { return nil }
    return Typed(.library("django.conf.settings"), .likely)
  }
}

extension ProjectTables {
  /// Whether unittest runs the class, and so hands no fixtures to its methods.
  func isTestCase(_ type: ID<ClassRow>) -> Bool {
    classes[type].libraryAncestors.contains { $0.hasSuffix("TestCase") }
  }
}

extension String {
  /// Django takes only names in capitals for settings.
  var isSettingName: Bool {
    (utf8.first.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } ?? false) && self == uppercased()
  }
}

extension PythonFile {
  /// The keys of `**{"total": 1}`, as paths that wait for a model.
  func unpackedKeys(of call: Call) -> [WaitingLookup] {
    children(of: call.id).flatMap { unpackedKeys(in: $0) }
  }

  func unpackedKeys(in argument: ID<Node>) -> [WaitingLookup] {
    guard kind(argument) == .keywordUnpack, let display = firstChild(of: argument), kind(display) == .dict else {
      return []
    }
    return optionNames(in: display)
  }
}
