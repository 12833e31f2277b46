import Checks

let invalidSyntax = Rule(
  "DJX003", "invalid-syntax",
  "Python cannot parse the file.",
  why: """
    SyntaxError as soon as something imports it, and no other rule can judge what is in it. Files that nothing imports \
    – skeletons, data of tests – are told only when they are named on the command line.
    """,
  .error, .proven, isCore: true, facets: ["module", "other"],
  examples: [
    .bad(
      """
      --- shop/prices.py
      def total(order):
          return sum(order.«lines»
      """, facet: "module"),
    .bad(
      """
      --- shop/views.py
      def orders(request):
      «return» None
      """, facet: "module"),
    .good(
      """
      --- shop/prices.py
      def total(order):
          match order:
              case {"lines": [*lines]} if (found := sum(lines)): return f"{found!r:>{len(lines)}}"
          try: return order.total
          except* ValueError: pass
      type Price[T] = dict[str, T]
      """),
  ],
  .files { file, findings in
    guard let refusal = file.refusal else { return }
    let facet = file.isImportable ? "module" : "other"
    findings.report(refusal.words, at: refusal.place, facet: facet, symbol: file.module)
  }
)
