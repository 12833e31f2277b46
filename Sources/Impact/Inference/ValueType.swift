public import Base
public import Django

/// What an expression stands for, as far as syntax and the registry tell.
public indirect enum ValueType: Hashable, Sendable {
  case instance(ID<ClassRow>)
  case type(ID<ClassRow>)
  /// A query set or manager of a model.
  case querySet(ID<ClassRow>)
  /// Dictionaries made by `values()`.
  case rows(ID<ClassRow>)
  case row(ID<ClassRow>)
  /// `super()` of a class, called on a receiver.
  case parent(ID<ClassRow>, of: ValueType)
  case module(String)
  case function(ID<FunctionRow>)
  case method(ID<FunctionRow>, of: ValueType)
  /// A method that no file of the project defines.
  case libraryMethod(String, of: ValueType)
  case list(ValueType)
  case tuple([ValueType?])
  case mapping([String: ValueType])
  /// A dictionary of which only the kind of its values is known: `dict[str, Order]`.
  case dictionary(ValueType)
  /// `Q(…)`, `F(…)`: field paths that wait for a model.
  case lookups([WaitingLookup])
  case library(String)
  /// What calling a library's class or function gave.
  case made(String)
  /// `cleaned_data`, `validated_data`, `fields` of a form or serializer.
  case formData(ID<ClassRow>)
  /// A form that Django makes for the model.
  case modelForm(ID<ClassRow>)
  /// A recipe of model_bakery, for rows of the model.
  case recipe(ID<ClassRow>)
  /// What fastcrud makes for a table, and its class.
  case crud(ID<ClassRow>)
}

/// A field path whose model is not known yet.
public struct WaitingLookup: Hashable, Sendable {
  public var path: String
  public var range: TextRange
}

public struct Typed: Hashable, Sendable {
  public var type: ValueType
  public var evidence: Evidence = .proved

  public init(_ type: ValueType, _ evidence: Evidence = .proved) {
    self.type = type
    self.evidence = evidence
  }

  public func with(_ type: ValueType) -> Typed { Typed(type, evidence) }
  public func weakened(to limit: Evidence) -> Typed { Typed(type, min(evidence, limit)) }
}
