import Base
import Facts

/// Receivers with their senders, and tasks.
extension Linker {
  mutating func linkSignalsAndTasks() {
    for index in project.files.indices {
      for fact in project.files[index].facts.receivers { addReceiver(fact, ID(index)) }
    }
    for (index, function) in project.functions.enumerated() where function.roles.contains(.task) {
      let facts = project.files[function.file].facts
      project.tasks.append(
        CeleryTask(
          file: function.file, function: ID(index), name: taskName(function, facts),
          range: facts[function.definition].nameRange))
    }
    for (index, type) in project.classes.enumerated() where type.roles.contains(.task) {
      let facts = project.files[type.file].facts
      var task = CeleryTask(
        file: type.file, function: .none, name: string(binding("name", of: ID(index))) ?? type.qualifiedName,
        range: facts[type.definition].nameRange)
      task.type = ID(index)
      project.tasks.append(task)
    }
  }

  /// `name=` of the decorator, else the dotted name.
  private func taskName(_ function: ProjectFunction, _ facts: FileFacts) -> String {
    for decorator in facts[function.definition].decorators where facts[decorator].kind == .call {
      if let name = facts.argument("name", of: decorator).flatMap({ facts.string($0) }) { return name }
    }
    return function.qualifiedName
  }

  private mutating func addReceiver(_ fact: ReceiverFact, _ file: ID<ProjectFile>) {
    var handler = fact.handler
    var function = ID<ProjectFunction>.none
    if !fact.definition.isNone {
      handler = qualifiedName(file, fact.definition)
      function = addFunction(file, fact.definition, Roles(.receiver))
    } else {
      switch resolver.resolve(handler, in: file) {
      case (.function(let source, let definition), let rest) where rest.isEmpty:
        handler = qualifiedName(source, definition)
        function = addFunction(source, definition, Roles(.receiver))
      case (.external(let name), _): handler = name
      // `x.connect(y)` of something that is no signal: a Qt slot, a database.
      default: if !Linker.signalNames.contains(KnownBases.lastPart(fact.signal)) { return }
      }
    }
    var receiver = Receiver(
      signal: dottedName(fact.signal, in: file), file: file, function: function, handler: handler, sender: "",
      range: fact.range)
    (receiver.sender, receiver.model) = sender(fact.sender, file)
    project.receivers.append(receiver)
  }

  private mutating func sender(_ text: String, _ file: ID<ProjectFile>) -> (String, ID<Model>) {
    guard !text.isEmpty else { return ("", .none) }
    if text.hasSuffix("AUTH_USER_MODEL") || text.hasSuffix("get_user_model") {
      return modelReference(text: project.userModel, app: "", own: nil)
    }
    let label = modelReference(text: text, app: "", own: nil)
    if text.hasDot, !label.model.isNone { return label }
    // `Order.items.through`: the model that declares the relation.
    let owner = text.hasSuffix(".through") ? text.dottedParts.dropLast(2).joined(separator: ".") : text
    let found = modelReference(class: owner, in: file)
    return found.label.isEmpty ? (dottedName(text, in: file), .none) : found
  }

  static let signalNames: Set<String> = [
    "pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "class_prepared",
    "pre_migrate", "post_migrate", "request_started", "request_finished", "got_request_exception", "setting_changed",
    "user_logged_in", "user_logged_out", "user_login_failed", "connection_created",
  ]
}
