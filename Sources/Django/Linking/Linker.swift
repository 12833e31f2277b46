public import Base
import Facts

/// The state while a project is being linked: the result so far and the tables that the steps share.
struct Linker: Sendable {
  var project: DjangoProject
  var resolver: Resolver
  /// Model of a class.
  var modelOfClass: [ID<ProjectClass>: ID<Model>] = [:]
  var modelsByLabel: [String: ID<Model>] = [:]
  var functionIDs: [FunctionKey: ID<ProjectFunction>] = [:]
  var viewIDs: [FunctionKey: ID<View>] = [:]
  var templatesByName: [String: [ID<ProjectFile>]] = [:]
  var routesByName: [String: [ID<Route>]] = [:]
  var libraries: [String: [ID<ProjectFile>]] = [:]
  var fieldTypes: [CalleeKey: FieldType?] = [:]
  var managerTypes: [CalleeKey: String?] = [:]
  var classesByName: [String: [ID<ProjectClass>]] = [:]
  var lineages: [[ID<ProjectClass>]] = []
  /// What import statements lead to, by the module that they name.
  var importOrigins: [String: ImportOrigin] = [:]
  var routeFinder = RouteFinder([])
  var routeFiles: [Int] = []
  var followedLists: Set<ListKey> = []
  var visitedTables: Set<ID<ProjectFile>> = []
  /// Own and inherited bindings of a class by name are looked up here.
  var bindingsOfClass: [[UInt32]] = []
  /// First external ancestor of each class, nearest first.
  var externalAncestors: [[String]] = []

  struct FunctionKey: Hashable {
    var file: ID<ProjectFile>
    var definition: ID<Definition>
  }

  init(_ project: DjangoProject, _ resolver: Resolver) {
    self.project = project
    self.resolver = resolver
  }
}

extension DjangoProject {
  /// Links the files of a project, given in any order; the result does not depend on `parallel`.
  public init(linking sources: [SourceFile], parallel: some Parallelism = InTurn()) {
    self.init()
    files = sources.sorted { $0.path < $1.path }.map { ProjectFile(path: $0.path, facts: $0.facts) }
    let modules = ModuleIndex(&self, parallel)
    collectClasses()
    var linker = Linker(self, Resolver(self, modules, parallel))
    linker.linkClasses()
    linker.keepLineages()
    linker.findApps()
    linker.findUserModel()
    linker.assignFileRoles(parallel)
    linker.linkModels()
    linker.project.modelsByClass = linker.modelOfClass
    linker.linkFunctions(parallel)
    linker.linkModelUsers()
    linker.linkTemplates()
    linker.linkRoutes()
    linker.linkViews()
    linker.linkSignalsAndTasks()
    linker.linkMigrations()
    linker.linkMentions(parallel)
    linker.project.modelsByLabel = linker.modelsByLabel
    self = linker.project
    addLines()
  }

  /// The lines that answers quote, so that they can be given without the facts.
  private mutating func addLines() {
    for row in views.indices {
      let facts = files[views[row].file].facts
      views[row].line = facts.lines.line(of: facts[views[row].definition].range.start)
    }
    for row in receivers.indices {
      receivers[row].line = files[receivers[row].file].facts.lines.line(of: receivers[row].range.start)
    }
  }

  /// Every class at any depth becomes a row, in order of file and place.
  private mutating func collectClasses() {
    for (index, file) in files.enumerated() {
      let definitions = file.facts.definitions
      // Rows are read in place, here and below: a copy of one is six retains.
      for position in definitions.indices where definitions[position].kind == .class {
        let qualified = file.facts.qualifiedName(of: ID(position))
        classes.append(
          ProjectClass(
            file: ID(index), definition: ID(position), name: definitions[position].name,
            qualifiedName: file.module.isEmpty ? qualified : file.module + "." + qualified))
      }
    }
  }
}
