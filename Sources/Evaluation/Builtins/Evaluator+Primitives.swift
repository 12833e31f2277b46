import Base
import PythonSyntax

/// What the prelude cannot say in Python: the pseudo-module `_djangology`, as `docs/prelude.md` describes it.
enum Primitive: String, CaseIterable {
  case unknown, sized, certainly, root, literal, parameters
  case missingVariable = "missing_variable"
  case environItems = "environ_items"
  case pathExists = "path_exists"
  case pathIsFile = "path_is_file"
  case pathIsDirectory = "path_is_dir"
  case listDirectory = "list_dir"
  case readEnvironmentFile = "read_env_file"
  case importModule = "import_module"
  case findModule = "find_module"
  case loadedModule = "loaded_module"
  case iterModules = "iter_modules"
  case callerGlobals = "caller_globals"
  case runFile = "run_file"
  case distributionVersion = "distribution_version"
  case entryPoints = "entry_points"
  case nativeType = "native_type"
  case execute = "re_exec"
  case groups = "re_groups"
  case readJSON = "read_json"
  case quoteJSON = "quote_json"
  case annotationText = "annotation_text"
  case substitute = "re_sub"
}

extension Evaluator {
  mutating func startPrimitives() {
    let source = ModuleSource(path: "", file: .empty, isPackage: false, origin: .prelude)
    primitives = add(source, name: words.djangology)
    modules[primitives].state = .finished
    for primitive in Primitive.allCases {
      let name = texts.intern(primitive.rawValue)
      modules[primitives].namespace.bind(name, makeMethod(.string(name), of: .module(primitives)), at: .nowhere)
    }
  }

  mutating func callPrimitive(_ name: String, _ arguments: [Value], at place: Place) -> Value {
    guard let primitive = Primitive(rawValue: name) else { return makeUnknown("no primitive \(name)", at: place) }
    let first = arguments.first ?? .none
    var text: String?
    if case .string(let id) = payload(first) { text = texts[id] }
    switch primitive {
    case .unknown: return makeUnknown(text ?? "not known before it runs", at: place)
    case .sized:
      guard case .int(let length) = payload(first) else { return makeUnknown("a text", at: place) }
      return makeSymbolic(.sized(length), at: place)
    case .certainly: return .bool(truth(first) == .yes)
    case .root: return makeString("/@")
    case .missingVariable:
      if handlerDepth > 0, arguments.count > 1 {
        raised = arguments[1]
        return .none
      }
      return makeUnknown("the variable \(text ?? "") is not set", at: place)
    case .environItems:
      var pairs: [Value] = []
      for (key, value) in environment.sorted(by: { $0.key < $1.key }) {
        pairs.append(makeTuple([makeString(key), makeString(value)]))
      }
      return makeList(pairs, at: place)
    case .pathExists: return onDisk(text, at: place) { $0.isFile($1) || $0.isDirectory($1) }
    case .pathIsFile: return onDisk(text, at: place) { $0.isFile($1) }
    case .pathIsDirectory: return onDisk(text, at: place) { $0.isDirectory($1) }
    case .listDirectory:
      guard let text, text.hasPrefix("/@") else { return makeUnknown("a folder outside of the project", at: place) }
      var names: [Value] = []
      for name in disk.list(text) { names.append(makeString(name)) }
      return makeList(names, at: place)
    case .readEnvironmentFile:
      return text.flatMap { disk.text($0) }.map { makeString($0) } ?? .none
    case .importModule:
      guard let text else { return makeUnknown("the module's name is not known", at: place) }
      return importModule(text) ?? raise("ModuleNotFoundError", "No module named '\(text)'", at: place)
    case .findModule: return findModule(text, at: place)
    case .loadedModule:
      guard let text else { return makeUnknown("the module's name is not known", at: place) }
      if let id = knownModule(texts.intern(text)) { return .module(id) }
      return handlerDepth > 0 ? raise("KeyError", text, at: place) : makeUnknown("\(text) is not loaded", at: place)
    case .iterModules: return iterateModules(text, at: place)
    case .callerGlobals: return callerGlobals(at: place)
    case .distributionVersion:
      if let text, let version = ownVersion(ofDistribution: text) { return makeString(version) }
      return makeUnknown("the version of \(text ?? "a distribution")", at: place)
    case .entryPoints: return entryPoints(at: place)
    case .nativeType: return .class(nativeTypeNamed(text ?? "object", at: place))
    case .runFile: return runFile(text, arguments.count > 1 ? arguments[1] : .none, at: place)
    case .readJSON: return readJSON(first, at: place)
    case .annotationText:
      guard case .symbolic(let id) = first, case .expression = symbolics[id].form else { return first }
      return makeString(source(of: symbolics[id].place))
    case .quoteJSON:
      return quoteJSON(first, asciiOnly: arguments.count < 2 || truth(arguments[1]) != .no, at: place)
    case .execute: return executePattern(arguments, at: place)
    case .groups: return patternGroups(arguments, at: place)
    case .substitute: return substitutePattern(arguments, at: place)
    case .literal, .parameters: return makeUnknown("\(name)() is not evaluated", at: place)
    }
  }

  private mutating func onDisk(
    _ path: String?, at place: Place, _ test: (any ProjectDisk, String) -> Bool
  ) -> Value {
    guard let path else { return makeUnknown("the path is not known", at: place) }
    guard path == "/@" || path.hasPrefix("/@/") || !path.hasPrefix("/") else {
      return makeUnknown("\(path) lies outside of the project", at: place)
    }
    return .bool(test(disk, path.hasPrefix("/") ? path : "/@/" + path))
  }

  private mutating func findModule(_ name: String?, at place: Place) -> Value {
    guard let name else { return makeUnknown("the module's name is not known", at: place) }
    switch finder.find(name) {
    case .found(let source): return makeString("/@/" + source.path)
    case .namespace: return makeString(name)
    case .absent: return .none
    case .unknown: return makeUnknown("whether \(name) is installed", at: place)
    }
  }

  /// The submodules of the package that lies in a folder.
  private mutating func iterateModules(_ folder: String?, at place: Place) -> Value {
    guard let folder, let package = packageName(inFolder: folder) else {
      return makeUnknown("the modules of a folder", at: place)
    }
    var found: [Value] = []
    for (name, isPackage) in finder.submodules(of: package) {
      found.append(makeTuple([makeString(name), .bool(isPackage)]))
    }
    return makeList(found, at: place)
  }

  /// `(group, name, value)` of each.
  private mutating func entryPoints(at place: Place) -> Value {
    let (points, isOpen) = finder.entryPoints()
    var rows: [Value] = []
    for point in points {
      rows.append(makeTuple([makeString(point.group), makeString(point.name), makeString(point.value)]))
    }
    let list = makeList(rows, at: place)
    if isOpen { markOpen(list) }
    return list
  }

  private func packageName(inFolder folder: String) -> String? {
    let wanted = folder.hasPrefix("/@site/") ? "site:" + folder.dropFirst(7) : String(folder.dropFirst(3))
    for module in modules where module.isPackage && module.path == wanted + "/__init__.py" { return texts[module.name] }
    return nil
  }

  /// The names of the innermost running module that is not of the prelude.
  private mutating func callerGlobals(at place: Place) -> Value {
    guard let module = runningModules.last(where: { !$0.isNone && modules[$0].origin != .prelude }) else {
      return makeUnknown("the caller is not known", at: place)
    }
    return makeMethod(.string(words.dunderDict), of: .module(module))
  }

  private mutating func nativeTypeNamed(_ name: String, at place: Place) -> ID<ClassObject> {
    if case .class(let id)? = modules[builtins].namespace[texts.intern(name)] { return id }
    if case .class(let id) = makeType(nil, texts.intern(name), [], .dict(addDict()), [], at: place) { return id }
    return builtinClass("object")
  }

  /// Runs a file of the project in the names of a module: what `split_settings.include` does.
  private mutating func runFile(_ path: String?, _ scope: Value, at place: Place) -> Value {
    guard let module = moduleOfProxy(scope) else { return makeUnknown("the scope is not known", at: place) }
    guard let source = path.flatMap({ projectSource(at: $0) }) else {
      // It may have bound anything.
      modules[module].isOpen = true
      return makeUnknown("the file is not known", at: place)
    }
    let file = addFile(source)
    let context = self.context(of: module, file: file)
    var row = 1
    while row < end(context, 0) {
      runTopLevel(row, context)
      row = end(context, row)
    }
    return .none
  }

  /// A file of the project, also one whose name no import can say: `settings.dist.py`.
  private func projectSource(at path: String) -> ModuleSource? {
    guard path.hasPrefix("/@/") else { return nil }
    let inside = String(path.dropFirst(3))
    if let dotted = finder.name(ofFile: inside), case .found(let source) = finder.find(dotted) { return source }
    guard let text = disk.text(path) else { return nil }
    return ModuleSource(path: inside, file: PythonFile(Array(text.utf8)), isPackage: false, origin: .project)
  }

  /// The module whose names `globals()` or `vars(module)` gave.
  func moduleOfProxy(_ value: Value) -> ID<Module>? {
    guard case .method(let id) = value, methods[id].function == .string(words.dunderDict),
      case .module(let module) = methods[id].receiver
    else { return nil }
    return module
  }
}
