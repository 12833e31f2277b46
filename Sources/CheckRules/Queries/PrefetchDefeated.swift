import Checks

let prefetchDefeated = Rule(
  "DJQ106", "prefetch-defeated",
  "A prefetched relation is used in a way that asks the database again.",
  why: "filter(), order_by() and the like make a new query for every row; the prefetched rows are loaded for nothing.",
  .warning, .proven,
  examples: [
    .bad(
      """
      --- library/models.py
      from django.db import models

      class Author(models.Model):
          name = models.CharField(max_length=20)

      class Book(models.Model):
          author = models.ForeignKey(Author, models.CASCADE, related_name="books")
          year = models.IntegerField()
      --- library/views.py
      from library.models import Author

      def latest(request):
          for author in Author.objects.prefetch_related("books"):
              print(«author.books.order_by("-year")»[0])

      def by_age(author):
          return list(author.books.filter(year__lt=1900)), list(author.books.filter(year__gte=1900))

      def ages(request):
          return [«by_age(author)» for author in Author.objects.prefetch_related("books")]
      """),
    .good(
      """
      --- library/models.py
      from django.db import models

      class Author(models.Model):
          name = models.CharField(max_length=20)

      class Book(models.Model):
          author = models.ForeignKey(Author, models.CASCADE, related_name="books")
          year = models.IntegerField()

          class Meta:
              ordering = ["year"]
      --- library/views.py
      from django.db.models import Prefetch
      from library.models import Author, Book

      def latest(request):
          recent = Prefetch("books", queryset=Book.objects.order_by("-year"), to_attr="recent_books")
          for author in Author.objects.prefetch_related(recent):
              print(author.recent_books[0], author.books.filter(year=1))
          for author in Author.objects.prefetch_related("books"):
              print(author.books.count(), author.books.all()[0], author.books.first(), len(author.books.all()))
          for author in Author.objects.all():
              print(author.books.filter(year=3))
      """),
  ],
  .project { project, findings in
    for loop in project.queries.loops where !project.file(loop.place.file).isTest {
      if project.worksInTurns(loop.place, model: loop.rows.model) { continue }
      var seen: Set<QueryPlace> = []
      let defeats = loop.reads.compactMap { defeat($0, loop, project, &seen) }
      // What one call leads to is told once.
      let calls = Dictionary(grouping: defeats, by: \.read.place)
      for (_, group) in calls.sorted(by: { $0.key.node.index < $1.key.node.index }) {
        report(group, loop, project, &findings)
      }
    }
  }
)

private let defeating: Set<String> = [
  "filter", "exclude", "order_by", "values", "values_list", "distinct", "select_related", "aggregate", "last", "first",
  "iterator", "get", "annotate", "earliest", "latest", "reverse",
]

private struct Defeat {
  var read: QueryFacts.Read
  var method: String
}

private func defeat(
  _ read: QueryFacts.Read, _ loop: QueryFacts.Loop, _ project: CheckedProject, _ seen: inout Set<QueryPlace>
) -> Defeat? {
  guard case .always(let method) = read.access, defeating.contains(method), !isWritten(read, project) else {
    return nil
  }
  var (prefetched, model) = (loop.rows.prefetched, loop.rows.model)
  for name in read.path {
    guard let below = prefetched.children[name], let hop = project.fields.step(name, behind: model) else { return nil }
    (prefetched, model) = (below, hop)
  }
  if method == "first", project.fields[model]?.row.ordering.value?.isEmpty != true { return nil }
  return seen.insert(read.inside ?? read.place).inserted ? Defeat(read: read, method: method) : nil
}

/// `order.lines.filter(…).update(…)`: what is written is never what was prefetched.
private func isWritten(_ read: QueryFacts.Read, _ project: CheckedProject) -> Bool {
  let place = read.inside ?? read.place
  let file = project.file(place.file)
  return file.methods(on: place.node).contains { ["update", "delete"].contains($0) }
}

private func report(_ group: [Defeat], _ loop: QueryFacts.Loop, _ project: CheckedProject, _ findings: inout Findings) {
  guard let first = group.first else { return }
  let name = first.read.path.joined(separator: ".")
  let more = group.count == 1 ? "" : ", and \(group.count - 1) more like it"
  findings.report(
    "\(first.method)() on the prefetched \"\(name)\" asks the database for every row\(more); "
      + "prefetch what is wanted with Prefetch(…, queryset=…, to_attr=…)", at: first.read.place.node,
    in: project.file(first.read.place.file),
    related: [RelatedPlace(project.place(loop.rows.origin), "prefetched here")]
      + group.compactMap(\.read.inside).map { RelatedPlace(project.place($0), "asked here") })
}

extension FieldBook {
  /// The model behind a relation of a model.
  fileprivate func step(_ name: String, behind model: ID<ClassRow>) -> ID<ClassRow>? {
    guard let entry = self[model] else { return nil }
    if let field = entry.fields[name] { return target(of: field)?.type }
    return entry.reverse(accessor: name)?.source
  }
}
