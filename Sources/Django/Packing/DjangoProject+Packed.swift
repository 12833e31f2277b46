public import Base
import Facts

/// All that answers read of a linked project. What it was linked from – facts and links – is left out.
extension DjangoProject: Packed {
  public static var blank: DjangoProject { DjangoProject() }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&files)
    coder(&sourceRoots)
    coder(&classes)
    coder(&functions)
    coder(&apps)
    coder(&models)
    coder(&modelUsers)
    coder(&views)
    coder(&routes)
    coder(&templates)
    coder(&receivers)
    coder(&tasks)
    coder(&migrations)
    coder(&userModel)
    coder(&modelsByLabel)
    coder(&modelsByClass)
  }
}

extension ProjectFile: Packed {
  public static var blank: ProjectFile { ProjectFile(path: "", facts: .nothing) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&path)
    coder(&module)
    coder(&isPackage)
    coder(&app)
    coder.option(&role)
    coder.number(&flags.rawValue)
    coder(&templateName)
  }
}

extension ProjectClass: Packed {
  public static var blank: ProjectClass {
    ProjectClass(file: .none, definition: .none, name: "", qualifiedName: "")
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&definition)
    coder(&name)
    coder(&qualifiedName)
    coder(&bases)
    coder.number(&roles.rawValue)
    coder.option(&evidence)
  }
}

extension ProjectClass.Base: Packed {
  public static var blank: ProjectClass.Base { .unknown("") }

  public mutating func pack(_ coder: inout PackCoder) {
    var (form, id, text): (UInt8, ID<ProjectClass>, String) =
      switch self {
      case .project(let id): (0, id, "")
      case .external(let text): (1, .none, text)
      case .unknown(let text): (2, .none, text)
      }
    coder.number(&form)
    if form == 0 { coder(&id) } else { coder(&text) }
    self = form == 0 ? .project(id) : form == 1 ? .external(text) : .unknown(text)
  }
}

extension ProjectFunction: Packed {
  public static var blank: ProjectFunction {
    ProjectFunction(file: .none, definition: .none, name: "", qualifiedName: "")
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&file)
    coder(&definition)
    coder(&name)
    coder(&qualifiedName)
    coder.number(&roles.rawValue)
  }
}

extension App: Packed {
  public static var blank: App { App(label: "", name: "", path: "") }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&label)
    coder(&name)
    coder(&path)
  }
}
