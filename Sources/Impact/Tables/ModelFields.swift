import Base

/// What can be named on a model beside its methods.
struct ModelFields {
  struct Field {
    var name: String
    /// Dotted name of the class whose body declares it.
    var declaredIn: String
    var target: ID<ClassRow> = .none
    var isMany = false
    var isRelation = false
  }

  /// A relation seen from its target.
  struct Reverse {
    var source: ID<ClassRow>
    var field: String
    var isMany: Bool
  }

  var label: String?
  var isAbstract = false
  var isProxy = false
  var fields: [String: Field] = [:]
  var accessors: [String: Reverse] = [:]
  var queryNames: [String: Reverse] = [:]
  /// Name of each manager to the dotted names of its class and query set.
  var managers: [String: [String]] = [:]
}
