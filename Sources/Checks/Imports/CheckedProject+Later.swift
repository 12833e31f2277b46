import Base

extension CheckedProject {
  /// Whether a module that is not there may be put there by a build or a person: ignored by version control, generated,
  /// or not Python.
  ///
  /// - Parameter nearest: the longest part of its name that there is.
  public func mayAppear(_ module: String, nearest: String) -> Bool {
    let missing = module.dropFirst(nearest.count + 1).dottedParts.map(String.init)
    guard let first = missing.first else { return false }
    if beside.texts.contains(where: { $0.name == ".gitignore" && $0.text.contains(first) }) { return true }
    let stem = nearest.replacing(".", with: "/") + "/" + missing.joined(separator: "/")
    return first.hasSuffix("_pb2") || first.hasSuffix("_pb2_grpc") || isOnDisk(missing, behind: nearest)
      || beside.paths.contains { path in
        !path.hasSuffix(".py") && (path.contains(stem + ".") || path.contains(stem + "/"))
      }
  }

  /// A file that an ignore file hides is there all the same.
  private func isOnDisk(_ missing: [String], behind nearest: String) -> Bool {
    guard let row = tables.moduleIndex[nearest] else { return false }
    let stem = (sources.python[row].path.pathParts.dropLast().map(String.init) + missing).joined(separator: "/")
    return [".py", "/__init__.py"].contains { beside.read(stem + $0) != nil }
  }

  /// Why a dotted name of the project leads nowhere; nil where it leads somewhere, or nobody knows.
  public func lost(_ dotted: String) -> String? {
    guard let dot = dotted.lastIndex(of: ".") else { return nil }
    let (module, name) = (String(dotted[..<dot]), String(dotted[dotted.index(after: dot)...]))
    if tables.moduleIndex[dotted] != nil || tables.packages.contains(dotted) { return nil }
    switch imports.find(module, name, in: tables) {
    case .found, .unknown: return nil
    case .noName: return mayAppear(dotted, nearest: module) ? nil : "\(module) has no \(name)"
    case .noModule(let nearest):
      // An attribute of a class.
      let next = module.dropFirst(nearest.count + 1).prefix { $0 != "." }
      if imports.find(nearest, String(next), in: tables) == .found || mayAppear(module, nearest: nearest) { return nil }
      return "there is no module \(module)"
    }
  }

  /// Whether something gives a module the name from outside: `module.name = …`.
  public func isSetFromOutside(_ name: String) -> Bool {
    files.contains { file in
      file.tree.nodes.indices.contains { row in
        guard file.tree.nodes[row].kind == .assign, let target = file.tree.firstChild(of: ID(row)),
          file.tree.kind(target) == .attribute
        else { return false }
        return file.tree.name(file.tree[target].symbol) == name && imports.isSure(file.row)
          && !file.tree.text(of: target).hasPrefix("self.")
      }
    }
  }
}
