import Base
import Evaluation

/// The model classes, in the order in which they were made.
struct ModelRegistry {
  var registered: [BootedModel] = []
  private var rows: [ID<ClassObject>: Int] = [:]
  private var labels: [String: Int] = [:]
  /// All models modules were imported.
  var isComplete = false

  mutating func add(_ model: BootedModel) {
    rows[model.type] = registered.count
    if !model.isAbstract { labels[model.labelKey] = registered.count }
    registered.append(model)
  }

  func row(of type: ID<ClassObject>) -> Int? { rows[type] }
  subscript(type: ID<ClassObject>) -> BootedModel? { rows[type].map { registered[$0] } }
  func find(label: String, name: String) -> BootedModel? {
    labels[label + "." + name.lowercased()].map { registered[$0] }
  }
}

/// One model class.
struct BootedModel {
  var type: ID<ClassObject>
  var name: String
  /// Nil for an abstract model outside of every application.
  var appLabel: String?
  var isAbstract = false

  var labelKey: String { (appLabel ?? "") + "." + name.lowercased() }
}
