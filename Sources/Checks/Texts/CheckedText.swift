public import Base

/// A file that is neither Python nor a template: an agent's instructions, a list of requirements, a configuration.
public struct CheckedText: Sendable {
  public let path: String
  public let bytes: [UInt8]
  public let lines: LineIndex

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  public var name: Substring { path.pathParts.last ?? "" }
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether agents are told by it how to work on the project.
  public var isInstruction: Bool {
    let names = [
      "CLAUDE.md", "CLAUDE.local.md", "AGENTS.md", "GEMINI.md", ".cursorrules", ".windsurfrules",
      "copilot-instructions.md", "SKILL.md",
    ]
    return names.contains(String(name)) || path.contains(".cursor/rules/")
      || path.contains(".claude/rules/") && path.hasSuffix(".md")
  }

  /// Whether rules want to read the file of that path.
  public static func isWanted(_ path: String) -> Bool {
    let name = path.pathParts.last.map(String.init) ?? path
    if CheckedText(path: path, bytes: []).isInstruction || configurations.contains(name) { return true }
    if path.contains(".claude/"), name.hasPrefix("settings"), name.hasSuffix(".json") { return true }
    if name.hasSuffix(".txt") || name.hasSuffix(".in") { return path.contains("requirements") }
    return name.hasPrefix("Dockerfile") || name.hasPrefix("docker-compose") || name.hasPrefix("compose.")
  }

  private static let configurations: Set<String> = [
    ".gitignore", "pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini", ".pytest.ini", "poetry.lock", "uv.lock",
    "Pipfile.lock", "Pipfile", "ruff.toml", ".ruff.toml", ".python-version",
  ]
}
