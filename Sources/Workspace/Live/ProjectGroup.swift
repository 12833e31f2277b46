import Platform
import Retrieval
import Search

/// Several projects that are asked together; what they say is kept apart and qualified by their names.
public struct ProjectGroup: Sendable {
  public struct Member: Sendable {
    /// `shop` in `shop:orders.Order`.
    public var name: String
    public var project: LiveProject
  }

  public let members: [Member]

  public init(_ projects: [LiveProject]) {
    let names = ProjectLocation.names(of: projects.map(\.root), root: "")
    members = zip(names, projects).map { Member(name: $0, project: $1) }
  }

  /// The environment names the settings of one project, not of all.
  private static func without(_ boot: DumpRequest) -> DumpRequest {
    var boot = boot
    boot.variables["DJANGO_SETTINGS_MODULE"] = nil
    return boot
  }

  // MARK: Capsule

  /// One capsule a project, the budget shared by how much of the task each project's words tell.
  public func capsule(_ request: CapsuleRequest) throws(WorkspaceError) -> [(name: String, answer: CapsuleAnswer)] {
    var shares: [Int] = []
    var weights: [Float] = []
    for member in members {
      let best = try member.project.workspace().relevance(of: request.task)
      weights.append(best * best)
    }
    let total = max(0.001, weights.reduce(0, +))
    // The names of the projects are said, too.
    let budget = request.maxTokens - members.count * Self.headingTokens
    for weight in weights {
      let share = Self.least + (1 - Self.least * Float(members.count)) * weight / total
      shares.append(Int(Float(max(0, budget)) * max(share, 0)))
    }
    var answers: [(name: String, answer: CapsuleAnswer)] = []
    var left = 0
    for (member, share) in zip(members, shares) {
      var own = request
      own.maxTokens = share + left
      let answer = try member.project.capsule(own)
      left = max(0, own.maxTokens - answer.tokens)
      answers.append((member.name, answer))
    }
    return answers
  }

  /// Every project gets a little.
  private static let least: Float = 0.1
  private static let headingTokens = 24

  // MARK: Impact

  /// Of the one project that knows the name, or that stands before it: `shop:orders.Order`.
  public func impact(_ given: ImpactRequest) throws(ImpactFailure) -> (name: String, report: ImpactReport) {
    var request = given
    request.boot = Self.without(request.boot)
    for member in members where request.name.hasPrefix(member.name + ":") {
      var own = request
      own.name = String(request.name.dropFirst(member.name.count + 1))
      return (member.name, try member.project.impact(own))
    }
    var found: [(name: String, report: ImpactReport)] = []
    var candidates: [String] = []
    var meanings: [String] = []
    for member in members {
      do throws(ImpactFailure) {
        found.append((member.name, try member.project.impact(request)))
      } catch {
        switch error {
        case .workspace: throw error
        case .ambiguous(_, let names): meanings += names.map { "\(member.name):\($0)" }
        case .unknown(_, let names): candidates += names.map { "\(member.name):\($0)" } + names
        }
      }
    }
    meanings = found.map { "\($0.name):\($0.report.name)" } + meanings
    if let only = found.first, meanings.count == 1 { return only }
    if meanings.isEmpty { throw .unknown(name: request.name, candidates: candidates) }
    throw .ambiguous(name: request.name, meanings.sorted())
  }

  // MARK: Verify

  /// What the change forgot in each project; those it does not touch say nothing.
  public func verify(_ given: VerifyRequest) throws(VerifyFailure) -> [(name: String, report: VerifyReport)] {
    var request = given
    request.boot = Self.without(request.boot)
    var reports: [(name: String, report: VerifyReport)] = []
    for member in members {
      let report = try member.project.verify(request)
      if !report.files.isEmpty { reports.append((member.name, report)) }
    }
    for place in reports.indices {
      reports[place].report.maxTokens = max(0, request.maxTokens / reports.count - Self.headingTokens)
    }
    return reports
  }
}

extension Workspace {
  /// How much the best file says of a task; only to be compared with that of other projects for the same task.
  func relevance(of task: String) -> Float { index.scores(for: TaskQuery(task)).all.max() ?? 0 }
}
