extension CheckedFile {
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
