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
    self = LinkedProject(sources, parallel: parallel).project
  }
}

extension Linker {
  /// Everything but what each file mentions.
  init(_ sources: [SourceFile], _ parallel: some Parallelism) {
    var project = DjangoProject()
    project.files = sources.sorted { $0.path < $1.path }.map { ProjectFile(path: $0.path, facts: $0.facts) }
    let modules = ModuleIndex(&project, parallel)
    project.collectClasses()
    self.init(project, Resolver(project, modules, parallel))
    linkClasses()
    keepLineages()
    findApps()
    findUserModel()
    assignFileRoles(parallel)
    linkModels()
    self.project.modelsByClass = modelOfClass
    linkFunctions(parallel)
    linkModelUsers()
    linkTemplates()
    linkRoutes()
    linkViews()
    linkSignalsAndTasks()
    linkMigrations()
    self.project.modelsByLabel = modelsByLabel
    self.project.addLines()
  }
}

extension DjangoProject {
  /// The lines that answers quote, so that they can be given without the facts.
  fileprivate mutating func addLines() {
    for row in views.indices { views[row].line = line(of: views[row]) }
    for row in receivers.indices { receivers[row].line = line(of: receivers[row]) }
  }

  /// The same for what stands in one file.
  mutating func addLines(of file: ID<ProjectFile>) {
    for row in views.indices where views[row].file == file { views[row].line = line(of: views[row]) }
    for row in receivers.indices where receivers[row].file == file { receivers[row].line = line(of: receivers[row]) }
  }

  private func line(of view: View) -> Int {
    let facts = files[view.file].facts
    return facts.lines.line(of: facts[view.definition].range.start)
  }

  private func line(of receiver: Receiver) -> Int { files[receiver.file].facts.lines.line(of: receiver.range.start) }

  /// Every class at any depth becomes a row, in order of file and place.
  fileprivate mutating func collectClasses() {
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
