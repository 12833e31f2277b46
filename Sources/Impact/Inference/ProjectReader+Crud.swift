import Base
import Django
import PythonSyntax

/// Objects of fastcrud: `FastCRUD[User, …](User).get(db=db, email=email)` asks for a column.
extension ProjectReader {
  func crud(_ given: Typed?) -> Typed? {
    guard case .type(let type)? = given?.type, shared.records[type]?.kind == .table else { return nil }
    return Typed(.crud(type), .likely)
  }

  /// `FastCRUD[User, UserCreate]`; what stands in the brackets was read.
  mutating func specialisedCrud(_ index: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    var quiet = scope
    quiet.purpose = .inference
    let first = file.kind(index) == .tuple ? file.firstChild(of: index) ?? index : index
    return crud(type(of: first, &quiet))
  }

  mutating func crudCall(
    _ name: String, _ table: ID<ClassRow>, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    readArguments(call, file, &scope)
    guard Self.askingMethods.contains(name) else { return nil }
    for keyword in call.keywords where !Self.crudOptions.contains(keyword.name) {
      let range = file.keywordName(of: keyword.value, keyword.name)
      lookUp(keyword.name, range, on: table, .looksUp, base.evidence, scope)
    }
    if let names = call[keyword: "sort_columns"] {
      lookUpStrings(in: names, on: table, .looksUp, base.evidence, scope)
    }
    // A schema, if that is wanted, else a dictionary.
    return name == "get" && call[keyword: "return_as_model"] == nil ? base.with(.row(table)) : nil
  }

  private static let askingMethods: Set<String> = [
    "get", "exists", "count", "get_multi", "get_multi_by_cursor", "get_joined", "get_multi_joined", "update", "delete",
    "db_delete",
  ]
  private static let crudOptions: Set<String> = [
    "db", "object", "offset", "limit", "sort_columns", "sort_orders", "schema_to_select", "return_as_model",
    "one_or_none", "allow_multiple", "commit", "db_row", "cursor", "sort_column", "sort_order", "return_total_count",
    "return_columns", "join_model", "join_on", "join_prefix", "join_schema_to_select", "join_type", "join_filters",
    "joins_config", "alias", "nest_joins", "relationship_type", "nested_schema_to_select",
  ]
}
