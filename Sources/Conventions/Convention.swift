public import Checks

/// A question about how a project is written: what counts as an instance, and what each instance answers.
///
/// A convention is a constant in a file of its own; `allConventions` lists it, and a test compares that list with the
/// folder.
public struct Convention: Sendable {
  /// `serializer-fields`.
  public let name: String
  /// The plural of what is counted, for a heading: `fields of model serializers`.
  public let title: String
  /// What to tell of an answer that nearly every instance gives; nil where it is not worth a word.
  let sentence: @Sendable (_ answer: String) -> String?
  let collect: @Sendable (_ project: CheckedProject, _ instances: inout Instances) -> Void

  init(
    _ name: String, _ title: String, sentence: @escaping @Sendable (String) -> String?,
    collect: @escaping @Sendable (CheckedProject, inout Instances) -> Void
  ) {
    self.name = name
    self.title = title
    self.sentence = sentence
    self.collect = collect
  }

  /// What the project does.
  public func habit(of project: CheckedProject) -> Habit {
    var instances = Instances()
    collect(project, &instances)
    return Habit(self, instances.inOrder)
  }
}

extension CheckedProject {
  /// What the project does, question by question; those without any instance are left out.
  public var habits: [Habit] {
    allConventions.map { $0.habit(of: self) }.filter { $0.total > 0 }
  }
}
