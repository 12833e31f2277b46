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

/// Where the tests, which boot hundreds of projects, spend their time: optimised in debug builds as well.
let hot: Set = [
  "Base", "Discovery", "Django", "Evaluation", "Facts", "Impact", "PythonSyntax", "Search", "TemplateSyntax",
]

func layer(_ name: String, _ uses: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  let speed: [SwiftSetting] = hot.contains(name) ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
  return .target(name: name, dependencies: uses, swiftSettings: strict + speed, plugins: plugins)
}

/// C: files embedded through `#embed`, or what Swift cannot call.
func data(_ name: String, exclude: [String]) -> Target {
  .target(name: name, exclude: exclude)
}

/// Without shared libraries: loading them would take a client of the daemon longer than the daemon takes to answer.
func program(_ name: String, _ uses: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: uses, swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-static-executable"], .when(platforms: [.linux], configuration: .release))])
}

func tests(_ name: String, _ uses: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: uses, swiftSettings: strict)
}

/// Programs for developers: never part of what is installed.
func tool(_ name: String, path: String, _ uses: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: uses, path: path, swiftSettings: strict)
}

let package = Package(
  name: "djangology",
  products: [.executable(name: "djangology", targets: ["djangology"])],
  targets: [
    // MARK: Foundations
    layer("Base"),
    // The one call of the C library that Swift does not see.
    data("SystemAllocator", exclude: []),
    layer("Platform", ["Base", "SystemAllocator"]),
    // Debian's library; `./setup` installs its header.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    layer("Store", ["CSQLite", "Platform"]),
    // MARK: Syntax
    layer("PythonSyntax", ["Base"]),
    layer("TemplateSyntax", ["Base"]),
    // MARK: Meaning
    layer("Facts", ["Base", "PythonSyntax", "TemplateSyntax"]),
    // Data, not code: reduced library source, embedded by `#embed`.
    data("CatalogueData", exclude: ["data", "licences", "NOTICE.md"]),
    data("PreludeData", exclude: ["python"]),
    layer("Evaluation", ["Base", "CatalogueData", "PreludeData", "PythonSyntax"]),
    layer("Discovery", ["Base", "Evaluation", "Platform", "PythonSyntax"]),
    layer("Django", ["Base", "Evaluation", "Facts", "PythonSyntax", "TemplateSyntax"]),
    layer("FastAPI", ["Base", "Evaluation", "PythonSyntax"]),
    layer("Graph", ["Base", "Django", "Facts"]),
    layer("Impact", ["Base", "Django", "FastAPI", "PythonSyntax", "TemplateSyntax"]),
    // MARK: Uses of meaning
    layer("Rewrites", ["Base", "PythonSyntax"]),
    layer(
      "Checks", ["Base", "Django", "FastAPI", "Impact", "Platform", "PythonSyntax", "Rewrites", "TemplateSyntax"]),
    layer("CheckRules", ["Checks"], plugins: ["RegisterRules"]),
    layer("Conventions", ["Base", "Checks"]),
    layer("ShellSyntax", ["Base"]),
    layer("TextRegions", ["Platform"]),
    layer(
      "Contract", ["Base", "Checks", "Conventions", "Discovery", "Platform", "ShellSyntax", "TextRegions"]),
    layer("Verify", ["Base", "Django", "Impact", "PythonSyntax", "TemplateSyntax"]),
    layer("TestSelection", ["Base", "Django", "Impact", "PythonSyntax", "Verify"]),
    layer("Search", ["Base", "Facts"]),
    layer("RetrievalBench", ["Base", "Facts", "Search"]),
    layer("Retrieval", ["Base", "Django", "Facts", "Graph", "PythonSyntax", "Search"]),
    // MARK: The agent kit
    layer("Installer", ["Base", "Platform", "TextRegions"]),
    layer("Sessions", ["Base", "Platform"]),
    layer("Memory", ["Base", "Platform", "PythonSyntax"]),
    // MARK: Guarding
    layer("Guard", ["Base", "Platform", "Sessions", "ShellSyntax"]),
    layer("Hooks", ["Base", "Guard", "Platform", "Sessions"]),
    // MARK: Service
    layer(
      "Workspace",
      [
        "Base", "CheckRules", "Checks", "Contract", "Conventions", "Discovery", "Django", "Evaluation", "Facts",
        "FastAPI", "Graph", "Impact", "Platform", "PythonSyntax", "Retrieval", "RetrievalBench", "Search", "Sessions",
        "Store", "TemplateSyntax", "TestSelection", "Verify",
      ]),
    layer("MCP", ["Base", "Platform"]),
    // MARK: Shell
    program(
      "djangology",
      [
        "Base", "Checks", "Contract", "Conventions", "Evaluation", "Guard", "Hooks", "Installer", "MCP", "Memory",
        "Platform", "PythonSyntax", "RetrievalBench", "Sessions", "ShellSyntax", "TestSelection", "Workspace",
      ]),
    // MARK: Tools
    .plugin(name: "RegisterRules", capability: .buildTool()),
    .target(
      name: "SyntaxInvariants", dependencies: ["Base", "PythonSyntax"], path: "Tools/SyntaxInvariants",
      swiftSettings: strict),
    tool("PythonRobust", path: "Tools/PythonRobust", ["PythonSyntax", "SyntaxInvariants"]),
    tool("PythonDump", path: "Tools/PythonDump", ["Base", "PythonSyntax"]),
    tool("TemplateDump", path: "Tools/TemplateDump", ["TemplateSyntax"]),
    tool("Evaluate", path: "Tools/Evaluate", ["Base", "Discovery", "Evaluation", "Platform", "Workspace"]),
    tool("Refresh", path: "Tools/Refresh", ["Platform", "Workspace"]),
    tool("DiscoveryDump", path: "Tools/DiscoveryDump", ["Discovery", "Evaluation", "Platform", "Workspace"]),
    .executableTarget(
      name: "Bench", dependencies: ["AllocationCounter", "PythonSyntax"], path: "Benchmarks",
      exclude: [
        "boot.py", "check.py", "checkers.py", "daemon.py", "index.py", "parse.py", "requirements.txt", "roles.py",
        "tuning", "warm.py",
      ],
      swiftSettings: strict),
    // MARK: Tests
    .target(name: "TestKit", dependencies: ["Base", "Platform"], path: "Tests/TestKit", swiftSettings: strict),
    tests("BaseTests", ["Base"]),
    tests("BootTests", ["Base", "Discovery", "Django", "TestKit"]),
    tests("DiscoveryTests", ["Discovery", "Evaluation", "Platform", "PythonSyntax", "TestKit"]),
    tests("DjangoTests", ["Base", "Discovery", "Django", "Evaluation", "PythonSyntax", "TemplateSyntax", "TestKit"]),
    tests("EvaluationTests", ["Base", "Evaluation", "PythonSyntax", "TestKit"]),
    tests("FactsTests", ["Base", "Facts", "PythonSyntax", "TemplateSyntax", "TestKit"]),
    tests(
      "GraphTests", ["Base", "Django", "Facts", "Graph", "Platform", "PythonSyntax", "TemplateSyntax", "TestKit"]),
    tests("PlatformTests", ["Platform", "TestKit"]),
    tests("StoreTests", ["Platform", "Store"]),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("PythonSyntaxTests", ["Base", "PythonSyntax", "SyntaxInvariants", "TestKit"]),
    tests("TemplateSyntaxTests", ["Base", "TemplateSyntax", "TestKit"]),
    tests("RewritesTests", ["Base", "PythonSyntax", "Rewrites", "TestKit"]),
    tests("TermsTests", ["Facts", "PythonSyntax"]),
    tests("SearchTests", ["Facts", "PythonSyntax", "Search"]),
    tests("RetrievalBenchTests", ["Base", "Facts", "PythonSyntax", "RetrievalBench", "Search", "TestKit"]),
    tests("RetrievalTests", ["Facts", "PythonSyntax", "Retrieval", "Search"]),
    tests("ShellSyntaxTests", ["Base", "ShellSyntax", "TestKit"]),
    tests("GuardTests", ["Base", "Guard", "Platform", "Sessions", "ShellSyntax", "TestKit"]),
    tests("HooksTests", ["Base", "Guard", "Hooks", "Sessions", "TestKit"]),
    tests("TestKitTests", ["Base", "TestKit"]),
    tests("TextRegionsTests", ["TextRegions"]),
    tests("InstallerTests", ["Base", "Installer", "Platform", "TestKit", "TextRegions"]),
    .testTarget(
      name: "SessionsTests", dependencies: ["Base", "Platform", "Sessions", "TestKit"], exclude: ["Fixtures"],
      swiftSettings: strict),
    tests("MemoryTests", ["Base", "Memory", "Platform", "TestKit"]),
    tests("MCPTests", ["Base", "MCP", "Platform", "TestKit"]),
    tests(
      "CommandLineTests", ["Base", "Hooks", "MCP", "Platform", "Sessions", "TestKit", "Workspace", "djangology"]),
    tests(
      "WorkspaceTests",
      [
        "Base", "Checks", "Django", "Facts", "Graph", "Platform", "Retrieval", "RetrievalBench", "Search", "Store",
        "TestKit", "TestSelection", "Workspace",
      ]),
    tests("CheckRulesTests", ["Base", "CheckRules", "Checks", "Platform", "TestKit", "Workspace"]),
    tests("ContractTests", ["Base", "Checks", "Contract", "Conventions", "Platform", "ShellSyntax"]),
    tests("HouseTests", ["Platform"]),
  ],
  swiftLanguageModes: [.v6]
)
