/// Where the source of modules comes from that are on no disk: the catalogue, or the prelude.
public struct LibraryModules: Sendable {
  public typealias Source = (bytes: [UInt8], path: String, isPackage: Bool)

  /// The source of a dotted name; nil when it is not held.
  public var source: @Sendable (String) -> Source?
  /// The direct submodules of a package, in any order.
  public var submodules: @Sendable (String) -> [(name: String, isPackage: Bool)]
  /// Whether the name is a folder of modules without source of its own (PEP 420).
  public var isNamespace: @Sendable (String) -> Bool
  /// The distribution that a top-level module belongs to, as far as it is known.
  public var distribution: @Sendable (String) -> String?

  public init(
    source: @escaping @Sendable (String) -> Source?,
    submodules: @escaping @Sendable (String) -> [(name: String, isPackage: Bool)] = { _ in [] },
    isNamespace: @escaping @Sendable (String) -> Bool = { _ in false },
    distribution: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.source = source
    self.submodules = submodules
    self.isNamespace = isNamespace
    self.distribution = distribution
  }

  public static let empty = LibraryModules(source: { _ in nil })
}
