import Testing

@testable import djangology

@Suite struct ShellCompletionsTests {
  @Test(arguments: ShellCompletions.Shell.allCases)
  func `a script knows commands and options, but none that is hidden`(_ shell: ShellCompletions.Shell) {
    let script = ShellCompletions.script(for: shell, DemoProgram.program)
    for word in ["capsule", "show", "models", "max-tokens", "lexical", "color"] { #expect(script.contains(word)) }
    for word in ["secret", "trace"] { #expect(!script.contains(word)) }
  }
}
