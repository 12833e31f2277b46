/// A path as instructions write it: relative, without patterns and places to fill in.
struct MentionedPath {
  let text: String

  init?(_ given: String) {
    var text = given
    if let colon = text.firstRange(of: "::") { text = String(text[..<colon.lowerBound]) }
    if let colon = text.lastIndex(of: ":"), text[colon...].dropFirst().allSatisfy(\.isNumber) {
      text = String(text[..<colon])
    }
    guard text.utf8.count < 160, !text.isEmpty, text.allSatisfy(Self.isPathCharacter), !text.hasPrefix("/"),
      !text.hasPrefix(".."), !text.hasPrefix("~"), !text.contains("//"), !text.contains("...")
    else { return nil }
    let isFile = Self.extensions.contains { text.hasSuffix("." + $0) }
    guard Self.rootFiles.contains(text) || text.contains("/") && (isFile || text.hasSuffix("/")) else { return nil }
    guard !Self.isExample(text) else { return nil }
    self.text = text
  }

  private static func isPathCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._/-".contains(character))
  }

  /// Names that stand for whatever the reader puts there.
  static func isExample(_ path: String) -> Bool {
    path.split(whereSeparator: { "/._-".contains($0) }).contains { placeholders.contains($0.lowercased()) }
  }

  private static let placeholders: Set<String> = [
    "myapp", "yourapp", "myproject", "foo", "bar", "baz", "xxx", "path", "example", "appname", "mymodule", "some",
    "your",
    "my", "nnnn", "yyyy", "xxxx", "xyz",
  ]

  static let extensions = [
    "py", "html", "md", "mdc", "rst", "txt", "toml", "yml", "yaml", "json", "sh", "cfg", "ini", "js", "ts", "tsx",
    "jsx",
    "css", "scss", "sql", "po", "pyi", "env", "lock", "svg", "csv",
  ]

  /// Files that are at the root or nowhere.
  static let rootFiles: Set<String> = [
    "Makefile", "justfile", "docker-compose.yml", "compose.yml", "compose.yaml", "docker-compose.yaml", "tox.ini",
    "pytest.ini", "setup.cfg", "pyproject.toml", "package.json", "Dockerfile", "manage.py", "noxfile.py", "Pipfile",
    "poetry.lock", "uv.lock", "CONTRIBUTING.md", "requirements.txt",
  ]
}
