import Base
public import Evaluation
import Platform
import PythonSyntax
import Synchronization

/// Finds modules as Python started in the project would: the project's own, the standard library, the environment's.
///
/// Nothing is listed, read or parsed before it is asked for, and nothing twice. Several threads may ask.
public final class ProjectModuleFinder: ModuleFinder {
  private struct State {
    var search: ModuleSearch
    var found: [String: ModuleLookup] = [:]
    var entryPoints: [EntryPoint]?
  }

  private let state: Mutex<State>
  private let project: ProjectFiles
  private let roots: ImportRoots
  private let environment: InstalledPackages?

  /// - Parameters:
  ///   - environment: the installed packages; nil when there are none at hand.
  ///   - requirements: what is declared and therefore unknown, not absent, without its source.
  ///   - catalogue: library source asked for what the environment does not hold.
  ///   - prelude: the standard library's source.
  public init(
    project: ProjectFiles, roots: ImportRoots, environment: InstalledPackages? = nil, requirements: Requirements,
    catalogue: LibraryModules = .empty, prelude: LibraryModules = .empty
  ) {
    self.project = project
    self.roots = roots
    self.environment = environment
    let search = ModuleSearch(
      tree: project.tree, roots: roots, environment: environment, requirements: requirements, catalogue: catalogue,
      prelude: prelude, libraries: project.libraries)
    state = Mutex(State(search: search))
  }

  public func find(_ dottedName: String) -> ModuleLookup {
    state.withLock { state in
      if let known = state.found[dottedName] { return known }
      let lookup = lookup(state.search.locate(dottedName[...]))
      state.found[dottedName] = lookup
      return lookup
    }
  }

  public func submodules(of package: String) -> [(name: String, isPackage: Bool)] {
    state.withLock { state in
      switch state.search.locate(package[...]) {
      case .file(let file): file.folder.map { Self.submodules(in: [$0], &state.search) } ?? []
      case .namespace(let folders): Self.submodules(in: folders, &state.search)
      case .library(let module): librarySubmodules(of: package, module.origin, state.search)
      case .unknown, .absent: []
      }
    }
  }

  /// The dotted name of a project file: relative to the first import root below which every folder is a package, else
  /// to the first below which it starts with one, else to the first that holds it; nil if importing the name would lead
  /// to another file or nowhere.
  public func moduleName(ofFile path: String) -> String? {
    let names = roots.folders.compactMap { DottedName(file: path, below: $0) }
    let packaged = names.filter { name in name.folders.allSatisfy { project.isPackage($0) } }
    let started = names.filter { name in name.folders.first.map { project.isPackage($0) } ?? false }
    return (packaged + started + names).first { self.path(ofModule: $0.text) == path }?.text
  }

  public func name(ofFile path: String) -> String? { moduleName(ofFile: path) }

  public func entryPoints() -> (points: [EntryPoint], isOpen: Bool) {
    let points = state.withLock { state in
      let points = state.entryPoints ?? EntryPoints(of: project, environment).points
      state.entryPoints = points
      return points
    }
    return (points, environment?.isComplete != true)
  }

  /// The project file that a dotted name is imported from; nil when it is none of the project's.
  public func path(ofModule name: String) -> String? {
    state.withLock { state in
      guard case .file(let file) = state.search.locate(name[...]), file.root.origin == .project else { return nil }
      return file.path
    }
  }

  private func lookup(_ location: ModuleLocation) -> ModuleLookup {
    switch location {
    case .file(let file):
      guard let tree = project.python(file.path) else { return .unknown }
      return .found(
        ModuleSource(path: file.printedPath, file: tree, isPackage: file.isPackage, origin: file.root.origin))
    case .library(let source): return .found(source)
    case .namespace: return .namespace
    case .unknown: return .unknown
    case .absent: return .absent
    }
  }

  private static func submodules(
    in folders: [SearchFolder], _ search: inout ModuleSearch
  ) -> [(name: String, isPackage: Bool)] {
    var found: [String: Bool] = [:]
    for folder in folders {
      guard let names = search.names(in: folder.path) else { continue }
      for name in names.folders where search.names(in: folder.appending(name))?.isPackage == true {
        found[name] = found[name] ?? true
      }
      for name in names.modules.union(names.compiled) where name != "__init__" && !name.contains(".") {
        found[name] = found[name] ?? false
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func librarySubmodules(
    of package: String, _ origin: ModuleSource.Origin, _ search: ModuleSearch
  ) -> [(name: String, isPackage: Bool)] {
    let library = origin == .prelude ? search.prelude : search.catalogue
    return library.submodules(package).sorted { $0.name < $1.name }
  }
}

/// What a file would be called if its root were on the search path.
struct DottedName {
  var text: String
  /// The folders between the root and the file.
  var folders: [String]

  init?(file path: String, below root: String) {
    guard path.hasSuffix(".py"), root.isEmpty || path.hasPrefix(root + "/") else { return nil }
    var parts = path.dropFirst(root.isEmpty ? 0 : root.count + 1).dropLast(3).pathParts
    guard let stem = parts.last, !parts.contains(where: { $0.contains(".") }) else { return nil }
    var folder = root
    folders = parts.dropLast().map { part in
      folder = folder.isEmpty ? String(part) : folder + "/" + part
      return folder
    }
    if stem == "__init__" { parts.removeLast() }
    guard !parts.isEmpty else { return nil }
    text = parts.joined(separator: ".")
  }
}
