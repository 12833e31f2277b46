/// Where the source of modules comes from that are on no disk: the catalogue, or the prelude.
public struct LibraryModules: Sendable {
  public typealias Source = (bytes: [UInt8], path: String, isPackage: Bool)

  /// The source of a dotted name; nil when it is not held.
  public var source: @Sendable (String) -> Source?
  /// The direct submodules of a package, in any order.
  public var submodules: @Sendable (String) -> [(name: String, isPackage: Bool)]

  public init(
    source: @escaping @Sendable (String) -> Source?,
    submodules: @escaping @Sendable (String) -> [(name: String, isPackage: Bool)] = { _ in [] }
  ) {
    self.source = source
    self.submodules = submodules
  }

  public static let none = LibraryModules { _ in nil }
}
