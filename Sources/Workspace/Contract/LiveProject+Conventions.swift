import Checks
public import Conventions
import Platform

extension LiveProject {
  /// What the project does again and again, with what does not.
  public func conventions(_ request: CheckRequest = .init()) throws(CheckFailure) -> ConventionReport {
    let project = try checkedProject(request)
    return ConventionReport(onDeepStack { project.habits })
  }

  /// The project as rules see it.
  func checkedProject(_ request: CheckRequest) throws(CheckFailure) -> CheckedProject {
    let configuration = try ConfigurationSearch(root: root).read(request.configuration)
    var asked = request.boot
    asked.settingsModule = asked.settingsModule ?? configuration.djangoSettings
    let boot = asked
    do throws(WorkspaceError) {
      return try boots { kept, now, work throws(WorkspaceError) in
        try kept.checked(self.root, now, boot, configuration, &work)
      }
    } catch {
      throw .workspace(error)
    }
  }
}
