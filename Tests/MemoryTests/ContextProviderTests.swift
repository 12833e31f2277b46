import Memory
import Testing

@Suite struct ContextProviderTests {
  @Test(arguments: [
    ("Add a gift_note field to Order", ["orders/models.py", "orders/admin.py"], ["models", "admin"]),
    ("The order list is slow", ["orders/views.py", "templates/orders/list.html"], ["queries", "views"]),
    ("Add an API endpoint for reviews", ["reviews/serializers.py", "reviews/urls.py"], ["api", "views"]),
    ("Send a mail in the background", ["orders/tasks.py"], ["tasks"]),
    ("Deploy with docker", ["Dockerfile"], ["deployment"]), ("Hello", [], []),
  ])
  func `files and words choose the subjects`(_ task: String, _ files: [String], _ names: [String]) {
    let chosen = ContextProvider().conditional(task: task, files: files).map(\.topic.name)
    #expect(Set(chosen.prefix(4)).isSuperset(of: names), "\(chosen)")
    #expect(!names.isEmpty || chosen.isEmpty)
  }

  @Test(arguments: [
    ("Only the owner may edit a review", ["cross-auth"]), ("Import orders from an uploaded CSV", ["cross-input"]),
    ("Staff see the note, customers do not", ["cross-auth"]),
    ("Lower the stock in one transaction", ["cross-database"]),
    ("Login form with a rate limit", ["cross-auth", "cross-input"]), ("Rename a variable", []),
  ])
  func `what any part can touch is found by words`(_ task: String, _ names: [String]) {
    #expect(ContextProvider().crossDomain(task: task).map(\.topic.name).sorted() == names)
  }

  @Test func `a reason says whether the task or a file's name has the word`() {
    let choices = ContextProvider().crossDomain(task: "Import notes", files: ["orders/forms.py"])
    #expect(choices.map(\.reason) == ["'import', files called 'form…'"])
  }

  @Test(arguments: 0...8)
  func `never more files than the budget, and what is left out is named`(_ budget: Int) {
    let provider = ContextProvider(budget: budget)
    let files = ["a/models.py", "a/views.py", "a/forms.py", "a/admin.py", "a/tests/test_a.py", "a/tasks.py"]
    let task = "Login form that locks the account in a transaction"
    let selection = provider.select(task: task, files: files)
    #expect(selection.chosen.count == min(budget, 8) || budget > selection.chosen.count + selection.leftOut.count)
    let all = provider.conditional(task: task, files: files) + provider.crossDomain(task: task)
    #expect(selection.chosen.count + selection.leftOut.count == all.count)
    #expect(budget < 3 || selection.chosen.contains { $0.topic.name.hasPrefix("cross-") })
  }

  @Test(arguments: [
    ("orders/models.py", FileKind.model), ("orders/models/order.py", .model),
    ("orders/migrations/0001_initial.py", .migration),
    ("orders/tests/test_models.py", .test), ("tests.py", .test), ("orders/api/views.py", .view),
    ("templates/a.html", .template), ("config/settings/production.py", .settings), ("Dockerfile", .deployment),
    ("orders/management/commands/x.py", .command), ("orders/services.py", .other),
  ])
  func `a path tells what a file is`(_ path: String, _ kind: FileKind) { #expect(FileKind(path: path) == kind) }

  @Test func `every subject has a name of its own and something to say`() {
    #expect(Set(ContextTopic.all.map(\.name)).count == ContextTopic.all.count)
    for topic in ContextTopic.all { #expect((3...8).contains(topic.facts.count) && topic.text.utf8.count < 1500) }
    #expect(ContextProvider.index.count == ContextTopic.all.count)
  }
}
