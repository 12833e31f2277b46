import Base

extension Import {
  /// The module behind `from`, dots resolved; nil where they lead out of every package (PEP 328).
  public func absoluteModule(in module: String, isPackage: Bool) -> String? {
    guard let given = self.module else { return nil }
    guard level > 0 else { return given }
    var parts = module.dottedParts
    let drop = isPackage ? level - 1 : level
    guard drop <= parts.count else { return nil }
    parts.removeLast(drop)
    let head = parts.joined(separator: ".")
    return given.isEmpty ? head : head.isEmpty ? given : head + "." + given
  }
}
