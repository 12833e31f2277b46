public import Base
public import Evaluation
public import PythonSyntax

/// What FastAPI, pydantic and SQLAlchemy do when their functions are called, as far as it shapes the program.
///
/// Like Django's host it keeps registries that the evaluated program fills, and lives as long as one boot.
public final class APIHost: EvaluationHost {
  /// One function of a library, done in Swift; nil leaves the call to the body, or to the record of events.
  struct Native {
    /// As the library defines it: `fastapi.routing.APIRouter.include_router`.
    var name: String
    var run: (APIHost, HostCall, inout Evaluator) -> Value?

    init(_ name: String, _ run: @escaping (APIHost, HostCall, inout Evaluator) -> Value?) {
      self.name = name
      self.run = run
    }
  }

  public let functions: [String: Int]
  public let metaclasses: Set<String>
  private let natives: [Native]

  // MARK: Registries
  var routers = RouterRegistry()
  /// What `declarative_base()` made.
  var declarativeBases: Set<ID<ClassObject>> = []
  /// Fields of the classes that `create_model()` made.
  var createdModels: [ID<ClassObject>: CreatedModel] = [:]
  /// Fields of settings that nothing but their default says anything of.
  var defaulted: [ID<Instance>: Set<String>] = [:]

  /// Whether the project asks for pydantic 1; what is installed says more.
  let wantsOldPydantic: Bool

  public init(wantsOldPydantic: Bool = false) {
    self.wantsOldPydantic = wantsOldPydantic
    let natives = APIHost.routingNatives + APIHost.pydanticNatives + APIHost.sqlalchemyNatives
    functions = Dictionary(uniqueKeysWithValues: natives.enumerated().map { ($1.name, $0) })
    self.natives = natives
    metaclasses = APIHost.quietMetaclasses
  }

  private init(continuing other: APIHost) {
    (functions, metaclasses, natives) = (other.functions, other.metaclasses, other.natives)
    (routers, declarativeBases) = (other.routers, other.declarativeBases)
    (createdModels, defaulted) = (other.createdModels, other.defaulted)
    wantsOldPydantic = other.wantsOldPydantic
  }

  public func fork() -> any EvaluationHost { APIHost(continuing: self) }

  /// What they do is read off the classes they were to make.
  private static let quietMetaclasses: Set<String> = [
    "pydantic._internal._model_construction.ModelMetaclass", "pydantic.main.ModelMetaclass",
    "pydantic.v1.main.ModelMetaclass", "sqlmodel.main.SQLModelMetaclass", "sqlalchemy.orm.decl_api.DeclarativeMeta",
    "sqlalchemy.orm.decl_api.DeclarativeAttributeIntercept",
  ]

  public func call(_ native: Int, _ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    natives[native].run(self, call, &evaluator)
  }

  public func made(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {}

  /// An `if` that adds routes and asks for a setting: the process may be told otherwise.
  public func openAttributes(of statement: ID<Node>, in file: PythonFile) -> [ID<Instance>: Set<String>] {
    if defaulted.isEmpty { return [:] }
    return file.addsRoutes(below: statement) ? defaulted : [:]
  }
}

extension Evaluator {
  /// What a call of a library's function gives that is only written down.
  mutating func recorded(_ call: HostCall) -> Value {
    let form = Symbolic.Form.call(
      callee: .function(call.function), arguments: call.arguments, keywords: call.keywords)
    return makeSymbolic(form, at: call.place)
  }
}
