internal import Platform
internal import TextRegions

/// Looks at what is installed at a site, the way the agent will meet it.
public struct Doctor: Sendable {
  public let site: InstallSite
  /// What the agent starts programs with; `CLAUDE_PROJECT_DIR` is added.
  public let variables: [String: String]
  /// Where hooks are fired: a folder that is not the project's, as an agent's may be.
  public let foreignFolder: String
  /// The version of this program, to be compared with the one that is installed.
  public let version: String

  public init(site: InstallSite, variables: [String: String], foreignFolder: String = "/", version: String) {
    self.site = site
    self.variables = variables
    self.foreignFolder = foreignFolder
    self.version = version
  }

  /// Everything, and between the environment and the hooks what the caller knows of the project.
  public func run(_ project: [@Sendable () -> [DoctorCheck]] = []) -> [DoctorCheck] {
    environment() + project.flatMap { $0() } + settings() + firings()
  }
}

// MARK: Environment

extension Doctor {
  func environment() -> [DoctorCheck] { [program(), git()] }

  private func program() -> DoctorCheck {
    let name = site.record?.choice.program ?? "djangology"
    let advice = "Put the program on the PATH of the agent, or install with --program PATH."
    if let reason = Unfired(program: name, at: site) {
      return DoctorCheck("environment", name, .warning, "is not started: \(reason.words)", advice: advice)
    }
    do throws(InstalledProgram.Failure) {
      let outcome = try InstalledProgram(in: foreignFolder, variables: variables).run([name, "--version"], input: [])
      let line = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      guard line.hasSuffix(version) else {
        return DoctorCheck(
          "environment", name, .warning, "'\(line)' is found, this is \(version)", advice: advice,
          milliseconds: outcome.milliseconds)
      }
      return DoctorCheck("environment", name, .ok, line, milliseconds: outcome.milliseconds)
    } catch {
      return DoctorCheck("environment", name, .failed, error.words, advice: advice)
    }
  }

  private func git() -> DoctorCheck {
    do throws(GitError) {
      let line = String(decoding: try Git(in: site.root.text).run(["--version"]), as: UTF8.self).trimmingSpace()
      return DoctorCheck("environment", "git", .ok, line)
    } catch {
      return DoctorCheck("environment", "git", .warning, "cannot be started: history and changes will not be known")
    }
  }
}

extension InstalledProgram.Failure {
  var words: String {
    switch self {
    case .notFound: "not found"
    case .cannotStart(let errno): "could not be started (\(errno))"
    case .timedOut(let seconds): "no answer within \(seconds) s"
    case .inputTooLarge: "the payload is too large"
    }
  }
}
