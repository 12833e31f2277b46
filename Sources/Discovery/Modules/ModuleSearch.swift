import Base
import Evaluation
import PythonSyntax

/// Python's own search, answered from folder listings: which file a dotted name is imported from.
///
/// Names are looked for in the project, the prelude, the environment and the catalogue, in this order; the folders of a
/// namespace package count only when no module or regular package of that name was found, as PEP 420 says.
struct ModuleSearch {
  let tree: any FileTree
  let roots: [SearchFolder]
  let environment: InstalledPackages?
  let requirements: Requirements
  let catalogue: LibraryModules
  let prelude: LibraryModules
  private let libraries: ParsedLibraries

  private var listings: [String: FolderNames?] = [:]
  private var locations: [String: ModuleLocation] = [:]

  init(
    tree: any FileTree, roots: ImportRoots, environment: InstalledPackages?, requirements: Requirements,
    catalogue: LibraryModules, prelude: LibraryModules, libraries: ParsedLibraries
  ) {
    self.tree = tree
    self.libraries = libraries
    self.roots = roots.folders.map { SearchFolder(path: $0, origin: .project) }
    self.environment = environment
    self.requirements = requirements
    self.catalogue = catalogue
    self.prelude = prelude
  }

  mutating func locate(_ name: Substring) -> ModuleLocation {
    let key = String(name)
    if let known = locations[key] { return known }
    let location = search(name)
    locations[key] = location
    return location
  }

  private mutating func search(_ name: Substring) -> ModuleLocation {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return name.isEmpty ? .absent : top(name) }
    let last = name[name.utf8.index(after: dot)...]
    guard !last.isEmpty else { return .absent }
    switch locate(name[..<dot]) {
    case .file(let parent): return member(last, name, of: parent)
    case .namespace(let folders): return portion(last, name, in: folders)
    case .library(let parent):
      // A catalogue or prelude holds the part of a package that was worth keeping: silence is no proof.
      return library(name, parent.origin) ?? .unknown
    case .unknown: return library(name, .prelude) ?? library(name, .catalogue) ?? .unknown
    case .absent: return .absent
    }
  }

  // MARK: Top level

  private mutating func top(_ name: Substring) -> ModuleLocation {
    var portions: [SearchFolder] = []
    if let found = find(name, in: roots, &portions) { return found }
    if let found = library(name, .prelude) { return found }
    if StandardLibrary.holds(name) { return .unknown }
    if let environment {
      if let folder = environment.editable(name), let found = editable(folder) { return found }
      if let found = find(name, in: environment.folders, &portions) { return found }
      if environment.isComplete { return missing(name, portions) }
    }
    let standing = standing(name)
    if standing != .notRequired, let found = library(name, .catalogue) { return found }
    if !portions.isEmpty {
      let isOwn = portions.contains { $0.origin == .environment || holdsPython($0.path) }
      if isOwn || standing != .required { return .namespace(portions) }
    }
    return standing == .required || standing == .library ? .unknown : .absent
  }

  /// Whether the folder is the source of a distribution that names itself, as `shop[server]` does, and no mere namesake.
  private mutating func holdsPython(_ path: String) -> Bool {
    guard let names = names(in: path) else { return false }
    return !names.modules.isEmpty || names.folders.contains { self.names(in: path + "/" + $0)?.isPackage == true }
  }

  /// What a complete environment lacks: an error of its owner if the project cannot run without it, else absent.
  private func missing(_ name: Substring, _ portions: [SearchFolder]) -> ModuleLocation {
    if requirements.distribution(ofModule: name)?.kind == .direct { return library(name, .catalogue) ?? .unknown }
    return portions.isEmpty ? .absent : .namespace(portions)
  }

  /// What the requirements say of a module that neither project nor environment holds.
  private enum Standing {
    case required
    /// A published library that may come with one that is required.
    case library
    case unheardOf
    /// Every distribution is listed, and its own is not among them.
    case notRequired
  }

  private func standing(_ name: Substring) -> Standing {
    let distribution = catalogue.distribution(String(name))
    if let distribution, requirements[distribution] != nil { return .required }
    if requirements.declares(module: name) { return .required }
    let isLibrary = distribution != nil || ImportNames.knows(name)
    return isLibrary ? (requirements.isComplete ? .notRequired : .library) : .unheardOf
  }

  /// A package or module that an editable install maps to a path without its ending.
  private mutating func editable(_ folder: SearchFolder) -> ModuleLocation? {
    if names(in: folder.path)?.isPackage == true {
      return .file(ModuleFile(path: folder.path + "/__init__.py", isPackage: true, root: folder))
    }
    guard tree.read(folder.path + ".py") != nil else { return nil }
    return .file(ModuleFile(path: folder.path + ".py", isPackage: false, root: folder))
  }

  // MARK: Members

  private mutating func member(_ last: Substring, _ name: Substring, of parent: ModuleFile) -> ModuleLocation {
    guard let folder = parent.folder else { return .absent }
    var portions: [SearchFolder] = []
    if let found = find(last, in: [folder], &portions) { return found }
    return portions.isEmpty ? .absent : .namespace(portions)
  }

  private mutating func portion(_ last: Substring, _ name: Substring, in folders: [SearchFolder]) -> ModuleLocation {
    var portions: [SearchFolder] = []
    if let found = find(last, in: folders, &portions) { return found }
    if environment?.isComplete != true {
      if let found = library(name, .catalogue) { return found }
      if portions.isEmpty, requirements.declares(module: name) { return .unknown }
    }
    return portions.isEmpty ? .absent : .namespace(portions)
  }

  /// One step of the search; folders that might be parts of a namespace package are added to `portions`.
  private mutating func find(
    _ name: Substring, in folders: [SearchFolder], _ portions: inout [SearchFolder]
  ) -> ModuleLocation? {
    let name = String(name)
    for folder in folders {
      guard let listed = names(in: folder.path) else { continue }
      let path = folder.appending(name)
      let isFolder = listed.folders.contains(name)
      if isFolder, names(in: path)?.isPackage == true {
        return .file(ModuleFile(path: path + "/__init__.py", isPackage: true, root: folder))
      }
      if listed.compiled.contains(name) { return .unknown }
      if listed.modules.contains(name) {
        return .file(ModuleFile(path: path + ".py", isPackage: false, root: folder))
      }
      if isFolder { portions.append(SearchFolder(path: path, below: folder)) }
    }
    return nil
  }

  mutating func names(in folder: String) -> FolderNames? {
    if let known = listings[folder] { return known }
    let names = tree.entries(of: folder).map { FolderNames($0) }
    listings[folder] = .some(names)
    return names
  }

  private func library(_ name: Substring, _ origin: ModuleSource.Origin) -> ModuleLocation? {
    let library = origin == .prelude ? prelude : catalogue
    let name = String(name)
    guard let found = library.source(name) else { return library.isNamespace(name) ? .namespace([]) : nil }
    return .library(
      ModuleSource(
        path: found.path, file: libraries.file(found.path, found.bytes), isPackage: found.isPackage, origin: origin))
  }
}
