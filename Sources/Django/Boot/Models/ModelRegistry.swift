import Base
import Evaluation

/// The model classes, in the order in which they were made.
struct ModelRegistry {
  var registered: [BootedModel] = []
  private var rows: [ID<ClassObject>: Int] = [:]
  private var labels: [String: Int] = [:]
  private var options: [ID<Instance>: Int] = [:]
  /// All models modules were imported.
  var isComplete = false
  /// What is imported from now on no start of Django imports.
  var isPastStart = false
  /// What waits for models that do not exist yet.
  var pending: [PendingOperation] = []
  /// Fields that are there only under a condition that was not decided.
  var conditional: Set<ID<Instance>> = []
  /// What else a field or manager may be, where a test that was not decided chooses between several.
  var alternatives: [ID<Instance>: [ID<Instance>]] = [:]
  /// Fields and managers are ordered by when they were made.
  var fieldCounter = 0
  var automaticFieldCounter = -1
  var managerCounter = 0
  /// Classes that may be models, their base is not seen; found once the boot is over.
  var behindUnseen: [(label: String, dotted: String?)]?
  /// Who listens to `class_prepared`, and of which class; `None` for all.
  var preparedReceivers: [(receiver: Value, sender: Value)] = []
  /// Managers as a class gives them, by model and name.
  var managers: [ID<ClassObject>: [(name: String, manager: ID<Instance>)]] = [:]

  /// How many there are of those that Django's start makes.
  var countOfStart: Int { registered.count { !$0.isLate } }

  mutating func add(_ model: BootedModel) {
    rows[model.type] = registered.count
    options[model.options] = registered.count
    registered.append(model)
  }

  /// The model can be found by its label from now on.
  mutating func register(_ type: ID<ClassObject>) {
    guard let row = rows[type] else { return }
    registered[row].isRegistered = true
    registered[row].isLate = isPastStart
    if labels[registered[row].labelKey] == nil { labels[registered[row].labelKey] = row }
  }

  /// Whether it is not certain that the field is there, and is what it seems to be.
  func isDoubtful(_ field: ID<Instance>) -> Bool { conditional.contains(field) || alternatives[field] != nil }

  func row(of type: ID<ClassObject>) -> Int? { rows[type] }
  subscript(type: ID<ClassObject>) -> BootedModel? { rows[type].map { registered[$0] } }
  func model(of options: ID<Instance>) -> BootedModel? { self.options[options].map { registered[$0] } }
  func find(label: String, name: String) -> BootedModel? { find(key: label + "." + name.lowercased()) }
  func find(key: String) -> BootedModel? { labels[key].map { registered[$0] } }
  /// The class alone: a whole row costs more to copy than to find.
  func type(ofKey key: String) -> ID<ClassObject>? { labels[key].map { registered[$0].type } }
  func options(of type: ID<ClassObject>) -> ID<Instance>? { rows[type].map { registered[$0].options } }

  mutating func update(_ type: ID<ClassObject>, _ change: (inout BootedModel) -> Void) {
    if let row = rows[type] { change(&registered[row]) }
  }
}

/// One model class; what changes while the program runs stands in its `_meta`.
struct BootedModel {
  var type: ID<ClassObject>
  /// `_meta`.
  var options: ID<Instance>
  var name: String
  /// Nil for an abstract model outside of every application.
  var appLabel: String?
  var isAbstract = false
  var isProxy = false
  /// `ModelBase` got to its end: the registry has it.
  var isRegistered = false
  /// A module made it that nothing imports but tests and who reads the whole project.
  var isLate = false
  /// Made for a many-to-many field.
  var isAutomatic = false
  var concrete: ID<ClassObject>
  /// Models it inherits a table from, with the link, nil for proxies.
  var parents: [(model: ID<ClassObject>, link: ID<Instance>?)] = []
  /// Attributes that may be fields of libraries whose source is not at hand.
  var unseen: [(name: String, value: Value)] = []

  var labelKey: String { (appLabel ?? "") + "." + name.lowercased() }
  var label: String? { appLabel.map { $0 + "." + name } }
}

/// `lazy_related_operation`: called once all the models are there.
struct PendingOperation {
  var function: Value
  /// Lower-case labels.
  var keys: [String]
  var keywords: [Keyword]
}
