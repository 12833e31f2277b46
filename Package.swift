// swift-tools-version: 6.2
import PackageDescription

// Targets are listed bottom-up: a target may use only targets written above it, and only those it names.
// `ARCHITECTURE.md` draws the same arrows; `Tests/HouseTests` compares the two.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func layer(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: strict)
}

func tests(_ name: String, _ uses: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: uses, swiftSettings: strict)
}

let package = Package(
  name: "djangology",
  products: [],
  targets: [
    // MARK: Foundations
    layer("Base"),
    // MARK: Syntax
    layer("PythonSyntax", ["Base"]),
    // MARK: Meaning
    layer("Facts", ["Base", "PythonSyntax"]),
    // MARK: Uses of meaning
    layer("Search", ["Base", "Facts"]),
    layer("Retrieval", ["Base", "Facts", "PythonSyntax", "Search"]),
    // MARK: Tests
    tests("BaseTests", ["Base"]),
  ],
  swiftLanguageModes: [.v6]
)
