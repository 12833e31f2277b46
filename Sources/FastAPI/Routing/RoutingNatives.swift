import Base
import Evaluation

/// `fastapi.applications`, `fastapi.routing`, and what they inherit of starlette.
extension APIHost {
  static let application = "fastapi.applications.FastAPI"
  static let router = "fastapi.routing.APIRouter"
  static let starletteApplication = "starlette.applications.Starlette"
  static let starletteRouter = "starlette.routing.Router"
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  static var routingNatives: [Native] { makers + adders + forwards + operations + parts + starts }

  private static var makers: [Native] {
    [
      Native(application + ".__init__") { host, call, evaluator in host.makeApplication(call, in: &evaluator) },
      Native(starletteApplication + ".__init__") { host, call, evaluator in
        host.makeApplication(call, in: &evaluator)
      },
      Native(router + ".__init__") { host, call, evaluator in host.makeRouter(call, in: &evaluator) },
      Native(starletteRouter + ".__init__") { host, call, evaluator in host.makeRouter(call, in: &evaluator) },
    ]
  }

  private static var adders: [Native] {
    [
      Native(router + ".add_api_route") { host, call, evaluator in host.addOperation(call, in: &evaluator) },
      Native(router + ".add_api_websocket_route") { host, call, evaluator in
        host.addWebSocket(call, in: &evaluator)
      },
      Native(router + ".include_router") { host, call, evaluator in host.include(call, in: &evaluator) },
    ]
      + [router, starletteRouter].flatMap { owner in
        [
          Native(owner + ".add_route") { host, call, evaluator in host.addPlainRoute(call, in: &evaluator) },
          Native(owner + ".add_websocket_route") { host, call, evaluator in
            host.addWebSocket(call, in: &evaluator)
          },
          Native(owner + ".mount") { host, call, evaluator in host.mount(call, in: &evaluator) },
        ]
      }
  }

  /// An application hands everything to its router.
  private static var forwards: [Native] {
    let own = ["add_api_route", "add_api_websocket_route", "include_router"]
    let inherited = ["mount", "add_route", "add_websocket_route"]
    return own.map { forward(application, $0) } + inherited.map { forward(starletteApplication, $0) }
  }

  private static func forward(_ owner: String, _ method: String) -> Native {
    Native(owner + "." + method) { host, call, evaluator in
      guard let application = call.arguments.first, let router = evaluator.attribute("router", of: application),
        let function = evaluator.attribute(method, of: router)
      else { return nil }
      return evaluator.call(function, Array(call.arguments.dropFirst()), call.keywords, at: call.place)
    }
  }

  /// `get`, `post` …: `api_route` with one method.
  private static var operations: [Native] {
    methods.flatMap { method in
      [application, router].map { owner in
        Native(owner + "." + method) { _, call, evaluator in
          guard let receiver = call.arguments.first, let route = evaluator.attribute("api_route", of: receiver) else {
            return nil
          }
          let only = evaluator.makeList([evaluator.makeString(method.uppercased())])
          let methods = Keyword(name: evaluator.text("methods"), value: only)
          let rest = Array(call.arguments.dropFirst())
          return evaluator.call(route, rest, call.keywords + [methods], at: call.place)
        }
      }
    }
  }

  /// `on_event` gives a decorator: that it was called with a function is among the events.
  private static var starts: [Native] {
    [application, starletteApplication, router, starletteRouter].flatMap { owner in
      [
        Native(owner + ".on_event") { _, call, evaluator in evaluator.recorded(call) },
        Native(owner + ".add_event_handler") { host, call, evaluator in host.addStartUp(call, in: &evaluator) },
      ]
    }
  }

  private static var parts: [Native] {
    [
      Native(starletteApplication + ".add_middleware") { host, call, evaluator in
        host.addMiddleware(call, in: &evaluator)
      },
      Native(starletteApplication + ".add_exception_handler") { host, call, evaluator in
        host.addHandler(call, in: &evaluator)
      },
    ]
  }
}
