extension CheckedProject {
  /// Whether code beside tests and settings asks for `settings.DEBUG`.
  public var asksForDebug: Bool {
    analyses.asksForDebug.get {
      files.contains { file in
        !file.isTest && !file.isSettings
          && file.tree.nodes.indices.contains { row in
            guard file.tree.nodes[row].kind == .attribute, file.tree.name(file.tree.nodes[row].symbol) == "DEBUG",
              let owner = file.tree.firstChild(of: ID(row))
            else { return false }
            return file.tree.dottedName(of: owner) == "settings" && file.dotted(owner) == "django.conf.settings"
          }
      }
    }
  }

  /// Whether settings wrap every request in a transaction.
  public var hasAtomicRequests: Bool {
    analyses.hasAtomicRequests.get {
      files.contains { file in
        file.isSettings && file.tree.nodes.indices.contains { file.setsAtomicRequests(ID($0)) }
      }
    }
  }

  /// Whether the ORM may block in async code: `DJANGO_ALLOW_ASYNC_UNSAFE` is set (Django: "Async safety").
  public var allowsBlocking: Bool {
    analyses.allowsBlocking.get {
      files.contains { file in
        !file.isTest
          && file.tree.nodes.indices.contains { row in
            file.tree.nodes[row].kind == .string && file.tree.string(ID(row)) == "DJANGO_ALLOW_ASYNC_UNSAFE"
          }
      }
    }
  }

  /// Whether the project puts a function of its own in the place of Django's `reverse`.
  var replacesReverse: Bool {
    files.contains { file in
      !file.isTest
        && file.tree.nodes.indices.contains { row in
          guard file.tree.nodes[row].kind == .assign, let target = file.tree.firstChild(of: ID(row)),
            file.tree.kind(target) == .attribute, file.tree.name(file.tree[target].symbol) == "reverse",
            let owner = file.tree.firstChild(of: target)
          else { return false }
          return file.dotted(owner)?.hasPrefix("django.urls") ?? false
        }
    }
  }

  public var usesFastApi: Bool {
    analyses.usesFastApi.get {
      files.contains { file in
        file.tree.nodes.indices.contains { Import(ID($0), in: file.tree)?.module?.hasPrefix("fastapi") ?? false }
      }
    }
  }
}

extension CheckedFile {
  /// `"ATOMIC_REQUESTS": True`, or an assignment.
  fileprivate func setsAtomicRequests(_ node: ID<Node>) -> Bool {
    let row = Int(node.index)
    switch tree.kind(node) {
    case .string:
      return tree.string(node) == "ATOMIC_REQUESTS" && row + 1 < tree.nodes.count && tree.nodes[row + 1].kind == .true
    case .assign:
      return tree.firstChild(of: node).map { tree.text(of: $0).contains("ATOMIC_REQUESTS") } ?? false
        && tree.lastChild(of: node).map { tree.kind($0) == .true } ?? false
    default: return false
    }
  }
}
