import Base

/// A field as the body of a model writes it: `total = models.IntegerField(default=0)`.
public struct WrittenField: Sendable {
  public let name: String
  public let file: CheckedFile
  public let target: ID<Node>
  public let call: Call
  /// The dotted name of the class, as it was imported.
  public let className: String

  public var place: SourcePlace { file.place(target) }
  /// The last part of the class's name.
  public var kind: String { className.dottedParts.last.map(String.init) ?? className }
  /// One of Django's own classes, of which the arguments are known.
  public var isDjangos: Bool { className.hasPrefix("django.") }
  /// Whether arguments come from elsewhere.
  public var isOpen: Bool {
    call.file.children(of: call.id).contains { [.keywordUnpack, .starred].contains(call.file.kind($0)) }
  }

  public func isTrue(_ keyword: String) -> Bool { call[keyword: keyword].map { call.file.kind($0) == .true } ?? false }
  /// Given, and not `None`.
  public func has(_ keyword: String) -> Bool { call[keyword: keyword].map { call.file.kind($0) != .none } ?? false }
}

extension CheckedModel {
  /// The fields of the class's own body, in order.
  public var writtenFields: [WrittenField] {
    var found: [WrittenField] = []
    for (name, member) in project.tables.classes[type].members {
      guard case .value(let target, let value?, _) = member, let field = Self.field(name, target, value, file) else {
        continue
      }
      found.append(field)
    }
    return found.sorted { $0.target.index < $1.target.index }
  }

  static func field(_ name: String, _ target: ID<Node>, _ value: ID<Node>, _ file: CheckedFile) -> WrittenField? {
    guard let call = Call(value, in: file.tree), let dotted = file.dotted(call.callee) else { return nil }
    let last = dotted.dottedParts.last ?? ""
    guard last.hasSuffix("Field") || last.hasSuffix("ForeignKey") || last == "GenericRelation" else { return nil }
    return WrittenField(name: name, file: file, target: target, call: call, className: dotted)
  }

  /// The declaration of a field, its own or an inherited one of the project.
  public func written(_ name: String) -> WrittenField? {
    for ancestor in project.tables.classes[type].ancestors {
      guard case .value(let target, let value?, _)? = project.tables.classes[ancestor].members[name],
        let row = project.tables.classes[ancestor].file
      else { continue }
      return Self.field(name, target, value, project.file(row))
    }
    return nil
  }

  /// The class's own `Meta`.
  public var ownMeta: CheckedClass? {
    guard case .type(let meta)? = project.tables.classes[type].members["Meta"] else { return nil }
    return CheckedClass(meta, project)
  }
}

extension ModelEntry {
  /// The model's class where the project has it.
  public func checked(in project: CheckedProject) -> CheckedModel? { CheckedModel(row, project) }
}
