import Base
import Evaluation

/// The applications and routers the program made, with what it put into them, in order.
struct RouterRegistry {
  var routers: [ID<Instance>: Router] = [:]
  /// Applications in the order in which they were made.
  var applications: [ID<Instance>] = []
  var parts: [ID<Instance>: ApplicationParts] = [:]
  /// What applications and routers were given to run before the first request.
  var startUps: [ID<Instance>: StartUps] = [:]
  /// An application is made by code that could not be run.
  var isOpen = false
}

/// What runs when an application starts.
struct StartUps {
  /// `lifespan=`; with one the handlers are not run.
  var lifespan: Value = .none
  /// `on_startup=`: a sequence, or none.
  var handlers: Value = .none
  /// Those of `add_event_handler("startup", …)`; what `on_event` decorates stands among the events.
  var added: [(function: Value, condition: ID<Reason>?)] = []
}

/// A router, or the router inside an application.
struct Router {
  var prefix: String? = ""
  /// Values of `tags` and `dependencies`: sequences, or none.
  var tags: Value = .none
  var dependencies: Value = .none
  /// `default_response_class`.
  var responseClass: Value = .none
  var entries: [RouterEntry] = []
  /// Something was included that is not known.
  var isOpen = false
}

/// One thing in a router.
struct RouterEntry {
  enum Kind {
    case route(Route)
    /// A router with what `include_router` was given for it.
    case include(Inclusion)
    /// An application under a path.
    case mount(path: String?, application: Value, name: String?)
  }

  var kind: Kind
  var condition: ID<Reason>?
  /// Where it was added.
  var place: Place
}

/// One path operation as its router knows it.
struct Route {
  /// With the router's own prefix.
  var path: String?
  /// Nil when they are not known; empty for a class that answers all it has methods for.
  var methods: [String]?
  var isWebSocket = false
  /// Starlette's own: no dependencies are read off its function, and no model.
  var isPlain = false
  var endpoint: Value
  var name: Value = .none
  var statusCode: Value = .none
  /// Nil when it was not given.
  var responseModel: Value?
  var tags: Value = .none
  var dependencies: Value = .none
  var responseClass: Value = .none
  /// Added by the library itself.
  var isGenerated = false
}

/// `include_router(router, prefix=…, tags=…, dependencies=…)`.
struct Inclusion {
  var router: ID<Instance>
  /// With the prefix of the router that includes.
  var prefix: String?
  var tags: Value = .none
  var dependencies: Value = .none
  /// `default_response_class`.
  var responseClass: Value = .none
  /// How many entries the router had, for releases that copy routes and see no later ones.
  var count: Int?
}

/// What an application has beside its routes.
struct ApplicationParts {
  struct Middleware {
    var value: Value
    var condition: ID<Reason>?
    var place: Place
  }

  struct Handler {
    /// A status code or a class of exceptions.
    var key: Value
    var function: Value
    var condition: ID<Reason>?
    var place: Place
  }

  /// Outermost first.
  var middleware: [Middleware] = []
  var handlers: [Handler] = []
  var isOpen = false
}
