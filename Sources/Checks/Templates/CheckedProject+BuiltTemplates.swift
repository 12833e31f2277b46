import Base

extension CheckedProject {
  /// Whether a folder of `DIRS` is not there and ignored by version control: a build puts templates there.
  public var hasBuiltTemplates: Bool {
    let folders = (dump.settings.value?.templates.items ?? []).flatMap(\.dirs.items)
    return folders.contains { folder in
      guard case .string(let path) = folder, !path.isEmpty, let last = path.pathParts.last else { return false }
      return !isThere(path) && isIgnored(String(last))
    }
  }

  private func isThere(_ folder: String) -> Bool {
    beside.paths.contains { $0.hasPrefix(folder + "/") }
      || sources.templates.contains { $0.path.hasPrefix(folder + "/") }
  }

  private func isIgnored(_ name: String) -> Bool {
    beside.texts.filter { $0.name == ".gitignore" }.contains { file in
      file.text.split(separator: "\n").contains { line in
        !line.hasPrefix("#") && !line.hasPrefix("!") && line.pathParts.last { !$0.isEmpty && $0 != "*" } == name[...]
      }
    }
  }
}
