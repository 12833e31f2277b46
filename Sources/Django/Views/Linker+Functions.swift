import Base
import Facts

/// Functions that their decorators, names or parameters make something to Django or to a test runner.
extension Linker {
  mutating func linkFunctions(_ parallel: some Parallelism) {
    let found = parallel.map(count: project.files.count) { [self] index in functionRoles(in: ID(index)) }
    for (index, functions) in found.enumerated() {
      for function in functions { addFunction(ID(index), function.id, function.roles) }
    }
  }

  private func functionRoles(in id: ID<ProjectFile>) -> [(id: ID<Definition>, roles: Roles)] {
    let file = project.files[id]
    let definitions = file.facts.definitions
    let isTest = file.flags.contains(.test)
    var found: [(id: ID<Definition>, roles: Roles)] = []
    for position in definitions.indices where definitions[position].kind != .class {
      // Most functions are none of what has a role; seen without copying the row.
      guard
        !definitions[position].decorators.isEmpty || isTest && definitions[position].name.hasPrefix("test")
          || definitions[position].parameters.first == "request"
      else { continue }
      let roles = roles(of: definitions[position], in: file, id)
      if !roles.rawValue.isZero { found.append((ID(position), roles)) }
    }
    return found
  }

  @discardableResult
  mutating func addFunction(
    _ file: ID<ProjectFile>, _ definition: ID<Definition>, _ roles: Roles
  ) -> ID<ProjectFunction> {
    let key = FunctionKey(file: file, definition: definition)
    if let known = functionIDs[key] {
      project.functions[known].roles.formUnion(roles)
      return known
    }
    let facts = project.files[file].facts
    let id = ID<ProjectFunction>(project.functions.count)
    project.functions.append(
      ProjectFunction(
        file: file, definition: definition, name: facts.name(of: definition),
        qualifiedName: qualifiedName(file, definition), roles: roles))
    functionIDs[key] = id
    return id
  }

  func qualifiedName(_ file: ID<ProjectFile>, _ definition: ID<Definition>) -> String {
    let name = project.files[file].facts.qualifiedName(of: definition)
    let module = project.files[file].module
    return module.isEmpty ? name : module + "." + name
  }

  private func roles(of definition: Definition, in file: ProjectFile, _ id: ID<ProjectFile>) -> Roles {
    var roles: Roles = []
    for decorator in definition.decorators {
      if let text = file.facts.dotted(decorator) { addRole(ofDecorator: text, &roles) }
    }
    if definition.name.hasPrefix("test"), file.flags.contains(.test), isTest(definition, in: id) {
      roles.insert(.testFunction)
    }
    if definition.parent.isNone, definition.parameters.first == "request", !file.flags.contains(.test) {
      let isProcessor = file.path.hasSuffix("context_processors.py")
      roles.insert(isProcessor ? .contextProcessor : .functionView)
    }
    return roles
  }

  private func isTest(_ definition: Definition, in file: ID<ProjectFile>) -> Bool {
    guard !definition.parent.isNone else { return true }
    guard let owner = resolver.class(definition.parent, in: file) else { return false }
    let type = project.classes[owner]
    return type.roles.contains(.testCase) || type.name.hasPrefix("Test") || !type.bases.isEmpty
  }

  private func addRole(ofDecorator text: String, _ roles: inout Roles) {
    let last = KnownBases.lastPart(text)
    if Linker.isTaskDecorator(text) { roles.insert(.task) }
    switch last {
    case "receiver": roles.insert(.receiver)
    case "simple_tag", "inclusion_tag", "simple_block_tag", "assignment_tag": roles.insert(.templateTag)
    case "tag" where text.hasPrefix("register") || text.hasPrefix("library"): roles.insert(.templateTag)
    case "filter" where text.hasPrefix("register") || text.hasPrefix("library"): roles.insert(.templateFilter)
    case "fixture" where text == "fixture" || text.hasPrefix("pytest"): roles.insert(.fixture)
    case "api_view": roles.insert(.apiView)
    default: break
    }
  }
}
