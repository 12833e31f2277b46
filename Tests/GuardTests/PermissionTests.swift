import Base
import Guard
import Platform
import TestKit
import Testing

@Suite struct PermissionTests {
  @Test(arguments: Spec.all(in: "permissions"))
  func `rules decide as specified`(_ spec: Spec) throws {
    let folder = try ProjectFolder(spec.files)
    let matcher = PermissionMatcher(Self.profile(folder))
    spec.check(
      (spec.expectation ?? "").split(separator: "\n").map { line in
        let command = line.drop { $0 != " " }.drop { $0 == " " }
        let text = command.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
        let verdict = matcher.verdict(on: text)?.rawValue ?? "–"
        return verdict + String(repeating: " ", count: 7 - verdict.count) + command
      }.joined(separator: "\n"))
  }

  private static func profile(_ folder: ProjectFolder) -> PermissionProfile {
    let project = GuardedProject.around(folder.root, variables: [:])
    return PermissionProfile(of: ProjectSurvey(of: project), settings: project.settings)
  }

  /// The rules are a net below the guard: what they allow it allows, too.
  @Test func `nothing that the guard refuses is allowed by a rule`() throws {
    let folder = try ProjectFolder(Spec.all(in: "permissions")[0].files)
    let project = GuardedProject.around(folder.root, variables: [:])
    let matcher = PermissionMatcher(Self.profile(folder))
    var refused = 0
    for spec in Spec.all(in: "guard") {
      for line in (spec.expectation ?? "").split(separator: "\n") {
        let command = String(line.drop { $0 != " " }.drop { $0 == " " }).split(separator: "⏎").joined(separator: "\n")
        guard project.decide(command, from: folder.root).verdict > .allow else { continue }
        refused += 1
        #expect(matcher.verdict(on: command) != .allow, "\(command)")
      }
    }
    #expect(refused > 200)
  }

  @Test func `no rule allows what it cannot name`() throws {
    let folder = try ProjectFolder(Spec.all(in: "permissions")[0].files)
    let profile = Self.profile(folder)
    for pattern in profile.allow {
      #expect(pattern.text.hasPrefix("*") == false)
      #expect(!pattern.text.hasSuffix("manage.py *"))
    }
    #expect(profile.denyFiles == ["Read(./.env)", "Edit(./.env)", "Edit(/legacy/)"])
  }

  @Test(arguments: [
    ("python manage.py check *", "python manage.py check", true),
    ("python manage.py check *", "python manage.py checks", false),
    ("python manage.py check:*", "python manage.py check x", true), ("* migrate *", "python manage.py migrate", false),
    ("*migrate*", "python manage.py migrate", true), ("a*b*c", "a1b2c", true), ("a*b*c", "a1b2", false),
    ("x", "x", true), ("x*", "xy", true),
  ])
  func `patterns fit as Claude Code's do`(_ pattern: String, _ command: String, _ fits: Bool) {
    #expect(PermissionPattern(pattern).matches(command) == fits)
  }
}
