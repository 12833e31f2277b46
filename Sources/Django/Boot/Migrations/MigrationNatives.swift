import Base
import Evaluation

/// Operations keep what they are made with; nothing of a field is looked into while migrations are read.
extension DjangoHost {
  static var migrationNatives: [Native] {
    let models = "django.db.migrations.operations.models."
    let fields = "django.db.migrations.operations.fields."
    let special = "django.db.migrations.operations.special."
    let postgres = "django.contrib.postgres.operations."
    return modelOperations.map { operation(models + $0, $1) } + fieldOperations.map { operation(fields + $0, $1) }
      + specialOperations.map { operation(special + $0, $1) } + postgresOperations.map { operation(postgres + $0, $1) }
      + postgresExtensions.map { `extension`(postgres + $0, $1) } + [swappableDependency, connection]
  }

  /// Parameters, in order; what is behind `=` is stored under both names.
  private static let modelOperations = [
    ("ModelOperation", ["name"]), ("CreateModel", ["name", "fields", "options", "bases", "managers"]),
    ("RenameModel", ["old_name=name", "new_name"]), ("ModelOptionOperation", ["name"]),
    ("AlterModelTable", ["name", "table"]), ("AlterModelTableComment", ["name", "table_comment"]),
    ("AlterTogetherOptionOperation", ["name", "option_value"]), ("AlterUniqueTogether", ["name", "unique_together"]),
    ("AlterIndexTogether", ["name", "index_together"]),
    ("AlterOrderWithRespectTo", ["name", "order_with_respect_to"]), ("AlterModelOptions", ["name", "options"]),
    ("AlterModelManagers", ["name", "managers"]), ("AddIndex", ["model_name", "index"]),
    ("RemoveIndex", ["model_name", "name"]), ("RenameIndex", ["model_name", "new_name", "old_name", "old_fields"]),
    ("AddConstraint", ["model_name", "constraint"]), ("RemoveConstraint", ["model_name", "name"]),
    ("AlterConstraint", ["model_name", "name", "constraint"]),
  ]

  private static let fieldOperations = [
    ("FieldOperation", ["model_name", "name", "field"]),
    ("AddField", ["model_name", "name", "field", "preserve_default"]), ("RemoveField", ["model_name", "name"]),
    ("AlterField", ["model_name", "name", "field", "preserve_default"]),
    ("RenameField", ["model_name", "old_name=name", "new_name"]),
  ]

  private static let specialOperations = [
    ("RunPython", ["code", "reverse_code", "atomic", "hints", "elidable"]),
    ("RunSQL", ["sql", "reverse_sql", "state_operations", "hints", "elidable"]),
    ("SeparateDatabaseAndState", ["database_operations", "state_operations"]),
  ]

  private static let postgresOperations = [
    ("CreateExtension", ["name", "hints"]), ("CollationOperation", ["name", "locale", "provider", "deterministic"]),
    ("ValidateConstraint", ["model_name", "name"]), ("AddConstraintNotValid", ["model_name", "constraint"]),
  ]

  private static let postgresExtensions = [
    ("BloomExtension", "bloom"), ("BtreeGinExtension", "btree_gin"), ("BtreeGistExtension", "btree_gist"),
    ("CITextExtension", "citext"), ("CryptoExtension", "pgcrypto"), ("HStoreExtension", "hstore"),
    ("TrigramExtension", "pg_trgm"), ("UnaccentExtension", "unaccent"),
  ]

  private static func operation(_ name: String, _ parameters: [String]) -> Native {
    let names = parameters.map { $0.split(separator: "=").map(String.init) }
    return Native(name + ".__init__") { _, call, evaluator in
      guard let object = call.arguments.first else { return nil }
      for (position, names) in names.enumerated() {
        guard let value = call.argument(position + 1, names[0], in: evaluator) else { continue }
        for name in names { evaluator.setAttribute(evaluator.text(name), of: object, to: value) }
      }
      return Value.none
    }
  }

  private static func `extension`(_ name: String, _ installed: String) -> Native {
    Native(name + ".__init__") { _, call, evaluator in
      guard let object = call.arguments.first else { return nil }
      let value = evaluator.makeString(installed)
      evaluator.setAttribute(evaluator.text("name"), of: object, to: value)
      return Value.none
    }
  }

  /// The first migration of the application that holds a model which the settings name.
  private static var swappableDependency: Native {
    Native("django.db.migrations.migration.swappable_dependency") { _, call, evaluator in
      guard let label = call.text(0, "value", in: evaluator)?.dottedParts.first else {
        return evaluator.makeUnknown("the model that the settings name")
      }
      let parts = [evaluator.makeString(String(label)), evaluator.makeString("__first__")]
      return evaluator.makeTuple(parts, at: call.place)
    }
  }

  /// Nothing is known of a database, and what opens it is long.
  private static var connection: Native {
    Native("django.utils.connection.BaseConnectionHandler.__getitem__") { _, call, evaluator in
      evaluator.makeUnknown("a database connection", at: call.place)
    }
  }
}
