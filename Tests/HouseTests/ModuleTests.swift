import Testing

@Suite struct ModuleTests {
  @Test func `the manifest and the architecture page draw the same arrows`() throws {
    let manifest = try Modules.inManifest()
    let page = try Modules.inArchitecture()
    #expect(!manifest.names.isEmpty)
    #expect(Set(page.names) == Set(manifest.names))
    for name in manifest.names { #expect(page.uses[name] == manifest.uses[name], "\(name)") }
  }

  @Test func `a module uses only modules written above it`() throws {
    for modules in [try Modules.inManifest(), try Modules.inArchitecture()] {
      var above: Set<String> = []
      for name in modules.names {
        let below = (modules.uses[name] ?? []).filter { !above.contains($0) && !$0.hasPrefix("CS") }
        #expect(below.isEmpty, "\(name) uses \(below)")
        above.insert(name)
      }
    }
  }
}
