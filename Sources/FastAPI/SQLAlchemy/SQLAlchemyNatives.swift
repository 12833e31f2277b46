import Base
import Evaluation

/// `sqlalchemy` and `sqlmodel`: columns are kept as they are called, classes are not instrumented.
extension APIHost {
  static let column = "sqlalchemy.sql.schema.Column"
  static let coreTable = "sqlalchemy.sql.schema.Table"
  static let foreignKey = "sqlalchemy.sql.schema.ForeignKey"
  static let mappedColumns = [
    "sqlalchemy.orm._orm_constructors.mapped_column", "sqlalchemy.orm._orm_constructors.unmapped_column",
  ]
  static let relationships = [
    "sqlalchemy.orm._orm_constructors.relationship", "sqlalchemy.orm.relationship",
    "sqlalchemy.orm.relationships.RelationshipProperty", "sqlmodel.main.Relationship",
  ]
  /// Functions around a column, and `backref`.
  static let wrappers =
    ["deferred", "column_property", "backref", "composite"].map { "sqlalchemy.orm._orm_constructors." + $0 } + [
      "sqlalchemy.orm.decl_api.as_declarative"
    ]
  static let declarativeRoots = [
    "sqlalchemy.orm.decl_api.DeclarativeBase", "sqlalchemy.orm.decl_api.DeclarativeBaseNoMeta",
    "sqlalchemy.orm.DeclarativeBase",
  ]

  static var sqlalchemyNatives: [Native] {
    let makers = ["sqlalchemy.orm.decl_api.declarative_base", "sqlalchemy.ext.declarative.declarative_base"]
    let inert = [
      column + ".__init__", foreignKey + ".__init__", foreignKeyConstraint + ".__init__", coreTable + ".__init__",
      "sqlalchemy.sql.schema.MetaData.__init__",
    ]
    return makers.map { name in
      Native(name) { host, call, evaluator in host.makeBase(call, in: &evaluator) }
    }
      + inert.map { name in Native(name) { _, _, _ in Value.none } }
      + (mappedColumns + wrappers + [relationships[0]]).map { name in
        Native(name) { _, call, evaluator in evaluator.recorded(call) }
      } + [
        Native(coreTable + ".__new__") { _, call, evaluator in
          guard case .class(let type)? = call.arguments.first else { return nil }
          return .instance(evaluator.makeInstance(of: type, at: call.place))
        },
        Native("sqlalchemy.orm.decl_api.registry.generate_base") { host, call, evaluator in
          host.makeBase(call, in: &evaluator)
        },
      ]
  }

  /// `Base = declarative_base()`: a class of its own each time.
  private func makeBase(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    var bases: [Value] = []
    switch call.keyword("cls", in: evaluator) {
    case .class(let id)?: bases = [.class(id)]
    case .tuple(let id)?: bases = evaluator.lists[id].elements
    default: break
    }
    let name = call.keyword("name", in: evaluator).flatMap { evaluator.text(of: $0) } ?? "Base"
    let text = evaluator.text(name)
    let namespace = evaluator.makeDict([])
    guard case .class(let id) = evaluator.makeClass(text, bases: bases, namespace: namespace, at: call.place) else {
      return nil
    }
    for name in ["metadata", "registry"] {
      let fallback = evaluator.makeReference("sqlalchemy." + name)
      evaluator.assign(name, of: .class(id), to: call.keyword(name, in: evaluator) ?? fallback)
    }
    declarativeBases.insert(id)
    return .class(id)
  }
}
