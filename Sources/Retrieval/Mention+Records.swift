import Base
public import Django
import Facts
public import Search

extension Mention {
  /// Files of the tables and schemas that a task of a project without Django names, and of what serves them.
  ///
  /// Only where the task says of what kind the thing is, or writes the class's name: words alone mean many things.
  public static func records(in query: TaskQuery, _ project: DjangoProject, _ index: SearchIndex) -> [Mention] {
    var finder = RecordFinder(query, project, index)
    return finder.mentions()
  }
}

/// Finds the nouns of a task among the names of tables and schemas, and the files that are named after them.
private struct RecordFinder {
  private let query: TaskQuery
  private let project: DjangoProject
  private let index: SearchIndex
  private let said: Set<Term>
  private let written: Set<String>
  private var splitter = TermSplitter()

  private enum Weight {
    static let table: Float = 5
    static let schema: Float = 3
    static let server: Float = 2
  }
  /// More files than this are named after a noun only where it says little.
  private static let most = 3

  /// What a table is called, by its parts.
  private struct Noun: Hashable {
    var terms: Set<Term>
    var name: String
  }

  init(_ query: TaskQuery, _ project: DjangoProject, _ index: SearchIndex) {
    self.query = query
    self.project = project
    self.index = index
    said = Set(query.terms.map(\.term))
    written = Set(query.terms.map(\.text))
  }

  mutating func mentions() -> [Mention] {
    let entities = Entity.all(in: project)
    var tables: [(noun: Noun, path: String)] = []
    for entity in entities {
      let path = project.files[entity.file].path
      guard let noun = noun(of: entity.name, in: path), query.saysKind || written.contains(entity.name) else {
        continue
      }
      tables.append((noun, path))
    }
    let longest = tables.filter { table in !tables.contains { $0.noun.terms.isStrictSuperset(of: table.noun.terms) } }
    guard !longest.isEmpty, longest.count <= Self.most else { return [] }
    var found = longest.flatMap { mention([$0.path], Weight.table, "declares table \($0.noun.name)") }
    for noun in Set(longest.map(\.noun)).sorted(by: { $0.name < $1.name }) {
      found += servers(of: noun, besides: Set(longest.map(\.path)))
    }
    return found
  }

  /// What the task must say of a class's name to mean it; nil where it does not.
  ///
  /// The folder that all the code lies in may stand before it: `DispatchUser` of `dispatch`.
  private mutating func noun(of name: String, in path: String) -> Noun? {
    let stem = name.hasSuffix("Model") && name != "Model" ? String(name.dropLast(5)) : name
    var terms = splitter.terms(of: stem)
    let whole = terms.last
    if terms.count > 1 { terms.removeLast() }
    let folders = Set(path.split(separator: "/").dropLast().flatMap { splitter.terms(of: String($0)) })
    if terms.count > 1, let first = terms.first, folders.contains(first), !said.contains(first) { terms.removeFirst() }
    guard !terms.isEmpty, terms.allSatisfy(said.contains) || whole.map(said.contains) ?? false else { return nil }
    return Noun(terms: Set(terms), name: name)
  }

  /// Schemas, routers, services and repositories named after the noun.
  private mutating func servers(of noun: Noun, besides tables: Set<String>) -> [Mention] {
    var paths: [ModelRole: [String]] = [:]
    for document in index.documents where document.path.hasSuffix(".py") && !tables.contains(document.path) {
      guard let number = index.number(of: document.path), index.roles[number].isCandidate, !index.roles[number].isTest,
        let role = ModelRole(folderOf: document.path) ?? Self.role(ofFile: document.path)
      else { continue }
      if isNamed(document.path, after: noun) || isBeside(document.path, tables) {
        paths[role, default: []].append(document.path)
      }
    }
    return paths.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { role, paths in
      let weight = role == .schema ? Weight.schema : Weight.server
      return paths.count > Self.most ? [] : mention(paths, weight, "\(role.word) of \(noun.name)")
    }
  }

  /// Whether the file's name is the noun, or its folder's is and its own says no more than the part it plays.
  private mutating func isNamed(_ path: String, after noun: Noun) -> Bool {
    let parts = path.dropLast(3).split(separator: "/").suffix(2)
    let own = subject(parts.last ?? "")
    if own == noun.terms { return true }
    return parts.count == 2 && own.isEmpty && subject(parts[parts.startIndex]) == noun.terms
  }

  /// The terms of a name without those for the part it plays.
  private mutating func subject(_ name: Substring) -> Set<Term> {
    var terms = splitter.terms(of: String(name))
    if terms.count > 1 { terms.removeLast() }
    return Set(terms).subtracting(Self.roleTerms)
  }

  /// Whether the file lies in the folder of a table, where all of one subject lies together.
  private func isBeside(_ path: String, _ tables: Set<String>) -> Bool {
    tables.contains {
      $0.hasSuffix("/models.py") && $0.dropLast("models.py".count) == path.dropLast(Self.name(path).count)
    }
  }

  private static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  /// By the file's own name, where all of one subject lies in one folder.
  private static func role(ofFile path: String) -> ModelRole? {
    switch name(path) {
    case "schemas.py", "schema.py": .schema
    case "endpoints.py", "router.py", "routes.py", "views.py", "api.py": .view
    case "service.py", "services.py": .service
    case "repository.py", "crud.py": .repository
    default: nil
    }
  }

  private static let roleTerms: Set<Term> = {
    var splitter = TermSplitter()
    let words = [
      "route", "router", "endpoint", "api", "view", "controller", "schema", "crud", "repo", "repos", "repository",
      "service", "model",
    ]
    return Set(words.flatMap { splitter.terms(of: $0) })
  }()

  private func mention(_ paths: [String], _ weight: Float, _ reason: String) -> [Mention] {
    paths.compactMap { path in index.number(of: path).map { Mention(file: $0, weight: weight, reason: reason) } }
  }
}
