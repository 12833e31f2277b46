import Base
import Discovery
import Platform

/// A Django project inside of a folder that may hold several.
public struct ProjectLocation: Sendable, Hashable {
  /// What its names are qualified by.
  public var name: String
  /// Below the folder that was asked about; "." for that folder itself.
  public var path: String
  /// Dotted; nil where none is named or found.
  public var settingsModule: String?
}

extension LiveProject {
  /// The Django projects at and below the root, in order of paths: folders whose `manage.py` starts Django.
  ///
  /// Without any the root itself is one, if it has settings.
  public func locations(_ request: DumpRequest = .init()) throws(WorkspaceError) -> [ProjectLocation] {
    let paths = try ProjectSnapshot(of: root, after: nil).paths
    let tree = DiskTree(root: root)
    var folders = paths.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.filter { path in
      tree.read(path).map { String(decoding: $0, as: UTF8.self).contains("DJANGO_SETTINGS_MODULE") } ?? false
    }.map { FilePath($0).parent.text }.map { $0.isEmpty ? "." : $0 }
    if folders.isEmpty { folders = ["."] }
    let names = ProjectLocation.names(of: folders, root: root)
    let found = zip(folders, names).map { folder, name in
      ProjectLocation(name: name, path: folder, settingsModule: settings(of: folder, paths, request))
    }
    return found.count == 1 && found[0].settingsModule == nil ? [] : found
  }

  /// The folders of the projects below a root that is none itself; empty where it is one, or holds only one.
  public var innerProjects: [String] {
    if (try? FileStamp(of: FilePath(root).appending("manage.py").text)) != nil { return [] }
    guard let found = try? locations(), found.count > 1 else { return [] }
    return found.map { FilePath(root).appending($0.path).text }
  }

  private func settings(of folder: String, _ paths: [String], _ request: DumpRequest) -> String? {
    let prefix = folder == "." ? "" : folder + "/"
    let place = folder == "." ? root : FilePath(root).appending(folder).text
    let own = paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    let files = ProjectFiles(paths: own, tree: DiskTree(root: place))
    return Surroundings(files, .init(environmentOf: place, python: request.python)).settings
      .first { $0.reason != .environment }?.module
  }
}

extension ProjectLocation {
  /// The last part of each folder, with as much before it as tells it from the others.
  public static func names(of folders: [String], root: String) -> [String] {
    let parts = folders.map { folder in
      let path = FilePath(folder == "." ? root : FilePath(root).appending(folder).text).absolute
      return ((try? path.resolved()) ?? path).text.pathParts.map(String.init)
    }
    return parts.indices.map { place in
      for count in 1...max(1, parts[place].count) {
        let name = parts[place].suffix(count)
        let others = parts.indices.filter { $0 != place && parts[$0] != parts[place] }
        if !others.contains(where: { parts[$0].suffix(count) == name }) { return name.joined(separator: "/") }
      }
      return parts[place].joined(separator: "/")
    }
  }
}
