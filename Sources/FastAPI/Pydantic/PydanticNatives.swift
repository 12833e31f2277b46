import Base
import Evaluation

/// `pydantic` and `pydantic_settings`: what shapes classes and objects; validation is not run.
extension APIHost {
  static let pydanticModels = [
    "pydantic.main.BaseModel", "pydantic.v1.main.BaseModel", "pydantic.BaseModel", "sqlmodel.main.SQLModel",
  ]
  static let pydanticSettings = [
    "pydantic_settings.main.BaseSettings", "pydantic.env_settings.BaseSettings",
    "pydantic.v1.env_settings.BaseSettings",
    "pydantic_settings.BaseSettings", "pydantic.BaseSettings",
  ]
  static let parameterFunctions = ["Query", "Body", "Header", "Path", "Form", "Cookie", "File"].map {
    "fastapi.param_functions." + $0
  }
  static let fieldFunctions = Set(
    ["pydantic.fields.Field", "sqlmodel.main.Field", "sqlmodel.main.Relationship"] + parameterFunctions)
  static let validatorNames = ["field_validator", "model_validator", "validator", "root_validator"]

  static var pydanticNatives: [Native] {
    let classes = (pydanticModels + pydanticSettings).map { name in
      Native(name + ".__init__") { host, call, evaluator in host.fill(call, in: &evaluator) }
    }
    let modules = [
      "pydantic.functional_validators", "pydantic.deprecated.class_validators", "pydantic.class_validators",
      "pydantic.v1.class_validators",
    ]
    let validators = modules.flatMap { module in
      validatorNames.map { name in
        Native(module + "." + name) { _, call, evaluator in evaluator.recorded(call) }
      }
    }
    let parameters = parameterFunctions.map { name in
      Native(name) { _, call, evaluator in evaluator.recorded(call) }
    }
    return classes + validators + parameters + [
      Native("pydantic._internal._model_construction.ModelMetaclass.__getattr__") { _, call, evaluator in
        let name = call.text(1, "item", in: evaluator) ?? "?"
        return evaluator.raiseException("AttributeError", name, at: call.place)
      },
      Native("pydantic.main.create_model") { host, call, evaluator in host.createModel(call, in: &evaluator) },
      Native("pydantic.__getattr__") { host, call, evaluator in host.lazyImport(call, in: &evaluator) },
      Native("pydantic.fields.computed_field") { _, call, evaluator in
        call.arguments.first ?? evaluator.recorded(call)
      },
      Native("pydantic.fields.Field") { _, call, evaluator in evaluator.recorded(call) },
      Native("sqlmodel.main.Field") { _, call, evaluator in evaluator.recorded(call) },
      Native("sqlmodel.main.Relationship") { _, call, evaluator in evaluator.recorded(call) },
    ]
  }

  /// `Model(name=value)`: what is given, else the default; what the environment may set is not known.
  private func fill(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first else { return nil }
    let type = evaluator.instances[id].type
    let values = fileValues(of: type, in: &evaluator)
    let isSettings = inheritsAny(type, APIHost.pydanticSettings, evaluator)
    for field in modelFields(of: type, in: &evaluator) where !field.isComputed {
      let given =
        call.keyword(field.name, in: evaluator) ?? field.alias?.key.flatMap { call.keyword($0, in: evaluator) }
      var value = given
      if value == nil, let text = values[(field.alias?.key ?? field.name).uppercased()], let place = field.annotation {
        let annotation = evaluator.source(of: place)
        value = converted(text, annotation, in: &evaluator) ?? evaluator.makeUnknown("set in a file of variables")
      }
      if isSettings, value == nil { defaulted[id, default: []].insert(field.name) }
      evaluator.assign(field.name, of: .instance(id), to: value ?? fallback(of: field, in: &evaluator))
    }
    return Value.none
  }

  private func fallback(of field: ModelField, in evaluator: inout Evaluator) -> Value {
    if let factory = field.factory { return evaluator.callQuietly(factory) ?? evaluator.makeUnknown("a default") }
    return field.fallback ?? evaluator.makeUnknown("the field '\(field.name)' was not given")
  }

  /// pydantic imports its parts when they are asked for, by a table of the modules that hold them.
  private func lazyImport(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let name = call.text(0, "attr_name", in: evaluator),
      let table = evaluator.resolve("pydantic._dynamic_imports")
    else { return nil }
    for (key, value) in evaluator.items(of: table) ?? [] where evaluator.text(of: key) == name {
      guard let module = evaluator.elements(of: value)?.last.flatMap({ evaluator.text(of: $0) }) else { return nil }
      if module == "__module__" { return evaluator.importModule("pydantic." + name) }
      return evaluator.resolve("pydantic" + module + "." + name)
    }
    return nil
  }
}
