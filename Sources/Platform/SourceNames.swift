/// Which files matter to a Django project, told by name.
public enum SourceNames {
  /// Python, templates, project configuration and the agent's contract.
  public static func isProjectFile(_ name: Span<UInt8>) -> Bool {
    var dot = name.count - 1
    while dot >= 0, name[dot] != UInt8(ascii: ".") { dot -= 1 }
    if dot < 0 { return ends(name, 0, "Pipfile") }
    return switch name.count - dot - 1 {
    case 2: ends(name, dot, ".py") || ends(name, dot, ".j2") || ends(name, dot, ".md")
    case 3:
      ends(name, dot, ".pyi") || ends(name, dot, ".txt") || ends(name, dot, ".xml") || ends(name, dot, ".cfg")
        || ends(name, dot, ".ini") || ends(name, dot, ".htm")
    case 4: ends(name, dot, ".html") || ends(name, dot, ".toml")
    case 5: ends(name, dot, ".jinja")
    case 6: ends(name, dot, ".jinja2") || ends(name, dot, ".djhtml")
    default: false
    }
  }

  private static func ends(_ name: Span<UInt8>, _ start: Int, _ suffix: StaticString) -> Bool {
    guard name.count - start == suffix.utf8CodeUnitCount else { return false }
    for i in 0..<suffix.utf8CodeUnitCount where unsafe suffix.utf8Start[i] != name[start + i] { return false }
    return true
  }
}
