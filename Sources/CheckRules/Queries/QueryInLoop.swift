import Checks

let queryInLoop = Rule(
  "DJQ105", "query-in-loop",
  "A query is made anew in every turn of a loop.",
  why: "The time grows with the number of turns; one query for all of them, or one before the loop, does not.",
  .warning, .likely, facets: ["depends-on-loop-var", "loop-invariant"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          for line in cart_lines:
              product = «Product.objects.get(pk=line["product_id"])»
              print(product)
      """, facet: "depends-on-loop-var"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          for line in cart_lines:
              if «Product.objects.count()» > 3:
                  print(line)
      """, facet: "loop-invariant"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          products = Product.objects.in_bulk([line["product_id"] for line in cart_lines])
          for line in cart_lines:
              print(products[line["product_id"]])
          for name in ["a", "b"]:
              print(Product.objects.get(name=name))
          for product in Product.objects.filter(name="x"):
              print(product)
          for line in cart_lines:
              Product.objects.get_or_create(name=line["name"])
          while True:
              if not Product.objects.exists():
                  break

      def load(names):
          for name in names:
              if Product.objects.filter(name__iexact=name).exists():
                  print("there")
              if not Product.objects.filter(name=name).exists():
                  Product.objects.create(name=name)

      def narrow(parameters):
          for key, value in parameters.items():
              if key == "after":
                  print(Product.objects.get(pk=value))
              Product.objects.select_for_update().get(pk=value)
              Product.objects.get(**{key: value})
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def rename(changes):
          for change in changes:
              product = Product.objects.get(pk=change["id"])
              product.name = change["name"]
              product.save()

      def listed(changes):
          found = []
          for change in changes:
              try:
                  found.append(Product.objects.get(pk=change["id"]))
              except Product.DoesNotExist:
                  print("no product", change["id"])
          return found

      def replace(changes):
          for change in changes:
              if Product.objects.filter(name=change["new"]).exists():
                  Product.objects.filter(name=change["old"]).delete()
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      KEPT = {}

      class ProductManager(models.Manager):
          def named(self, name):
              if name in KEPT:
                  return KEPT[name]
              KEPT[name] = self.filter(name=name)
              products = self.filter(name=name)
              return products

      class Product(models.Model):
          name = models.CharField(max_length=20)
          objects = ProductManager()
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines, kind):
          for line in cart_lines:
              for product in Product.objects.named("x"):
                  print(product)

      def rest(types):
          for one in types:
              model = one.model_class()
              if model is not None:
                  print(model)
              else:
                  print(Product.objects.get(name=one.name))
      """),
  ],
  .project { project, findings in
    var seen: Set<QueryPlace> = []
    for one in project.queries.repeated where seen.insert(one.call).inserted {
      let file = project.file(one.call.file)
      if file.isTest || file.isByTheWay || isTaken(one, file) || !isPlain(one, file)
        || isForLostModels(one, file) || isWritten(one, file) || isMissedOneByOne(one, file) || isJudged(one, file)
        || isForWorker(one, file) || isOfSeveral(one, file) || !one.dependsOnLoop && isConditional(one, file)
        || project.worksInTurns(one.loop)
      {
        continue
      }
      let advice =
        one.dependsOnLoop
        ? "ask once for all of them, for example with in_bulk() or a look-up with __in"
        : "ask once in front of the loop"
      findings.report(
        "\(one.method == "iteration" ? "this query" : one.method + "()") is asked in every turn of the loop; \(advice)",
        at: one.call.node, in: file, facet: one.dependsOnLoop ? "depends-on-loop-var" : "loop-invariant",
        related: [RelatedPlace(project.place(one.loop), "the loop")])
    }
  }
)

/// A query behind which the loop is left is asked once, mostly.
private func isTaken(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  var inner = one.call.node
  for outer in tree.ancestors(of: one.call.node).dropLast().reversed() {
    if outer == one.loop.node { return false }
    switch tree.kind(outer) {
    case .returnStatement, .raiseStatement: return true
    // What was found is kept: `if key not in known:`.
    case .ifStatement:
      if let test = tree.firstChild(of: outer), test != inner, tree.text(of: test).contains("not in ") { return true }
    case .block:
      if let last = tree.lastChild(of: outer), last != inner,
        [.breakStatement, .returnStatement, .raiseStatement].contains(tree.kind(last)),
        tree.parent(of: outer) != one.loop.node
      {
        return true
      }
    default: break
    }
    inner = outer
  }
  return false
}

/// Only content types whose model is gone come to where `model_class()` gave nothing.
private func isForLostModels(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  var inner = one.call.node
  for outer in tree.ancestors(of: one.call.node).reversed().prefix(while: { $0 != one.loop.node }) {
    if tree.kind(outer) == .ifStatement, let test = tree.firstChild(of: outer) {
      let text = tree.text(of: test)
      let none = text.hasSuffix(" is None") ? " is None" : text.hasSuffix(" is not None") ? " is not None" : ""
      let isLost = none == " is None" ? tree.kind(inner) == .block : tree.kind(inner) == .elseClause
      if isLost, isModelClass(String(text.dropLast(none.count)), around: one.call.node, file) { return true }
    }
    inner = outer
  }
  return false
}

private func isModelClass(_ name: String, around node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node) else { return false }
  return file.tree.own(.assign, in: function).contains { statement in
    guard let target = file.tree.firstChild(of: statement), let value = file.tree.lastChild(of: statement) else {
      return false
    }
    return file.tree.dottedName(of: target) == name && file.tree.text(of: value).hasSuffix(".model_class()")
  }
}

/// A row that is got, changed and saved in the same turn, or whose table changes from turn to turn.
private func isWritten(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  guard one.method != "iteration" else { return false }
  let model = head(of: one.call.node, file)
  // `Order.objects.get(…).lines.add(line)`.
  let writing: Set<String> = ["add", "set", "remove", "save", "delete", "update"]
  if !writing.isDisjoint(with: file.methods(on: one.call.node)) { return true }
  let assigned = file.enclosing(one.call.node, .assign)
  let row = assigned.flatMap { file.tree.firstChild(of: $0) }.flatMap { file.tree.dottedName(of: $0) }
  return file.calls(in: one.loop.node).contains { call in
    guard file.tree.kind(call.callee) == .attribute else { return false }
    let name = file.tree.name(file.tree[call.callee].symbol)
    if ["save", "asave", "delete", "adelete", "validated_save"].contains(name), let row {
      return file.tree.firstChild(of: call.callee).flatMap { file.tree.dottedName(of: $0) } == row
    }
    return ["update", "aupdate", "delete", "adelete"].contains(name) && model != nil
      && head(of: call.callee, file) == model
  }
}

/// `try: get(…)` with an `except DoesNotExist:` in the same turn: what is done for each row that is not there.
private func isMissedOneByOne(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  guard one.method == "get" else { return false }
  let inside = file.tree.ancestors(of: one.call.node).reversed().prefix { $0 != one.loop.node }
  return inside.contains { outer in
    guard file.tree.kind(outer) == .tryStatement else { return false }
    return file.tree.children(of: outer).contains { handler in
      guard file.tree.kind(handler) == .exceptHandler, let type = file.tree.firstChild(of: handler) else {
        return false
      }
      return file.tree.kind(type) != .block && file.tree.text(of: type).contains("DoesNotExist")
    }
  }
}

/// Rows that somebody sent are looked at one by one, and the first that is wrong ends it; so are those a person ticked.
private func isJudged(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  if let function = file.function(around: one.call.node) {
    let name = file.tree.name(file.tree[function].symbol)
    if ["clean", "validate", "to_python"].contains(where: name.hasPrefix), file.enclosing(function, .classDef) != nil {
      return true
    }
    if file.tree.decorators(of: function).contains(where: { file.tree.text(of: $0).hasPrefix("admin.action") }) {
      return true
    }
  }
  if isOfText(one, file) { return true }
  guard let block = file.tree.firstChild(of: one.loop.node, .block) else { return false }
  return !file.tree.own(.raiseStatement, in: block).isEmpty
}

/// What was found in a text, or differs between two lists, is a few.
private func isOfText(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  guard let iterable = file.tree.children(of: one.loop.node).dropFirst().first(where: { _ in true }) else {
    return false
  }
  if file.tree.kind(iterable) == .binaryOp { return file.tree.text(of: iterable).contains(" - ") }
  guard let call = Call(iterable, in: file.tree), file.tree.kind(call.callee) == .attribute else { return false }
  let name = file.tree.name(file.tree[call.callee].symbol)
  return ["findall", "finditer", "find_all", "difference", "intersection"].contains(name)
}

/// Numbers that a worker asks for.
private func isForWorker(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  ["count", "exists"].contains(one.method) && file.isInTask(one.call.node)
}

/// In most turns, for all that is known, it is not asked.
private func isConditional(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  var inner = one.call.node
  for outer in file.tree.ancestors(of: one.call.node).reversed().prefix(while: { $0 != one.loop.node }) {
    if file.tree.kind(outer) == .ifStatement, file.tree.firstChild(of: outer) != inner { return true }
    inner = outer
  }
  return false
}

/// Two look-ups or more that change with every turn: no single `__in` stands for them.
private func isOfSeveral(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  guard let target = tree.firstChild(of: one.loop.node), one.dependsOnLoop else { return false }
  func names(_ node: ID<Node>) -> Set<String> {
    Set(tree.subtree(of: node).filter { tree.nodes[$0].kind == .name }.map { tree.name(tree.nodes[$0].symbol) })
  }
  let changing = names(target)
  let keywords = tree.subtree(of: one.call.node).filter { tree.nodes[$0].kind == .keyword }
  return keywords.count { !changing.isDisjoint(with: names(ID($0))) } > 1
}

// MARK: What can be asked at once

/// Whether one query could answer for all turns: it asks a model, by equality, for what the loop does not change.
private func isPlain(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  if !one.dependsOnLoop { return true }
  guard let head = head(of: one.call.node, file), !file.isLocal(head, at: one.call.node) else { return false }
  if asksOtherwise(one.call.node, file) || isOneCase(one, file) { return false }
  // Whether there is a row changes with every row that is made.
  let isLookUp = one.method == "get" || one.method == "iteration"
  return isLookUp
    || !file.calls(in: one.loop.node).contains { call in
      let name = call.calleeName?.split(separator: ".").last ?? ""
      return ["create", "save", "delete", "get_or_create", "update_or_create", "bulk_create", "add"].contains(name)
    }
}

/// The name that a chain of calls and attributes begins with.
private func head(of node: ID<Node>, _ file: CheckedFile) -> String? {
  var node = node
  while [.call, .attribute, .subscript, .await].contains(file.tree.kind(node)) {
    guard let inner = file.tree.firstChild(of: node) else { return nil }
    node = inner
  }
  return file.tree.kind(node) == .name ? file.tree.name(file.tree[node].symbol) : nil
}

/// Of the turns of the loop only one is meant: `if name == "start":`.
private func isOneCase(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  let inside = tree.ancestors(of: one.call.node).reversed().prefix { $0 != one.loop.node }
  return inside.contains { outer in
    guard [.ifStatement, .elifClause].contains(tree.kind(outer)), let test = tree.firstChild(of: outer),
      tree.kind(test) == .compare, tree.text(of: test).contains("==")
    else { return false }
    return tree.subtree(of: test).contains { tree.nodes[$0].kind == .string }
  }
}

/// Look-ups that `__in` cannot replace, and rows that are locked one by one.
private func asksOtherwise(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  let look: Set<String> = [
    "iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex", "lt",
    "lte", "gt", "gte", "range", "overlap", "contained_by", "search", "in",
  ]
  return file.tree.subtree(of: node).contains { row in
    if file.tree.nodes[row].kind == .keywordUnpack { return true }
    if file.tree.nodes[row].kind == .attribute,
      file.tree.name(file.tree.nodes[row].symbol) == "select_for_update"
    {
      return true
    }
    guard file.tree.nodes[row].kind == .keyword else { return false }
    let parts = FieldBook.parts(of: file.tree.name(file.tree.nodes[row].symbol))
    return parts.count > 1 && look.contains(parts.last ?? "")
  }
}
