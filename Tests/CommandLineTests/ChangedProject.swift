import FoundationEssentials
import Platform
import TestKit

@testable import djangology

/// The files of a spec as a commit, those below `new/` written over them, and the shell lines of the spec run on that.
final class ChangedProject {
  private let project: SpecProject
  private let lines: [String]

  init(_ spec: Spec) throws {
    let files = spec.files.filter { !$0.path.isEmpty }
    lines = spec.files.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n").map(String.init) }
    project = try SpecProject(files.filter { !$0.path.hasPrefix("new/") })
    if !lines.contains("# no commit") {
      try git(["init", "-q", "-b", "main", "."])
      try git(["add", "-A"])
      try commit("first")
    }
    for file in files where file.path.hasPrefix("new/") {
      let path = FilePath(project.root).appending(file.path.dropFirst(4))
      try AtomicWrite.makeDirectory(path.parent.text)
      try AtomicWrite.write(file.bytes, to: path.text)
    }
  }

  /// `git`, `rm` and `mv` prepare; all else is asked of the program.
  func transcript() throws -> String {
    var answers: [String] = []
    for line in lines where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "git": try git(Array(words.dropFirst()))
      case "rm": try FileManager.default.removeItem(atPath: path(words[1]))
      case "mv":
        try AtomicWrite.makeDirectory(FilePath(path(words[2])).parent.text)
        try FileManager.default.moveItem(atPath: path(words[1]), toPath: path(words[2]))
      default: answers.append(project.transcript(line))
      }
    }
    return answers.joined(separator: "\n")
  }

  private func path(_ relative: String) -> String { project.root + "/" + relative }

  private func commit(_ message: String) throws { try git(["commit", "-q", "-m", message]) }

  private func git(_ words: [String]) throws {
    let identity = ["-c", "user.name=spec", "-c", "user.email=spec@example.org", "-c", "init.defaultBranch=main"]
    _ = try Git(in: project.root).run(identity + words)
  }
}
