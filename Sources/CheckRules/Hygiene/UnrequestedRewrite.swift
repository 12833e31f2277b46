import Checks

let unrequestedRewrite = Rule(
  "DJX208", "unrequested-rewrite",
  "A change rewrites code that does afterwards what it did before.",
  why:
    "Whoever reviews the change must read every line of it, and what it was made for is lost among what it was not.",
  .warning, enabled: .never, .likely,
  facets: [
    "layout", "quotes", "comments", "dropped-comments", "docstrings", "annotations", "renames", "order", "imports",
  ],
  examples: [
    .bad(
      """
      --- shop/prices.py
      def gross(price, rate):
          «total = round(price * rate, 2)»
          return total

      def net(price, rate):
          return price / rate
      """, facet: "layout",
      before: """
        --- shop/prices.py
        def gross(price, rate):
            total = round(
                price * rate,
                2,
            )
            return total

        def net(price, rate):
            return price - rate
        """),
    .bad(
      """
      --- shop/prices.py
      def «gross»(price, rate):
          amount = price * rate
          return round(amount)
      """, facet: "renames",
      before: """
        --- shop/prices.py
        def gross(price, rate):
            result = price * rate
            return round(result)
        """),
    .bad(
      """
      --- shop/prices.py
      def gross(price, rate):
          «\"""The price with tax.\"""»
          return price * rate

      def net(price, rate):
          \"""The price without tax.\"""
          return price / rate
      """, facet: "docstrings",
      before: """
        --- shop/prices.py
        def gross(price, rate):
            return price * rate

        def net(price, rate):
            return price - rate
        """),
    .bad(
      """
      --- shop/prices.py
      class Prices:
          def net(self):
              return self.price

          «def gross(self):
              return self.price * self.rate»
      """, facet: "order",
      before: """
        --- shop/prices.py
        class Prices:
            def gross(self):
                return self.price * self.rate

            def net(self):
                return self.price
        """),
    .good(
      """
      --- shop/prices.py
      from decimal import Decimal

      def gross(price: Decimal, rate):
          \"""The price with tax.\"""
          # Half a cent goes up.
          amount = price * rate
          return round(amount, 2)

      def net(price, rate):
          return price / rate
      """,
      before: """
        --- shop/prices.py
        def gross(price, rate):
            return price * rate

        def net(price, rate):
            return price / rate
        """),
    .good(
      """
      --- shop/prices.py
      LIMIT = 20  # noqa: E501
      """,
      before: """
        --- shop/prices.py
        LIMIT = 10
        """),
  ],
  .project { project, findings in
    for file in project.base?.reviewedFiles ?? [] {
      for (kind, group) in Dictionary(grouping: file.rewrites, by: \.kind) {
        guard let first = group.first else { continue }
        let rest = group.dropFirst().prefix(mostRelated).map {
          RelatedPlace(SourcePlace(file.path, $0.place), $0.subject.isEmpty ? "here too" : $0.subject)
        }
        findings.report(
          words(kind, group), at: SourcePlace(file.path, first.place), facet: kind.rawValue, related: Array(rest),
          symbol: file.path)
      }
    }
  }
)

private let mostRelated = 20

private func words(_ kind: Rewrite.Kind, _ group: [Rewrite]) -> String {
  let (count, subjects) = (group.count, names(group))
  switch kind {
  case .layout: return "\(things(count, "piece")) of code only laid out anew\(subjects): leave the layout as it is"
  case .quotes: return "other quotes in \(things(count, "statement")): leave them as they are"
  case .comments: return "\(things(count, "comment")) added or reworded where the code is as it was"
  case .droppedComments: return "\(things(count, "comment")) gone where the code is as it was: put them back"
  case .docstrings: return "\(things(count, "docstring")) of code that is as it was\(subjects)"
  case .annotations: return "annotations of code that is as it was\(subjects)"
  case .renames: return "\(things(count, "local variable")) renamed, and nothing else of it\(subjects)"
  case .order: return "moved without a change\(subjects): leave the order as it is"
  case .imports: return "imports in another order: leave them as they are"
  }
}

private func things(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }

/// ` (gross, net, …)`.
private func names(_ group: [Rewrite]) -> String {
  let known = group.map(\.subject).filter { !$0.isEmpty }
  if known.isEmpty { return "" }
  return " (" + (known.prefix(3) + (known.count > 3 ? ["…"] : [])).joined(separator: ", ") + ")"
}
