import Base
import Evaluation

/// What `django.urls` computes with regular expressions; everything else of it runs as it is.
extension DjangoHost {
  static var urlNatives: [Native] {
    let resolvers = "django.urls.resolvers."
    return [
      Native(resolvers + "_route_to_regex") { host, call, evaluator in
        let converters = host.converters(of: call.text(0, "route", in: evaluator), in: &evaluator)
        return evaluator.makeTuple([evaluator.makeUnknown("the regular expression of a route"), converters])
      },
      Native(resolvers + "URLResolver.url_patterns") { _, call, evaluator in
        call.arguments.first.flatMap { evaluator.patterns(of: $0) } ?? evaluator.makeUnknown("an urlconf")
      },
      Native(resolvers + "LocaleRegexDescriptor.__get__") { _, call, evaluator in
        evaluator.compiledRegex(of: call, "_regex")
      },
      Native(resolvers + "LocaleRegexRouteDescriptor.__get__") { _, call, evaluator in
        evaluator.compiledRegex(of: call, "_route")
      },
      Native(resolvers + "RegexPattern.__str__") { _, call, evaluator in evaluator.ownText(of: call, "_regex") },
      Native(resolvers + "RoutePattern.__str__") { _, call, evaluator in evaluator.ownText(of: call, "_route") },
      Native("django.urls.conf._path") { _, call, evaluator in
        // What an unknown decorator gives for a view is a view.
        guard call.arguments.count > 1, let view = ViewTarget.decorated(call.arguments[1], in: evaluator) else {
          return nil
        }
        var arguments = call.arguments
        arguments[1] = view
        return evaluator.call(.function(call.function), arguments, call.keywords, at: call.place)
      },
      Native("django.conf.urls.url") { _, call, evaluator in
        evaluator.resolve("django.urls.conf.re_path").map {
          evaluator.call($0, call.arguments, call.keywords, at: call.place)
        }
      },
      // Files are served by other means outside of development.
      Native("django.conf.urls.static.static") { host, call, evaluator in host.servedFiles(call, in: &evaluator) },
      Native("django.contrib.staticfiles.urls.staticfiles_urlpatterns") { _, _, evaluator in evaluator.makeList([]) },
      // Each route a second time with `.json`: the routes without say all there is to say.
      Native("rest_framework.urlpatterns.format_suffix_patterns") { _, call, evaluator in
        guard let list = call.argument(0, "urlpatterns", in: evaluator), let all = evaluator.elements(of: list),
          !evaluator.isOpen(list)
        else { return call.arguments.first }
        return evaluator.makeList(all, at: call.place)
      },
      Native("rest_framework.viewsets._is_extra_action") { _, call, evaluator in
        .bool(call.arguments.first.map { evaluator.isExtraAction($0) } ?? false)
      },
      Native("allauth.socialaccount.providers.ProviderRegistry.load") { host, call, evaluator in
        host.loadProviders(call, in: &evaluator)
      },
      Native("asgiref.sync.iscoroutinefunction") { _, _, _ in .bool(false) },
      Native("django.views.generic.base.View.view_is_async") { _, _, _ in .bool(false) },
    ]
  }

  /// Every installed application may have a module with providers, whose routes follow (django-allauth).
  private func loadProviders(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let registry = call.arguments.first, evaluator.attribute("loaded", of: registry) != .bool(true),
      let register = evaluator.attribute("register", of: registry)
    else { return Value.none }
    evaluator.assign("loaded", of: registry, to: .bool(true))
    for config in apps.configs {
      guard case .module(let module)? = evaluator.importModule(config.name + ".provider"),
        let classes = evaluator.attribute("provider_classes", of: .module(module))
      else { continue }
      for type in evaluator.elements(of: classes) ?? [] {
        _ = evaluator.call(register, [type], [], at: call.place)
      }
    }
    return Value.none
  }

  /// `static()`: nothing outside of development; a view of Django's own is nobody's interest.
  private func servedFiles(_ call: HostCall, in evaluator: inout Evaluator) -> Value {
    let debug = setting("DEBUG", in: &evaluator)
    guard let view = call.argument(1, "view", in: evaluator), debug != .bool(false) else {
      return evaluator.makeList([])
    }
    guard debug == .bool(true),
      let prefix = call.argument(0, "prefix", in: evaluator).flatMap({ evaluator.text(of: $0) }),
      let escape = evaluator.resolve("re.escape"), let rePath = evaluator.resolve("django.urls.conf.re_path")
    else { return evaluator.makeUnknown("whether files are served") }
    if prefix.contains("//") { return evaluator.makeList([]) }
    let bare = evaluator.makeString(String(prefix.drop { $0 == "/" }))
    let escaped = evaluator.call(escape, [bare], [], at: call.place)
    let route = evaluator.makeString("^" + (evaluator.text(of: escaped) ?? prefix) + "(?P<path>.*)$")
    return evaluator.makeList([evaluator.call(rePath, [route, view], [], at: call.place)], at: call.place)
  }

  /// The converters a route names: parameter to the registered object.
  private func converters(of route: String?, in evaluator: inout Evaluator) -> Value {
    guard let route else { return evaluator.makeUnknown("the converters of a route") }
    var found: [(Value, Value)] = []
    for parameter in RouteParameter.all(in: route) {
      let value = converter(parameter.converter, in: &evaluator)
      found.append((evaluator.makeString(parameter.name), value))
    }
    return evaluator.makeDict(found)
  }

  private func converter(_ name: String, in evaluator: inout Evaluator) -> Value {
    for table in ["REGISTERED_CONVERTERS", "DEFAULT_CONVERTERS"] {
      guard case .dict(let id)? = evaluator.resolve("django.urls.converters." + table) else { continue }
      let key = evaluator.makeString(name)
      if let value = evaluator.dicts[id][key] { return evaluator.certain(value) }
    }
    return evaluator.makeUnknown("the converter \(name)")
  }
}

/// `<converter:name>` in a route.
struct RouteParameter: Equatable {
  var converter: String
  var name: String

  static func all(in route: String) -> [RouteParameter] {
    var found: [RouteParameter] = []
    var rest = route[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let inner = rest[rest.index(after: open)..<close]
      let parts = inner.split(separator: ":", maxSplits: 1)
      if let name = parts.last, !parts.isEmpty {
        found.append(RouteParameter(converter: parts.count == 2 ? String(parts[0]) : "str", name: String(name)))
      }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }
}

extension Evaluator {
  /// `urlpatterns` behind a resolver, the module imported if it is named.
  mutating func patterns(of resolver: Value) -> Value? {
    guard let name = attribute("urlconf_name", of: resolver) else { return nil }
    guard let urlconf = urlconf(name) else { return nil }
    guard case .module = urlconf else { return urlconf }
    return attribute("urlpatterns", of: urlconf)
  }

  /// The module of an urlconf given by its name, or what else was included.
  mutating func urlconf(_ value: Value) -> Value? {
    guard let name = text(of: value) else { return value }
    return importModule(name)
  }

  /// The compiled regular expression of a pattern, for who asks for its text.
  fileprivate mutating func compiledRegex(of call: HostCall, _ name: String) -> Value? {
    guard call.arguments.count > 1, case .instance = call.arguments[1] else { return call.arguments.first }
    guard let text = attribute(name, of: call.arguments[1]), let compile = resolve("re.compile") else { return nil }
    return self.call(compile, [text], [], at: call.place)
  }

  /// Whether `@action` was put on it.
  fileprivate mutating func isExtraAction(_ value: Value) -> Bool {
    var function = value
    if case .method(let id) = value { function = methods[id].function }
    let name = text("mapping")
    guard case .function(let id) = function, let value = functions[id].attributes[name],
      case .instance(let mapping) = certain(value)
    else { return false }
    return inherits(instances[mapping].type, from: "rest_framework.decorators.MethodMapper")
  }

  fileprivate mutating func ownText(of call: HostCall, _ name: String) -> Value? {
    call.arguments.first.flatMap { attribute(name, of: $0) }
  }
}
