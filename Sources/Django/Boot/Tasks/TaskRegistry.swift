import Base
import Evaluation

/// Celery's tasks and the modules its applications look for.
struct TaskRegistry {
  private(set) var tasks: [RegisteredTask] = []
  private var names: [String: Int] = [:]
  /// `autodiscover_tasks` of each application, as called.
  var discoveries: [Discovery] = []
  /// Some name is not known.
  var isOpen = false

  /// The first function of a name stays (`Celery._task_from_fun`).
  mutating func add(_ task: RegisteredTask) {
    guard names[task.name] == nil else { return }
    names[task.name] = tasks.count
    tasks.append(task)
  }

  struct Discovery {
    /// Packages, or what gives them; none for all installed applications.
    var packages: Value
    var relatedName: String?
  }
}

/// A registered task.
struct RegisteredTask {
  var name: String
  /// The function, or the `run` of a class.
  var function: Value
  var condition: ID<Reason>?
}
