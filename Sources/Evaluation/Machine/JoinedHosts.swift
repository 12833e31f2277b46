public import Base
public import PythonSyntax

/// Several hosts as one: a project may be built with more than one framework.
///
/// Of functions that several hosts know, the first that answers does; every host hears of every class.
public final class JoinedHosts: EvaluationHost {
  public let functions: [String: Int]
  public let metaclasses: Set<String>
  public let completeClasses: Set<String>
  public let startedByBases: Set<String>
  private let hosts: [any EvaluationHost]
  /// By number: the hosts that know the function, with the numbers they gave it.
  private let owners: [[(host: Int, number: Int)]]

  public init(_ hosts: [any EvaluationHost]) {
    var functions: [String: Int] = [:]
    var owners: [[(host: Int, number: Int)]] = []
    for (row, host) in hosts.enumerated() {
      for (name, number) in host.functions.sorted(by: { $0.key < $1.key }) {
        if functions[name] == nil {
          functions[name] = owners.count
          owners.append([])
        }
        if let joined = functions[name] { owners[joined].append((row, number)) }
      }
    }
    self.hosts = hosts
    self.functions = functions
    self.owners = owners
    metaclasses = hosts.reduce(into: []) { $0.formUnion($1.metaclasses) }
    completeClasses = hosts.reduce(into: []) { $0.formUnion($1.completeClasses) }
    startedByBases = hosts.reduce(into: []) { $0.formUnion($1.startedByBases) }
  }

  /// The same hosts, each replaced by its fork.
  private init(_ other: JoinedHosts, _ hosts: [any EvaluationHost]) {
    self.hosts = hosts
    functions = other.functions
    owners = other.owners
    metaclasses = other.metaclasses
    completeClasses = other.completeClasses
    startedByBases = other.startedByBases
  }

  public func fork() -> any EvaluationHost { JoinedHosts(self, hosts.map { $0.fork() }) }

  /// The first host of a kind.
  public func host<Host: EvaluationHost>(_ kind: Host.Type) -> Host? { hosts.lazy.compactMap { $0 as? Host }.first }

  public func call(_ native: Int, _ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    for owner in owners[native] {
      if let value = hosts[owner.host].call(owner.number, call, in: &evaluator) { return value }
    }
    return nil
  }

  public func made(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    for host in hosts { host.made(type, in: &evaluator) }
  }

  public func mayLack(_ name: Text, _ object: ID<Instance>, in evaluator: inout Evaluator) -> Bool {
    for host in hosts where host.mayLack(name, object, in: &evaluator) { return true }
    return false
  }

  public func openAttributes(of statement: ID<Node>, in file: PythonFile) -> [ID<Instance>: Set<String>] {
    hosts.reduce(into: [:]) { $0.merge($1.openAttributes(of: statement, in: file)) { $0.union($1) } }
  }
}
