import Base
import Django
import PythonSyntax

/// SQLAlchemy's queries and pydantic's constructors: what comes out of them is an instance of a known class.
extension ProjectReader {
  /// `select(User)`, `update(User)`; nil for any other function of a library.
  mutating func selection(_ dotted: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    guard dotted.hasPrefix("sqlalchemy.") || dotted.hasPrefix("sqlmodel."),
      ["select", "update", "insert", "delete"].contains(dotted.dottedParts.last),
      case .type(let type)?? = call.arguments.first.map({ typeQuietly(of: $0, scope)?.type }),
      shared.records[type]?.kind == .table
    else { return nil }
    readArguments(call, file, &scope)
    return Typed(.querySet(type), .likely)
  }

  private mutating func typeQuietly(of node: ID<Node>, _ scope: Scope) -> Typed? {
    var quiet = scope
    quiet.purpose = .inference
    return type(of: node, &quiet)
  }

  /// `session.get(User, key)`, `session.exec(select(User))`, `db.query(User)`, whatever the session is called.
  func sessionCall(_ call: Call, _ given: Arguments) -> Typed? {
    guard let first = given.positional.first ?? nil,
      let name = call.file.kind(call.callee) == .attribute ? call.file.name(call.file[call.callee].symbol) : nil
    else { return nil }
    switch (name, first.type) {
    case ("get", .type(let type)), ("get_one", .type(let type)), ("scalar", .querySet(let type)):
      return isTable(type) ? Typed(.instance(type), .likely) : nil
    case ("query", .type(let type)), ("exec", .querySet(let type)), ("execute", .querySet(let type)),
      ("scalars", .querySet(let type)):
      return isTable(type) ? Typed(.querySet(type), .likely) : nil
    default: return nil
    }
  }

  private func isTable(_ type: ID<ClassRow>) -> Bool { shared.records[type]?.kind == .table }

  /// A method of what `select(User)` gave.
  mutating func selectCall(
    _ name: String, _ type: ID<ClassRow>, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    switch name {
    case "filter_by": readKeywords(call, file, on: type, .looksUp, base.evidence, &scope, isLookUp: false)
    case "values": readKeywords(call, file, on: type, .sets, base.evidence, &scope, isLookUp: false)
    default: readArguments(call, file, &scope)
    }
    switch name {
    case "first", "one", "one_or_none", "scalar", "scalar_one", "scalar_one_or_none", "get":
      return base.with(.instance(type))
    case "all", "fetchall", "partitions": return base.with(.list(.instance(type)))
    case "count", "delete", "exists", "subquery", "with_only_columns", "join_from", "mappings", "tuples": return nil
    default: return base
    }
  }

  /// Class methods of pydantic that make an instance.
  static let validators: Set<String> = [
    "model_validate", "model_construct", "model_validate_json", "from_orm", "parse_obj", "validate", "construct",
  ]

  /// `User.model_validate(given, update={"hashed_password": …})`; the arguments were read.
  mutating func readUpdate(
    _ call: Call, _ file: PythonFile, of type: ID<ClassRow>, _ base: Typed, _ scope: Scope
  ) -> Typed {
    if let update = call[keyword: "update"], file.kind(update) == .dict {
      lookUpStrings(in: update, on: type, .fills, base.evidence, scope)
    }
    return base.with(.instance(type))
  }
}
