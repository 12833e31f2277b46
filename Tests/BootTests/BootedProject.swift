import Base
import Discovery
import Django
import TestKit

/// A project in memory, booted with the embedded catalogue; `settings.py` is its settings module.
enum BootedProject {
  private struct Files: FileTree {
    var files: [String: String]

    func read(_ path: String) -> [UInt8]? { files[inside(path)].map { Array($0.utf8) } }

    func entries(of folder: String) -> [FileTreeEntry]? {
      let folder = inside(folder)
      if folder.hasPrefix("/") { return nil }
      let prefix = folder.isEmpty ? "" : folder + "/"
      var entries: Set<FileTreeEntry> = []
      for path in files.keys where path.hasPrefix(prefix) {
        let parts = path.dropFirst(prefix.count).split(separator: "/")
        if let name = parts.first { entries.insert(FileTreeEntry(name: String(name), isFolder: parts.count > 1)) }
      }
      return entries.isEmpty && !folder.isEmpty ? nil : Array(entries)
    }

    private func inside(_ path: String) -> String {
      path == "/project" ? "" : path.hasPrefix("/project/") ? String(path.dropFirst(9)) : path
    }
  }

  /// The rows of a section, one line each.
  static func rows(of section: RegistryDump.SectionName, _ spec: Spec) -> String {
    let files = Dictionary(spec.files.map { ($0.path, $0.text) }) { $1 }
    let found = Surroundings(
      ProjectFiles(paths: files.keys.sorted(), tree: Files(files: files)), .init(rootNames: ["/project"]))
    var boot = DjangoBoot(finder: found.finder, environment: [:])
    guard boot.run(settings: "settings") else { return "there is no settings.py" }
    let apart = dumpOfForks(boot).json(only: section, tool: "test")
    let dump = boot.dump().json(only: section, tool: "test")
    guard case .object(let members) = dump, let value = members.first(where: { $0.0 == section.rawValue })?.1
    else { return "there is no section \(section.rawValue)" }
    if apart.text(.compact) != dump.text(.compact) { return "forks of the boot make another dump" }
    return lines(of: value).joined(separator: "\n")
  }

  /// The dump as the program makes it: each part by a boot of its own.
  private static func dumpOfForks(_ boot: borrowing DjangoBoot) -> RegistryDump {
    var own = boot.fork()
    var models = boot.fork()
    var setUp = boot.fork()
    var dump = own.ownSections([:])
    dump.take(models.modelSections())
    dump.take(setUp.setUpSections([:]))
    return dump.registry
  }

  /// Rows that name the application `shop`: what libraries add depends on their versions.
  private static func lines(of section: JSONValue) -> [String] {
    switch section {
    case .array(let rows): rows.map { $0.text(.compact) }.filter { $0.contains("shop.") }
    case .object(let members):
      members.flatMap { name, value in
        if name == "items" { return lines(of: value) }
        return ["\(name): \(value.text(.compact))"]
      }
    default: [section.text(.compact)]
    }
  }
}
