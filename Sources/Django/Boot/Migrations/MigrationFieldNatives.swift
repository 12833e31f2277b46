import Evaluation

/// Of a field in a migration only its class counts: its `__init__` is not run while migrations are read.
extension DjangoHost {
  static var migrationFieldNatives: [Native] {
    fieldClasses.flatMap { module, names in names.map { skipped("django." + module + "." + $0 + ".__init__") } }
  }

  private static func skipped(_ name: String) -> Native {
    Native(name) { host, _, _ in host.migrations.isReading ? Value.none : nil }
  }

  private static let fieldClasses: [(String, [String])] = [
    (
      "db.models.fields",
      [
        "Field", "BooleanField", "CharField", "DateField", "DateTimeField", "DecimalField", "EmailField",
        "FilePathField",
        "GenericIPAddressField", "IPAddressField", "SlugField", "TimeField", "URLField", "BinaryField", "UUIDField",
        "AutoFieldMixin", "AutoField", "NullBooleanField",
      ]
    ),
    ("db.models.fields.files", ["FileField", "ImageField"]), ("db.models.fields.json", ["JSONField"]),
    (
      "db.models.fields.related", ["RelatedField", "ForeignObject", "ForeignKey", "OneToOneField", "ManyToManyField"]
    ),
    ("contrib.postgres.fields.array", ["ArrayField"]), ("contrib.postgres.fields.ranges", ["RangeField"]),
  ]
}
