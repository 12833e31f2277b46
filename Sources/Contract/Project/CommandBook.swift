import Base
import Checks

/// A named command that a file of the project defines: a target of make, a recipe of just, a script of npm.
public struct ProjectCommand: Sendable, Equatable {
  public enum Tool: String, Sendable, CaseIterable { case make, just, npm, tox, poe, script }

  public var tool: Tool
  public var name: String
  public var path: String
  public var line: Int
  /// What it runs, line by line.
  public var recipe: [String]

  /// As one types it.
  var typed: String {
    switch tool {
    case .make: "make \(name)"
    case .just: "just \(name)"
    case .npm: "npm run \(name)"
    case .tox: "tox -e \(name)"
    case .poe: "poe \(name)"
    case .script: name
    }
  }

  func runs(_ words: String...) -> Bool { recipe.contains { line in words.contains { line.contains($0) } } }
}

/// What can be typed in the project's folder.
public struct CommandBook: Sendable {
  public private(set) var all: [ProjectCommand] = []
  /// Of compose files.
  private(set) var services: Set<String> = []
  /// Commands that continuous integration runs, with their places.
  private(set) var automatic: [(text: String, path: String, line: Int)] = []
  /// Tools of which a file could not be read to its end.
  private(set) var open: Set<ProjectCommand.Tool> = []
  private var toxText = ""

  init(_ project: CheckedProject) {
    for path in project.beside.paths.sorted() where !path.contains("node_modules/") {
      let name = path.pathParts.last.map(String.init) ?? path
      guard Self.isWanted(name, path), let bytes = project.beside.read(path) else { continue }
      read(String(decoding: bytes, as: UTF8.self), bytes, name, path)
    }
  }

  private static func isWanted(_ name: String, _ path: String) -> Bool {
    if ["package.json", "pyproject.toml", "tox.ini", "setup.cfg"].contains(name) || isMake(name) || isJust(name) {
      return true
    }
    return isCompose(name) || isAutomatic(path)
  }

  private static func isMake(_ name: String) -> Bool {
    ["makefile", "gnumakefile"].contains(name.lowercased()) || name.hasSuffix(".mk")
  }
  private static func isJust(_ name: String) -> Bool {
    ["justfile", ".justfile"].contains(name.lowercased()) || name.hasSuffix(".just")
  }
  private static func isCompose(_ name: String) -> Bool {
    (name.hasPrefix("docker-compose") || name.hasPrefix("compose")) && (name.hasSuffix("yml") || name.hasSuffix("yaml"))
  }
  private static func isAutomatic(_ path: String) -> Bool {
    path.hasPrefix(".github/workflows/") || path == ".gitlab-ci.yml" || path == ".circleci/config.yml"
  }

  private mutating func read(_ text: String, _ bytes: [UInt8], _ name: String, _ path: String) {
    switch name {
    case "package.json": readScripts(bytes, text, path)
    case "pyproject.toml": readProject(bytes, path)
    case "tox.ini": readTox(text, path)
    case "setup.cfg": toxText += text
    default:
      if Self.isMake(name) { readTargets(text, path, .make) }
      if Self.isJust(name) { readTargets(text, path, .just) }
      if Self.isCompose(name) { readServices(text) }
      if Self.isAutomatic(path) { readSteps(text, path) }
    }
  }

  // MARK: Make and just

  /// Names before a colon at the start of a line, with the indented lines below them.
  private mutating func readTargets(_ text: String, _ path: String, _ tool: ProjectCommand.Tool) {
    var current: [Int] = []
    for (index, line) in Self.lines(text).enumerated() {
      if line.hasPrefix("\t") || line.hasPrefix("  ") {
        for row in current { all[row].recipe.append(Self.trimmed(line)) }
        continue
      }
      if line.hasPrefix("include ") || line.hasPrefix("-include ") || line.hasPrefix("import ") {
        if line.contains("$") || line.hasPrefix("import ") { open.insert(tool) }
        continue
      }
      guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("#"), !line.hasPrefix("set "),
        !line[line.index(after: colon)...].hasPrefix("="), !line[..<colon].contains("=") || tool == .just,
        !line[line.index(after: colon)...].hasPrefix(":=")
      else {
        if !line.isEmpty, !line.hasPrefix("#") { current = [] }
        continue
      }
      var names = line[..<colon].split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
      if tool == .just { names = names.prefix(1).map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 } }
      if names.contains(where: { $0.contains("%") || $0.contains("$") }) { open.insert(tool) }
      current = []
      for name in names where !name.hasPrefix(".") {
        current.append(all.count)
        all.append(ProjectCommand(tool: tool, name: name, path: path, line: index + 1, recipe: []))
      }
      if tool == .make { continue }
      if line.hasPrefix("alias ") { open.insert(tool) }
    }
  }

  // MARK: JSON and TOML

  private mutating func readScripts(_ bytes: [UInt8], _ text: String, _ path: String) {
    guard let scripts = JSONReader.read(bytes)?["scripts"]?.object else { return }
    let lines = Self.lines(text)
    for (name, value) in scripts {
      let line = lines.firstIndex { $0.contains("\"\(name)\"") }.map { $0 + 1 } ?? 1
      all.append(
        ProjectCommand(tool: .npm, name: name, path: path, line: line, recipe: [value.string ?? ""]))
    }
  }

  private mutating func readProject(_ bytes: [UInt8], _ path: String) {
    let document = TOMLReader(bytes).document
    let tool = document["tool"]
    let scripts = [document["project"]?["scripts"], tool?["poetry"]?["scripts"], tool?["pdm"]?["scripts"]]
    for (name, _) in scripts.compactMap(\.self).flatMap(\.entries) { add(.script, name, path, []) }
    for (name, value) in tool?["poe"]?["tasks"]?.entries ?? [] {
      add(.poe, name, path, [value.string ?? value["cmd"]?.string ?? value["shell"]?.string ?? ""])
    }
    if tool?["tox"] != nil {
      toxText += String(decoding: bytes, as: UTF8.self)
      open.insert(.tox)
    }
  }

  private mutating func add(_ tool: ProjectCommand.Tool, _ name: String, _ path: String, _ recipe: [String]) {
    all.append(ProjectCommand(tool: tool, name: name, path: path, line: 1, recipe: recipe))
  }

  // MARK: tox, compose, continuous integration

  private mutating func readTox(_ text: String, _ path: String) {
    toxText += text
    var isCommands = false
    var current: Int?
    for (index, line) in Self.lines(text).enumerated() {
      if line.hasPrefix("[") {
        current = nil
        guard line.hasPrefix("[testenv") else { continue }
        let name = line.dropFirst("[testenv:".count).prefix { $0 != "]" }
        current = all.count
        all.append(ProjectCommand(tool: .tox, name: String(name), path: path, line: index + 1, recipe: []))
      } else if !line.hasPrefix(" "), !line.hasPrefix("\t") {
        isCommands = line.hasPrefix("commands")
        if isCommands, let current, let equals = line.firstIndex(of: "=") {
          all[current].recipe.append(Self.trimmed(String(line[line.index(after: equals)...])))
        }
      } else if isCommands, let current {
        all[current].recipe.append(Self.trimmed(line))
      }
    }
  }

  private mutating func readServices(_ text: String) {
    var isInside = false
    for line in Self.lines(text) {
      if let first = line.first, first != " ", first != "#" { isInside = line.hasPrefix("services:") }
      let indent = line.prefix { $0 == " " }.count
      guard isInside, indent == 2 || indent == 4, let colon = line.firstIndex(of: ":") else { continue }
      services.insert(Self.trimmed(String(line[..<colon])))
    }
  }

  private mutating func readSteps(_ text: String, _ path: String) {
    for (index, line) in Self.lines(text).enumerated() {
      var rest = Self.trimmed(line)
      if rest.hasPrefix("#") { continue }
      for lead in ["- ", "run: ", "| "] where rest.hasPrefix(lead) { rest.removeFirst(lead.count) }
      if rest.hasPrefix("run: ") { rest.removeFirst(5) }
      if !rest.isEmpty { automatic.append((rest, path, index + 1)) }
    }
  }

  // MARK: Questions

  func has(_ tool: ProjectCommand.Tool) -> Bool { all.contains { $0.tool == tool } || open.contains(tool) }

  /// Whether a tool knows a name; nil where that cannot be told.
  func knows(_ tool: ProjectCommand.Tool, _ name: String) -> Bool? {
    if all.contains(where: { $0.tool == tool && $0.name == name }) { return true }
    return open.contains(tool) ? nil : false
  }

  /// Whether an environment of tox may be made of what its configuration says.
  func knowsEnvironment(_ name: String) -> Bool {
    if all.contains(where: { $0.tool == .tox && $0.name == name }) { return true }
    return name.split(separator: "-").allSatisfy { part in
      toxText.contains(part) || part.hasPrefix("py") && part.dropFirst(2).allSatisfy { $0.isNumber || $0 == "." }
    }
  }

  func names(of tool: ProjectCommand.Tool) -> [String] { all.filter { $0.tool == tool }.map(\.name) }

  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first == " " || first == "\t" || first == "@" { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
