import TestKit

/// Writes commands in ways a shell runs all the same, at random but the same on each run.
struct CommandWrapping {
  /// A program with its arguments can stand behind `sudo`; a script cannot.
  enum Form {
    case simple(String)
    case script(String)

    var text: String {
      switch self {
      case .simple(let text), .script(let text): text
      }
    }
  }

  var random: SplitMix

  init(seed: Int) { random = SplitMix(seed: seed) }

  /// A command around these words, with some of them disguised, behind a few wrappings.
  mutating func wrapped(_ words: [String], disguising: Bool, withUnset: Bool = true) -> String {
    var form = disguising ? disguised(words, withUnset) : .simple(words.joined(separator: " "))
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      guard form.text.utf8.count < 4_000 else { break }
      form = wrapped(form)
    }
    return form.text
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  // MARK: Words

  private mutating func disguised(_ words: [String], _ withUnset: Bool) -> Form {
    var setup: [String] = []
    let spelt = words.map { word in chance(3) ? disguised(word, withUnset, &setup) : word }
    let line = spelt.joined(separator: random.pick([" ", "  ", " \\\n  ", "\t"]))
    return setup.isEmpty
      ? .simple(line) : .script((setup + [line]).joined(separator: random.pick(["; ", "\n", " && "])))
  }

  private mutating func disguised(_ word: String, _ withUnset: Bool, _ setup: inout [String]) -> String {
    let cut = word.index(word.startIndex, offsetBy: Int.random(in: 0..<word.count, using: &random))
    let (head, tail) = (String(word[..<cut]), String(word[cut...]))
    let name = random.pick(["A", "CMD", "x", "_v1"]) + "\(setup.count)"
    // `echo -n` prints nothing.
    let last = word.hasPrefix("-") ? 9 : withUnset ? 13 : 11
    switch Int.random(in: 0..<last, using: &random) {
    case 0: return "\"\(word)\""
    case 1: return "'\(word)'"
    case 2: return head + "\"\"" + tail
    case 3: return head + "''" + tail
    case 4: return head + "\"\(tail)\""
    case 5: return head + "\\" + tail
    case 6: return "$'" + head + "'\"\(tail)\""
    case 7:
      setup.append("\(name)=\(word)")
      return random.pick(["$\(name)", "${\(name)}", "\"$\(name)\"", "${\(name):-check}"])
    case 8:
      setup.append("\(name)=\(head)")
      return "${\(name)}\(tail)"
    case 9: return "$(echo \(word))"
    case 10: return "`printf %s \(word)`"
    case 11: return "${UNSET_\(name):-\(word)}"
    default: return head + "${UNSET_\(name)}" + tail
    }
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  // MARK: Wrappings

  private static let prefixes = [
    "sudo", "sudo -n", "sudo -u deploy -E", "env", "env A=1", "/usr/bin/env -i PATH=/bin", "env -u HOME", "time",
    "timeout 30",
    "timeout -k 5 60s", "nice -n 5", "nohup", "command", "stdbuf -oL", "setsid", "ionice -c2 -n7", "X=1", "DEBUG=1 Y=2",
    "exec",
    "uv run", "uv run --no-sync", "uv run --with rich", "poetry run", "pdm run", "pipenv run", "rye run", "hatch run",
    "conda run -n x",
    "docker compose exec web", "docker compose -f a.yml run --rm -e A=1 web", "docker exec -it web_1",
    "docker-compose exec -T web",
    "podman exec web", "kubectl exec web-0 --", "kubectl -n shop exec -it deploy/web -c app --",
    "heroku run -a shop --",
    "tox -e py312 --", "dotenv run --", "direnv exec .", "doas -u app", "xargs -r", "caffeinate -i", "gosu app",
    "strace -f",
    "dbus-run-session", "unknown-tool --verbose",
  ]

  mutating func wrapped(_ form: Form) -> Form {
    let text = form.text
    if case .simple = form, chance(2) {
      let prefix = random.pick(Self.prefixes)
      return .simple(prefix + " " + text)
    }
    let marker = "EOF\(Int.random(in: 1...99, using: &random))"
    switch Int.random(in: 0..<30, using: &random) {
    case 0: return .simple("bash -c \(Self.quoted(text))")
    case 1: return .simple("sh -c \(Self.quoted(text))")
    case 2: return .simple("bash -lc \(Self.quoted(text))")
    case 3: return .simple("eval \(Self.quoted(text))")
    case 4: return .script("cd backend && \(text)")
    case 5: return .script("cd backend; \(text)")
    case 6: return .script("( \(text) )")
    case 7: return .script("{ \(text)\n}")
    case 8: return .script("if true; then \(text)\nfi")
    case 9: return .script("for i in 1 2; do \(text)\ndone")
    case 10: return .script("while true; do \(text)\nbreak; done")
    case 11: return .script("f() { \(text)\n}\nf")
    case 12: return .script("case x in x) \(text)\n;; esac")
    case 13: return .script("echo start\n\(text)\necho done")
    case 14: return .script("bash <<'\(marker)'\n\(text)\n\(marker)")
    case 15: return .script("cat <<'\(marker)' | sh\n\(text)\n\(marker)")
    case 16: return .script("echo \(Self.quoted(text)) | bash")
    case 17: return .script("echo \"out: $(\(text)\n)\"")
    case 18: return .script("X=$(\(text)\n); echo \"$X\"")
    case 19: return .script("true && { \(text)\n} || exit 1")
    case 20: return .script("ls -la | head -3; \(text)")
    case 21: return .script("( \(text)\n) 2>&1 | tail -20")
    case 22: return .script("{ \(text)\n} > /tmp/out.log 2>&1 &")
    case 23: return .simple("ssh web \(Self.quoted(text))")
    case 24: return .simple("docker compose exec web bash -c \(Self.quoted(text))")
    case 25: return .script("bash <<< \(Self.quoted(text))")
    case 26: return .script("# a note\n\(text)")
    case 27: return .script("cat > /tmp/run.sh <<'\(marker)'\n\(text)\n\(marker)\nbash /tmp/run.sh")
    case 28: return .simple("python -c " + Self.quoted("import os; os.system(" + literal(text) + ")"))
    default: return .script("set -euo pipefail\n\(text)")
    }
  }

  /// A text as Python writes it.
  private func literal(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "\"" + result + "\""
  }
}
