import Checks
public import Contract
import Conventions
import Discovery
import Django
import Platform

extension LiveProject {
  /// What is true of the project, to be told to agents.
  public func contractFacts(_ request: CheckRequest = .init()) throws(CheckFailure) -> ContractFacts {
    let (contract, habits) = try contract(request)
    return onDeepStack { ContractFacts(contract, habits) }
  }

  /// What is wrong with the files that tell agents how to work.
  ///
  /// - Parameter paths: below the root; where there are none, the usual files.
  public func checkContract(
    _ paths: [String], _ request: CheckRequest = .init()
  ) throws(CheckFailure) -> ContractReport {
    let (contract, habits) = try contract(request)
    for path in paths where read(path) == nil { throw .unreadable(path: path, reason: "cannot be read") }
    let set = InstructionSet(paths, in: contract.project.beside.paths) { read($0) }
    let violations = try violations(ContractReport.asked(set), request)
    return onDeepStack {
      ContractReport(contract, habits, set, rules: ContractReport.rules(knownRules), violations: violations)
    }
  }

  /// The files as they would be if they said what is true now; those that need no change are among them.
  ///
  /// - Parameter file: where the contract goes; nil for where it is, or belongs.
  public func contractChanges(
    file: String?, _ request: CheckRequest = .init()
  ) throws(CheckFailure) -> [ContractChange] {
    let (contract, habits) = try contract(request)
    let outcome = onDeepStack {
      Result { () throws(BrokenContract) in
        try ContractChange.all(contract, habits, file: file) { read($0) }
      }
    }
    do throws(BrokenContract) {
      return try outcome.get()
    } catch {
      throw .unreadable(path: error.path, reason: error.reason)
    }
  }

  /// Puts them on the disk, each whole or not at all.
  public func write(_ changes: [ContractChange]) throws(CheckFailure) {
    for change in changes where !change.isEmpty {
      let place = FilePath(root).appending(change.path)
      do throws(FileError) {
        try AtomicWrite.makeDirectory(place.parent.text)
        try AtomicWrite.write(change.new, to: place.text, durability: .synced)
      } catch {
        throw .unreadable(path: change.path, reason: "\(error)")
      }
    }
  }

  private func read(_ path: String) -> [UInt8]? { try? FileReader.read(FilePath(root).appending(path).text) }

  private func contract(_ request: CheckRequest) throws(CheckFailure) -> (ContractProject, [Habit]) {
    let project = try checkedProject(request)
    return onDeepStack {
      let found = surroundings(project, request)
      return (
        ContractProject(project, settings: found.settings, requirements: found.requirements), project.habits
      )
    }
  }

  /// What the files say of settings and versions, whatever the environment says.
  private func surroundings(_ project: CheckedProject, _ request: CheckRequest) -> Surroundings {
    let files = ProjectFiles(paths: project.beside.paths.sorted(), tree: DiskTree(root: root)) { path in
      project.file(at: path)?.tree
    }
    let variables = request.boot.variables.filter { $0.key != "DJANGO_SETTINGS_MODULE" }
    return Surroundings(files, .init(environmentOf: root, variables, python: request.boot.python))
  }

  /// How often rules are broken.
  private func violations(_ codes: [String], _ request: CheckRequest) throws(CheckFailure) -> [String: Int] {
    guard !codes.isEmpty else { return [:] }
    var asked = request
    asked.select = codes
    asked.paths = []
    let found = try check(asked).report.findings
    return Dictionary(found.map { ($0.diagnostic.code, 1) }, uniquingKeysWith: +)
  }
}
