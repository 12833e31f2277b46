public import Base
public import Django
public import FastAPI
public import PythonSyntax

/// Every class, function and module of the project, and the models of the registry.
public struct ProjectTables: Sendable {
  public let sources: ProjectSources
  public let dump: RegistryDump
  /// Empty where nobody asked for it.
  public let apis: APIReport
  /// One a Python file.
  public internal(set) var modules: [ModuleRow] = []
  public internal(set) var classes: [ClassRow] = []
  public internal(set) var functions: [FunctionRow] = []
  public internal(set) var moduleIndex: [String: Int] = [:]
  /// Every dotted prefix of a module's name.
  public internal(set) var packages: Set<String> = []
  /// What pydantic's models and mapped classes state; none where FastAPI's report was not asked for.
  public internal(set) var records: [ID<ClassRow>: RecordFields] = [:]
  public internal(set) var classIndex: [String: ID<ClassRow>] = [:]
  public internal(set) var functionIndex: [String: ID<FunctionRow>] = [:]
  public internal(set) var functionNodes: [[UInt32: ID<FunctionRow>]] = []
  public internal(set) var classNodes: [[UInt32: ID<ClassRow>]] = []
  /// Lower-case label to class.
  public internal(set) var labels: [String: ID<ClassRow>] = [:]
  /// `order` to the one project model that is called `Order`.
  public internal(set) var conventional: [String: ID<ClassRow>] = [:]
  /// A field's name to the one model that has it, where no other class has anything of that name.
  public internal(set) var unmistakable: [String: ID<ClassRow>] = [:]
  /// Query set and manager classes to the models that use them.
  public internal(set) var managed: [ID<ClassRow>: ID<ClassRow>] = [:]
  /// Base classes of admins that are about the model of a class below them.
  public internal(set) var lentSubjects: Set<ID<ClassRow>> = []
  public internal(set) var userModel: ID<ClassRow> = .none

  public init(_ sources: ProjectSources, _ dump: RegistryDump, _ apis: APIReport = APIReport()) {
    self.sources = sources
    self.dump = dump
    self.apis = apis
    let names = Dictionary(dump.modules.map { ($0.value, $0.key) }) { min($0, $1) }
    for (index, source) in sources.python.enumerated() {
      let name = names[source.path] ?? Self.moduleName(of: source.path)
      modules.append(ModuleRow(name: name, isPackage: source.path.hasSuffix("__init__.py")))
      moduleIndex[name] = index
      for dot in name.indices where name[dot] == "." { packages.insert(String(name[..<dot])) }
      functionNodes.append([:])
      classNodes.append([:])
    }
    for index in sources.python.indices { collect(index) }
    addModels()
    linkBases()
    addFields()
    addRecords()
    addSubjects()
    nameConventions()
  }

  public static func moduleName(of path: String) -> String {
    var parts = path.pathParts.map(String.init)
    guard let last = parts.popLast() else { return path }
    if last != "__init__.py" { parts.append(String(last.dropLast(3))) }
    return parts.joined(separator: ".")
  }

  public func file(_ row: Int) -> PythonFile { sources.python[row].file }

  /// The class or an ancestor of it.
  public func isA(_ type: ID<ClassRow>, _ ancestor: ID<ClassRow>) -> Bool {
    classes[type].ancestors.contains(ancestor)
  }

  /// The nearest member of that name, and the class that has it.
  public func member(_ name: String, of type: ID<ClassRow>, after skipped: ID<ClassRow>? = nil)
    -> (owner: ID<ClassRow>, member: ClassRow.Member)?
  {
    var lineage = classes[type].ancestors[...]
    if let skipped, let place = lineage.firstIndex(of: skipped) { lineage = lineage[(place + 1)...] }
    for owner in lineage {
      if let member = classes[owner].members[name] { return (owner, member) }
    }
    return nil
  }

  public func field(_ name: String, of type: ID<ClassRow>) -> ModelFields.Field? {
    guard let model = classes[type].model else { return records[type]?.fields[name] }
    if let field = model.fields[name] { return field }
    guard name.hasSuffix("_id"), let field = model.fields[String(name.dropLast(3))], field.isRelation, !field.isMany
    else { return nil }
    return field
  }

  public func accessor(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? {
    classes[type].ancestors.lazy.compactMap { classes[$0].model?.accessors[name] }.first
  }

  public func queryName(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? {
    classes[type].ancestors.lazy.compactMap { classes[$0].model?.queryNames[name] }.first
  }

  public func hasManager(_ name: String, of type: ID<ClassRow>) -> Bool {
    if let managers = classes[type].model?.managers { return managers[name] != nil || name == "_default_manager" }
    return false
  }
}
