internal import PreludeData

/// The standard library as the evaluator runs it: small Python modules of our own, embedded in the binary.
///
/// What only the interpreter can do, they import from `_djangology`; `docs/prelude.md` lists it.
public enum Prelude {
  /// The source of a module by its dotted name.
  public static func module(_ dotted: String) -> (bytes: [UInt8], isPackage: Bool)? {
    guard let index = places[dotted], let entry = unsafe prelude_module(index)?.pointee else { return nil }
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: entry.bytes, count: entry.size))
    return (bytes, unsafe entry.is_package)
  }

  /// The dotted names of all modules, in the order of their files.
  public static var names: [String] {
    (0..<prelude_module_count).compactMap { index in
      unsafe (prelude_module(index)?.pointee.name).map { unsafe String(cString: $0) }
    }
  }

  private static let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
}
