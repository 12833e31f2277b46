/// What a class or function is to Django; a thing may be several.
public struct Roles: OptionSet, BitwiseCopyable, Sendable, Hashable {
  public var rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  public init(_ role: Role) { rawValue = 1 << UInt64(role.rawValue) }

  public func contains(_ role: Role) -> Bool { rawValue & 1 << UInt64(role.rawValue) != 0 }
  public mutating func insert(_ role: Role) { rawValue |= 1 << UInt64(role.rawValue) }

  /// The roles in the order of their declaration.
  public var all: [Role] { Role.allCases.filter { contains($0) } }
}

/// One role of a class or function.
public enum Role: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case model, abstractModel, proxyModel, manager, querySet, field, choices
  case functionView, classView, apiView, viewSet
  case serializer, form, modelForm, formSet, filterSet, admin, inline
  case appConfig, middleware, receiver, task, command, templateTag, templateFilter
  case testCase, testFunction, fixture, factory, migration
  case permission, pagination, authentication, router, contextProcessor, pathConverter
}
