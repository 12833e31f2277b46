import Base
import Platform

extension CheckedProject {
  /// Whether a folder of `DIRS` is not there and ignored by version control: a build puts templates there.
  public var hasBuiltTemplates: Bool {
    let folders = (dump.settings.value?.templates.items ?? []).flatMap(\.dirs.items)
    return folders.contains { folder in
      guard case .string(let path) = folder, !path.isEmpty, let last = path.pathParts.last else { return false }
      return !isThere(path) && isIgnored(String(last))
    }
  }

  /// Whether a template that is not there would lie where version control ignores what is put there: content that another
  /// repository holds, or that somebody makes.
  public func mayBePutInPlace(_ template: String) -> Bool {
    let folders = templateFolders.map { $0 == "." ? "" : $0 + "/" }
    return beside.texts.filter { $0.name == ".gitignore" }.contains { file in
      let home = String(file.path.dropLast(".gitignore".count))
      let patterns = PathPatterns(file.text.split(separator: "\n").map(String.init))
      func isIgnored(_ path: String) -> Bool {
        path.hasPrefix(home) && patterns.matches(String(path.dropFirst(home.count)))
      }
      // A folder that is ignored as a whole says nothing of one template.
      return folders.contains { isIgnored($0 + template) && !isIgnored($0 + "-") }
    }
  }

  /// `DIRS`, and the folders of applications that have a template.
  private var templateFolders: Set<String> {
    var folders: Set<String> = []
    for case .string(let path) in (dump.settings.value?.templates.items ?? []).flatMap(\.dirs.items) {
      folders.insert(path)
    }
    for row in dump.templates.items {
      guard let name = row.name.value, let path = row.path.value, path.hasSuffix("/" + name) else { continue }
      folders.insert(String(path.dropLast(name.count + 1)))
    }
    return folders.filter { !$0.contains(":") }
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
