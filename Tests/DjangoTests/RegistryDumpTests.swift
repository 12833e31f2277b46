import Base
import Django
import Testing

@Suite struct RegistryDumpTests {
  private static func text(_ section: RegistryDump.SectionName, _ fill: (inout RegistryDump) -> Void) -> String {
    var dump = RegistryDump()
    fill(&dump)
    return dump.json(only: section, tool: "t").text(.compact)
      .replacing(#"{"format":"djangology-dump/1","tool":"t","defaults":"standard","modules":{},"#, with: "{")
  }

  @Test func `a section that nobody filled is unknown`() {
    for section in RegistryDump.SectionName.allCases where section != .migrations {
      #expect(Self.text(section) { _ in } == #"{"\#(section.rawValue)":{"unknown":"not stated"}}"#)
    }
  }

  @Test(
    arguments: [
      (.closed, #"["a"]"#), (.open, #"{"open":true,"items":["a"]}"#),
      (.hints(["x"]), #"{"open":["x"],"items":["a"]}"#), (.unknown("why"), #"{"unknown":"why"}"#),
    ] as [(Openness, String)])
  func `a list says whether it is complete`(_ openness: Openness, _ list: String) {
    let text = Self.text(.templateGraph) { dump in
      var row = DumpedTemplateLinks(name: "n", path: "p")
      row.extends = OpenList(["a"], openness)
      dump.templateGraph = [row]
    }
    #expect(text.contains(#""extends":\#(list),"includes":[]"#))
  }

  @Test func `what equals its default is left out, what is unknown is not`() {
    let text = Self.text(.models) { dump in
      var field = DumpedField(name: "total")
      field.className = .value("django.db.models.DecimalField")
      (field.internalType, field.declaredIn) = (.value("DecimalField"), .unknown("computed"))
      (field.isNull, field.hasDefault) = (true, .unknown("called"))
      var model = DumpedModel(className: "shop.models.Order", place: DumpedPlace("shop/models.py", 3))
      (model.label, model.dbTable, model.bases) = (.value("shop.Order"), .value(nil), .value([]))
      (model.managers, model.isManaged, model.fields) = (.value([]), false, [field])
      model.note.condition = "settings.DEBUG"
      dump.models = [model]
    }
    #expect(
      text == """
        {"models":[{"class":"shop.models.Order","label":"shop.Order","file":"shop/models.py","line":3,"managed":false,\
        "fields":[{"name":"total","class":"django.db.models.DecimalField","internal_type":"DecimalField","null":true,\
        "has_default":{"unknown":"called"},"declared_in":{"unknown":"computed"}}],"conditional":"settings.DEBUG"}]}
        """)
  }

  @Test func `a relation is told by its model, also when there is none`() {
    let text = Self.text(.models) { dump in
      var field = DumpedField(name: "tags")
      (field.className, field.internalType, field.declaredIn) = (.value(nil), .value(nil), .value(nil))
      var relation = DumpedRelation(relatedModel: .value(nil))
      (relation.accessor, relation.relatedQueryName, relation.through) = (
        .value(nil), .value(nil), .value(.automatic)
      )
      field.relation = relation
      var model = DumpedModel(className: "m.M", place: .unstated)
      model.fields = [field]
      dump.models = [model]
    }
    #expect(text.contains(#""fields":[{"name":"tags","related_model":null,"through":"auto"}]"#))
  }

  @Test func `a route is the text of its parts, and a sender says its kind`() {
    let route = Self.text(.urls) { dump in
      var row = DumpedRoute(parts: .value([.init("a/", .path), .init("^b$", .re)]), name: .value("ab"))
      (row.callback, row.place) = (.value("v.f"), DumpedPlace("v.py", 1))
      row.urlconfFile = .value("urls.py")
      row.converters = .value(["pk": "c.Int"])
      dump.routes = [row]
    }
    #expect(
      route == """
        {"urls":[{"route":"a/^b$","parts":[["a/","path"],["^b$","re"]],"name":"ab","callback":"v.f","file":"v.py",\
        "line":1,"converters":{"pk":"c.Int"},"urlconf_file":"urls.py"}]}
        """)
    let receiver = Self.text(.signals) { dump in
      dump.receivers = [
        DumpedReceiver(
          signal: "s", receiver: "m.f", sender: .value(.model("shop.Order")), place: DumpedPlace("m.py", 2)),
        DumpedReceiver(signal: "s", receiver: "m.f", sender: .value(.any), place: DumpedPlace("m.py", 2)),
      ]
    }
    #expect(
      receiver == """
        {"signals":[{"signal":"s","receiver":"m.f","sender":"shop.Order","sender_kind":"model","file":"m.py",\
        "line":2},{"signal":"s","receiver":"m.f","file":"m.py","line":2}]}
        """)
  }

  @Test func `migrations tell the disk, the leaves and the changes`() {
    let text = Self.text(.migrations) { dump in
      var operation = DumpedOperation(op: "AddField")
      (operation.modelName, operation.name) = (.value("order"), .value("total"))
      var migration = DumpedMigration(app: "shop", name: "0002_total")
      migration.file = .value("shop/migrations/0002_total.py")
      (migration.dependencies, migration.operations) = ([.init("shop", "0001_initial")], [operation])
      var migrations = DumpedMigrations()
      (migrations.disk, migrations.leaves) = ([migration], ["shop": ["0002_total"]])
      migrations.changes = ["shop": .value([operation]), "blog": .unknown("a custom field")]
      dump.migrations = .value(migrations)
    }
    let operation = #"{"op":"AddField","model_name":"order","name":"total"}"#
    #expect(
      text == """
        {"migrations":{"disk":[{"app":"shop","name":"0002_total","file":"shop/migrations/0002_total.py",\
        "dependencies":[["shop","0001_initial"]],"operations":[\(operation)]}],"leaves":{"shop":["0002_total"]},\
        "changes":{"blog":{"unknown":"a custom field"},"shop":[{"operations":[\(operation)]}]}}}
        """)
  }
}
