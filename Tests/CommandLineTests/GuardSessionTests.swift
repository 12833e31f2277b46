import Platform
import TestKit
import Testing

@testable import djangology

/// `guard` says what the hook says while a session is open.
@Suite struct GuardSessionTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "manage.py": "", "shop/models.py": "", "blog/models.py": "",
      ".djangology/sessions/current.md": """
      # One thing

      - started: 2026-11-23 00:07

      ## Off-limits

      - `shop/`

      """,
    ])
  }

  private func verdict(_ words: String...) -> String {
    var context = CommandContext.captured()
    context.caller = Caller(directory: folder.root, variables: [:], isLast: false)
    let code = program.run(["guard"] + words, &context)
    let text = String(decoding: context.output.collected, as: UTF8.self)
    return "\(text.prefix { $0 != "\n" }) \(code.rawValue)"
  }

  @Test func `what is off limits in the session is denied, whoever asks`() {
    #expect(verdict("--edit", folder.root + "/shop/models.py") == "deny 1")
    #expect(verdict("sed -i s/a/b/ shop/models.py") == "deny 1")
    #expect(verdict("git checkout shop/models.py") == "deny 1")
  }

  @Test func `the rest is free`() {
    #expect(verdict("--edit", folder.root + "/blog/models.py") == "allow 0")
    #expect(verdict("git checkout blog/models.py") == "allow 0")
    #expect(verdict("git checkout main") == "allow 0")
  }
}
