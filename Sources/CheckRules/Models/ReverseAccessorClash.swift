import Checks

let reverseAccessorClash = Rule(
  "DJM002", "reverse-accessor-clash",
  "Two relations, or a relation and a field, want the same name on the model they lead to.",
  why: "Django's checks stop the server with fields.E302 to E305: one name can stand for one thing only.",
  .error, .proven, isCore: true, facets: ["field", "accessor", "manager", "invalid-name", "abstract-base", "property"],
  examples: [
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          name = models.CharField(max_length=20)

      class Ticket(models.Model):
          author = models.ForeignKey(Agent, models.CASCADE)
          «reviewer» = models.ForeignKey(Agent, models.CASCADE)
      """, facet: "accessor"),
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          tickets = models.IntegerField()

      class Ticket(models.Model):
          «agent» = models.ForeignKey(Agent, models.CASCADE, related_name="tickets")
      """, facet: "field"),
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          tickets = models.Manager()

      class Ticket(models.Model):
          «agent» = models.ForeignKey(Agent, models.CASCADE, related_name="tickets")
      """, facet: "manager"),
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          name = models.CharField(max_length=20)

      class Owned(models.Model):
          «agent» = models.ForeignKey(Agent, models.CASCADE, related_name="things")

          class Meta:
              abstract = True

      class Ticket(Owned):
          pass

      class Note(Owned):
          pass
      """, facet: "abstract-base"),
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          name = models.CharField(max_length=20)

      class Ticket(models.Model):
          «agent» = models.ForeignKey(Agent, models.CASCADE, related_name="the tickets")
          «other» = models.ForeignKey(Agent, models.CASCADE, related_name="their__tickets")
      """, facet: "invalid-name"),
    .bad(
      """
      from django.db import models

      class Agent(models.Model):
          name = models.CharField(max_length=20)

      class Ticket(models.Model):
          agent = models.ForeignKey(Agent, models.CASCADE)

          @property
          def «agent_id»(self):
              return 3
      """, facet: "property"),
    .good(
      """
      from django.db import models

      class Agent(models.Model):
          name = models.CharField(max_length=20)
          friends = models.ManyToManyField("self")
          rivals = models.ManyToManyField("self")

      class Ticket(models.Model):
          author = models.ForeignKey(Agent, models.CASCADE, related_name="tickets_written")
          reviewer = models.ForeignKey(Agent, models.CASCADE, related_name="tickets_reviewed")
          first = models.ForeignKey(Agent, models.CASCADE, related_name="+")
          second = models.ForeignKey(Agent, models.CASCADE, related_name="+")
          watchers = models.ManyToManyField(Agent, related_name="watched")

      class Owned(models.Model):
          agent = models.ForeignKey(Agent, models.CASCADE, related_name="%(app_label)s_%(class)s_things")

          class Meta:
              abstract = True

      class Letter(Owned):
          pass

      class Note(Owned):
          pass

      class Urgent(Letter):
          pass
      """),
    .good(
      """
      from django.db import models

      class Thing(models.Model):
          pass

      class Asset(Thing):
          pass

      class Server(Asset):
          peers = models.ManyToManyField("self", through="Cable", symmetrical=False)

      class Cable(models.Model):
          out = models.ForeignKey(Server, models.CASCADE, related_name="cables_out")
          back = models.ForeignKey(Server, models.CASCADE, related_name="cables_back")

      class Guest(Thing):
          host = models.ForeignKey(Server, models.CASCADE)
      """),
    .bad(
      """
      from django.db import models

      class Thing(models.Model):
          pass

      class Guest(Thing):
          «host» = models.ForeignKey(Thing, models.CASCADE, related_name="guest")
      """),
  ],
  .project { project, findings in
    var clashes = Clashes(project: project)
    for entry in project.fields.all { clashes.check(entry) }
    for one in clashes.found {
      findings.report(one.message, at: one.place, facet: one.facet, related: one.related, symbol: one.symbol)
    }
  }
)

/// Walks relations as `RelatedField._check_clashes` does.
private struct Clashes {
  struct Found {
    var message: String
    var place: SourcePlace
    var facet: String
    var related: [RelatedPlace] = []
    var symbol: String
  }

  let project: CheckedProject
  private(set) var found: [Found] = []
  private var seen: Set<SourcePlace> = []

  init(project: CheckedProject) { self.project = project }

  mutating func check(_ entry: ModelEntry) {
    guard entry.row.isAbstract.value == false, entry.row.isInstalled, isUsed(entry),
      let model = entry.checked(in: project)
    else { return }
    checkProperties(model, entry)
    for field in entry.row.fields.items where project.fields.isOwn(field, of: entry) {
      guard let relation = field.relation, let name = field.name.value, let written = model.written(name) else {
        continue
      }
      checkName(relation, written, model)
      if (relation.accessor.value ?? nil)?.hasSuffix("+") ?? false { continue }
      guard let target = project.fields.target(of: field), isUsed(target), !isConditional(entry, field) else {
        continue
      }
      checkFields(name, relation, target, written, model)
      checkOthers(name, relation, target, written, model, entry)
      checkManagers(relation, target, written, model)
    }
  }

  /// Swapped-out models are not looked at.
  private func isUsed(_ entry: ModelEntry) -> Bool { entry.row.swapped == .value(nil) }

  private func isConditional(_ entry: ModelEntry, _ field: DumpedField) -> Bool {
    entry.row.note.condition != nil || field.note.condition != nil
  }

  private mutating func add(
    _ message: String, _ written: WrittenField, _ facet: String, _ model: CheckedModel, other: WrittenField? = nil,
    of otherModel: CheckedModel? = nil
  ) {
    guard seen.insert(written.place).inserted else { return }
    let related = other.map { [RelatedPlace($0.place, "the other one")] } ?? []
    found.append(
      Found(
        message: message, place: written.place, facet: facet, related: related,
        symbol: model.label + "." + written.name))
  }

  // MARK: Names

  private mutating func checkName(_ relation: DumpedRelation, _ written: WrittenField, _ model: CheckedModel) {
    guard let name = relation.relatedName.value ?? nil, !name.hasSuffix("+") else { return }
    if !isIdentifier(name) {
      add("related_name \"\(name)\" is not a name in Python; end it with + for none", written, "invalid-name", model)
    } else if let query = relation.relatedQueryName.value ?? nil, query.hasSuffix("_") || query.contains("__") {
      add("\"\(query)\" cannot be written in a query: it has or ends with underscores", written, "invalid-name", model)
    }
  }

  private func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return true }
    if first.properties.numericType != nil { return false }
    return name.unicodeScalars.allSatisfy {
      $0 == "_" || $0 == "%" || $0 == "(" || $0 == ")" || $0.properties.isXIDContinue
    }
  }

  /// `fields.E302`, `fields.E303`.
  private mutating func checkFields(
    _ name: String, _ relation: DumpedRelation, _ target: ModelEntry, _ written: WrittenField, _ model: CheckedModel
  ) {
    for wanted in [relation.accessor.value ?? nil, relation.relatedQueryName.value ?? nil] {
      guard let wanted, let field = target.fields[wanted], !field.isGenericKey else { continue }
      // Generic relations are private fields.
      if (field.className.value ?? nil)?.hasSuffix("GenericRelation") ?? true { continue }
      let advice = relation.relatedName == .value(nil) ? "give a related_name" : "give another related_name"
      add("\(target.name) has a field \"\(wanted)\" already: \(advice)", written, "field", model)
      return
    }
  }

  /// `fields.E304`, `fields.E305`.
  private mutating func checkOthers(
    _ name: String, _ relation: DumpedRelation, _ target: ModelEntry, _ written: WrittenField, _ model: CheckedModel,
    _ entry: ModelEntry
  ) {
    let mine = relation.accessor.value ?? nil
    let query = relation.relatedQueryName.value ?? nil
    if isGeneric(entry.fields[name]) { return }
    for other in project.fields.concrete(target).reverses where !isGeneric(other.field) {
      if other.source == entry.type && other.fieldName == name || isParentsLink(other.field, to: target) { continue }
      guard let accessor = other.accessor, accessor == mine || accessor == query,
        let source = project.fields[other.source], isUsed(source), !isConditional(source, other.field)
      else { continue }
      let place = source.checked(in: project)?.written(other.fieldName)
      if let place, place.place == written.place {
        add(
          "every heir of \(declarer(written)) wants the name \"\(accessor)\" on \(target.name): put %(class)s into it",
          written, "abstract-base", model)
        return
      }
      // One of two is enough: the later one.
      if let place, comesLater(place, written) { continue }
      add(
        "\(model.label).\(name) and \(source.label).\(other.fieldName) both become \(target.name).\(accessor): "
          + "give one a related_name", written, "accessor", model, other: place)
      return
    }
  }

  /// Links of heirs to a parent of the model: `Options._get_fields` does not inherit their other sides.
  private func isParentsLink(_ field: DumpedField, to model: ModelEntry) -> Bool {
    guard field.relation?.isParentLink.value == true, let parent = project.fields.target(of: field) else {
      return false
    }
    return project.fields.concrete(parent).type != project.fields.concrete(model).type
  }

  /// The other side of a generic relation is hidden.
  private func isGeneric(_ field: DumpedField?) -> Bool {
    (field?.className.value ?? nil)?.hasSuffix("GenericRelation") ?? false
  }

  private func declarer(_ written: WrittenField) -> String {
    written.file.symbol(around: written.target).split(separator: ".").last.map(String.init) ?? ""
  }

  private func comesLater(_ one: WrittenField, _ other: WrittenField) -> Bool {
    (one.place.path, one.place.range.start) > (other.place.path, other.place.range.start)
  }

  /// `fields.E348`.
  private mutating func checkManagers(
    _ relation: DumpedRelation, _ target: ModelEntry, _ written: WrittenField, _ model: CheckedModel
  ) {
    guard let accessor = relation.accessor.value ?? nil,
      let manager = target.row.managers.value?.first(where: { $0.name == accessor })
    else { return }
    add(
      "\(target.name) has a manager \"\(manager.name)\" already: give another related_name", written, "manager", model)
  }

  /// `models.E025`.
  private mutating func checkProperties(_ model: CheckedModel, _ entry: ModelEntry) {
    for (name, member) in project.tables.classes[model.type].members.sorted(by: { $0.key < $1.key }) {
      guard case .function(let function) = member, project.tables.functions[function].isProperty,
        let field = entry.key(ofColumn: name)
      else { continue }
      let place = model.file.namePlace(of: project.tables.functions[function].node)
      guard seen.insert(place).inserted else { continue }
      found.append(
        Found(
          message: "the property hides the column \"\(name)\" of \(field.name.value ?? "")", place: place,
          facet: "property", symbol: model.label + "." + name))
    }
  }
}
