public import Base
public import Facts

/// A Django project linked from the facts of its files, without running any of it.
///
/// A pure function of the files given; every list is in a fixed order (by path, then by place in the file).
public struct DjangoProject: Sendable {
  public var files: [ProjectFile] = []
  /// Directories that modules are imported from, relative to the root; `""` is the root itself.
  public var sourceRoots: [String] = []
  public var classes: [ProjectClass] = []
  public var functions: [ProjectFunction] = []
  public var apps: [App] = []
  public var models: [Model] = []
  /// Serializers, forms, filter sets, admin classes and factories with their model.
  public var modelUsers: [ModelUser] = []
  public var views: [View] = []
  public var routes: [Route] = []
  public var templates: [Template] = []
  public var receivers: [Receiver] = []
  public var tasks: [CeleryTask] = []
  public var migrations: [Migration] = []
  /// Resolved mentions: imports, inheritance, calls, reversals, rendering … everything that joins two places.
  public var links: [Link] = []
  /// The model that `settings.AUTH_USER_MODEL` names; `auth.User` when nothing sets it.
  public var userModel = "auth.User"

  /// Models by `app.name` in lower case; a model of the tests never hides another.
  var modelsByLabel: [String: ID<Model>] = [:]

  var modelsByClass: [ID<ProjectClass>: ID<Model>] = [:]

  init() {}

  /// The field `name` of a model, or of the nearest concrete parent that has it.
  public func field(_ name: String, of model: ID<Model>) -> ModelField? {
    if let field = models[model].fields.first(where: { $0.name == name }) { return field }
    for owner in withParents(model).dropFirst() {
      if let field = models[owner].fields.first(where: { $0.name == name }) { return field }
    }
    return nil
  }

  /// The fields a model's instances have: its own and those of its concrete parents.
  public func allFields(of model: ID<Model>) -> [ModelField] {
    var fields: [ModelField] = []
    for field in withParents(model).flatMap({ models[$0].fields })
    where !fields.contains(where: { $0.name == field.name }) {
      fields.append(field)
    }
    return fields
  }

  /// A model and its concrete parents, nearest first; broken code may make a class its own ancestor.
  private func withParents(_ model: ID<Model>) -> [ID<Model>] {
    var result: [ID<Model>] = []
    var seen: Set<ID<ProjectClass>> = []
    var waiting = [models[model].type]
    while let type = waiting.popLast() {
      guard seen.insert(type).inserted else { continue }
      if let own = modelsByClass[type], own == model || !models[own].isAbstract { result.append(own) }
      for case .project(let base) in classes[type].bases.reversed() { waiting.append(base) }
    }
    return result
  }

  /// The model with the label `app.Model`; case does not matter, as in Django.
  public func model(labelled label: String) -> ID<Model>? { modelsByLabel[label.lowercased()] }
}

/// How sure a fact is.
public enum Evidence: UInt8, BitwiseCopyable, Sendable, Comparable, CaseIterable {
  /// Only names agree.
  case guess
  /// A convention says so.
  case likely
  /// The source decides it.
  case proved

  public static func < (a: Evidence, b: Evidence) -> Bool { a.rawValue < b.rawValue }
}

/// A file that is part of the project, with its facts.
public struct SourceFile: Sendable {
  /// Relative to the root, `/`-separated.
  public var path: String
  public var facts: FileFacts
  public init(path: String, facts: FileFacts) {
    self.path = path
    self.facts = facts
  }
}

/// A file in its place: module name, app and role.
public struct ProjectFile: Sendable {
  public var path: String
  public var facts: FileFacts
  /// Dotted module name; empty for templates.
  public var module = ""
  public var isPackage = false
  /// Label of the app it belongs to; empty if none.
  public var app = ""
  public var role = FileRole.other
  public var flags: FileFlags = []
  /// The name `{% extends %}` and `render` use; empty for Python files.
  public var templateName = ""

  init(path: String, facts: FileFacts) {
    self.path = path
    self.facts = facts
  }
}

public struct FileFlags: OptionSet, BitwiseCopyable, Sendable, Hashable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let test = FileFlags(rawValue: 1)
  public static let migration = FileFlags(rawValue: 2)
  public static let generated = FileFlags(rawValue: 4)
  public static let vendored = FileFlags(rawValue: 8)
  /// Test data, factories and `conftest.py`.
  public static let fixture = FileFlags(rawValue: 16)
}

/// What a file is for.
public enum FileRole: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case model, manager, view, api, serializer, form, filterset, admin, urlconf, template, templateTag, signal, task
  case command, middleware, migration, settings, test, factory, fixture, apps, permission, other
}
