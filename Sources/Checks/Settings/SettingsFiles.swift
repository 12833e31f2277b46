extension CheckedFile {
  /// Whether the file looks like settings of Django: the ones in use, or others of the project.
  public var isSettings: Bool {
    if let used = project.dump.settings.value?.file.value ?? nil, used == path { return true }
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return false }
    return name.hasPrefix("settings") || name.hasSuffix("_settings.py") || name.hasSuffix("settings.py")
      || parts.dropLast().last == "settings" && name != "__init__.py" || parts.dropLast().last == "settings"
  }

  /// Settings that no public server runs with.
  public var isForDevelopment: Bool {
    let words = [
      "dev", "develop", "development", "local", "test", "tests", "testing", "ci", "example", "sample", "demo", "docker",
      "sandbox", "debug", "docs", "doc", "codespaces", "gitpod", "build", "travis", "github", "benchmark", "benchmarks",
    ]
    return path.lowercased().split { "/._-".contains($0) }.contains { words.contains(String($0)) }
      || path.contains("template")
  }
}
