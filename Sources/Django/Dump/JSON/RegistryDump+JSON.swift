public import Base

extension RegistryDump {
  public enum SectionName: String, Sendable, CaseIterable {
    case settings, apps, models, urls, admin, forms, serializers, filtersets, signals, templates
    case templateGraph = "template_graph"
    case templateTags = "template_tags"
    case commands
    case celeryTasks = "celery_tasks"
    case factories, migrations, classes, names, views
  }

  /// The dump as FORMAT.md wants it; with one section only, the others are left out.
  public func json(only section: SectionName? = nil, tool: String) -> JSONValue {
    json(SectionName.allCases.filter { section == nil || section == $0 }, tool: tool)
  }

  /// Two objects with the members of `json`, about as long when they are written.
  public func jsonHalves(tool: String) -> (first: @Sendable () -> JSONValue, second: @Sendable () -> JSONValue) {
    let names = SectionName.allCases
    let middle = names.firstIndex(of: .filtersets) ?? 0
    return ({ json(names[..<middle], tool: tool) }, { json(names[middle...], tool: nil) })
  }

  private func json(_ sections: some Sequence<SectionName>, tool: String?) -> JSONValue {
    MemberList.json { list in
      if let tool {
        list.write("format", .string("djangology-dump/1"))
        list.write("tool", .string(tool))
        list.write("defaults", .string("standard"))
        list.write("modules", OpenMap(modules).json { .string($0) })
      }
      for name in sections { list.write(name.rawValue, json(name)) }
    }
  }

  private func json(_ section: SectionName) -> JSONValue {
    switch section {
    case .settings: settings.json { $0.json }
    case .apps: apps.json { $0.json }
    case .models: models.json { $0.json }
    case .urls: routes.json { $0.json }
    case .admin: admin.json { $0.json }
    case .forms: forms.json { $0.json }
    case .serializers: serializers.json { $0.json }
    case .filtersets: filterSets.json { $0.json }
    case .signals: receivers.json { $0.json }
    case .templates: templates.json { $0.json }
    case .templateGraph: templateGraph.json { $0.json }
    case .templateTags: tagLibraries.json { $0.json }
    case .commands: commands.json { $0.json }
    case .celeryTasks: tasks.json { $0.json }
    case .factories: factories.json { $0.json }
    case .migrations: migrations.json { $0.json }
    case .classes: classes.json { $0.json }
    case .names: names.json { $0.json { $0.json { .string($0) } } }
    case .views: views.json { $0.json }
    }
  }
}
