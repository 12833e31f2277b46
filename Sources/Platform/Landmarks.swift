import Glibc

/// Names that say what the directory around them is, noted while it is listed.
struct Landmarks: OptionSet, BitwiseCopyable {
  var rawValue: UInt16

  static let git = Landmarks(rawValue: 1 << 0)
  static let gitIgnore = Landmarks(rawValue: 1 << 1)
  static let ownIgnore = Landmarks(rawValue: 1 << 2)
  /// A virtual or conda environment.
  static let environment = Landmarks(rawValue: 1 << 3)
  static let package = Landmarks(rawValue: 1 << 4)
  /// A file that says how to build a Python distribution.
  static let pythonProject = Landmarks(rawValue: 1 << 5)
  /// The page a JavaScript bundler writes, and the folder it puts beside it.
  static let indexPage = Landmarks(rawValue: 1 << 6)
  static let assets = Landmarks(rawValue: 1 << 7)
  /// What `collectstatic` leaves: its manifest, or the admin's files.
  static let collected = Landmarks(rawValue: 1 << 8)

  private static let names: [(StaticString, Landmarks)] = [
    (".git", .git), (".gitignore", .gitIgnore), (".djangologyignore", .ownIgnore), ("pyvenv.cfg", .environment),
    ("conda-meta", .environment), ("__init__.py", .package), ("setup.py", .pythonProject),
    ("setup.cfg", .pythonProject), ("pyproject.toml", .pythonProject), ("index.html", .indexPage),
    ("assets", .assets), ("static", .assets), ("staticfiles.json", .collected), ("admin", .collected),
  ]

  private static let firstBytes: UInt128 = names.reduce(0) { unsafe $0 | 1 << UInt128($1.0.utf8Start.pointee) }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  static func isOne(_ name: String) -> Bool {
    names.contains { landmark, _ in
      let bytes = unsafe UnsafeBufferPointer(start: landmark.utf8Start, count: landmark.utf8CodeUnitCount)
      return unsafe name.utf8.elementsEqual(bytes)
    }
  }

  /// What an entry of this name says, which is nothing for all but a few.
  init(name: UnsafePointer<CChar>, length: Int) {
    self = []
    let first = unsafe UInt8(bitPattern: name[0])
    guard first < 128, Self.firstBytes >> UInt128(first) & 1 == 1 else { return }
    for (landmark, meaning) in Self.names
    where landmark.utf8CodeUnitCount == length {
      if unsafe memcmp(landmark.utf8Start, name, length) == 0 { self = meaning }
    }
  }
}
