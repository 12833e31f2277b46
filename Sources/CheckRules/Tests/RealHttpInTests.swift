import Checks

let realHttpInTests = Rule(
  "DJP102", "real-http-in-tests",
  "A test sends a request to another machine.",
  why: "It fails without a network or when the other side changes, and is slow when it passes.",
  .warning, .likely, facets: ["direct", "called"],
  examples: [
    .bad(
      """
      --- shop/rates.py
      import requests

      def fetch_rate(currency):
          return requests.get("https://api.rates.example/" + currency).json()
      --- shop/tests/test_rates.py
      from shop.rates import fetch_rate

      def test_rate():
          assert «fetch_rate("EUR")» > 0
      """, facet: "called"),
    .bad(
      """
      --- shop/tests/test_rates.py
      import requests

      def test_rate():
          assert «requests.get("https://api.rates.example/EUR")».ok
      """, facet: "direct"),
    .good(
      """
      --- shop/rates.py
      import requests

      def fetch_rate(currency):
          return requests.get("https://api.rates.example/" + currency).json()

      def local():
          return requests.get("http://localhost:8000/")
      --- shop/tests/test_rates.py
      import responses
      from shop.rates import fetch_rate

      @responses.activate
      def test_rate():
          responses.get("https://api.rates.example/EUR", json={"rate": 1.1})
          assert fetch_rate("EUR") > 0
      --- shop/tests/test_local.py
      from shop.rates import local

      def test_local():
          assert local().ok

      def helper(): ...
      """),
  ],
  .files { file, findings in
    guard file.isTest, !catchesRequests(file) else { return }
    for (_, id) in file.project.tables.functionNodes[file.row].sorted(by: { $0.key < $1.key }) {
      let row = file.project.tables.functions[id]
      guard row.name.hasPrefix("test"), !row.isLocal, !row.isFixture,
        let (node, host, isDirect) = request(in: row.node, file, depth: 3), !isIntercepted(file)
      else { continue }
      findings.report(
        "the test sends a request to \(host); answer it with responses, respx or a mock", at: node, in: file,
        facet: isDirect ? "direct" : "called")
    }
  }
)

/// Something in the module or a conftest above it catches requests.
private func isIntercepted(_ file: CheckedFile) -> Bool {
  if catchesRequests(file) { return true }
  if file.project.beside.texts.contains(where: { $0.text.contains("pytest-socket") }) { return true }
  var folder = file.path[...]
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    if let conftest = file.project.file(at: folder + "/conftest.py"), catchesRequests(conftest) { return true }
  }
  return file.project.file(at: "conftest.py").map(catchesRequests) ?? false
}

private func catchesRequests(_ file: CheckedFile) -> Bool {
  (1..<UInt32(file.tree.symbolCount)).contains { catchers.contains(file.tree.name(Symbol($0))) }
}

private let catchers: Set<String> = [
  "responses", "respx", "httpretty", "vcr", "requests_mock", "httpx_mock", "mock", "Mock", "monkeypatch", "mocker",
  "patch", "pook", "socket", "betamax", "integration", "wiremock",
]

private func request(in node: ID<Node>, _ file: CheckedFile, depth: Int) -> (ID<Node>, String, Bool)? {
  for call in file.calls(in: node) {
    if let host = host(of: call, file) { return (call.id, host, true) }
    guard depth > 0, let target = file.target(of: call) else { continue }
    let function = file.project.tables.functions[target]
    let home = file.project.file(function.file)
    if let found = request(in: function.node, home, depth: depth - 1) { return (call.id, found.1, false) }
  }
  return nil
}

private let clients = Set(
  ["get", "post", "put", "patch", "delete", "head", "request", "options"].flatMap { ["requests." + $0, "httpx." + $0] }
    + ["urllib.request.urlopen"])

/// The literal host that a call of a client asks.
private func host(of call: Call, _ file: CheckedFile) -> String? {
  guard let dotted = file.dotted(call.callee) else { return nil }
  guard clients.contains(dotted) else { return nil }
  let arguments = dotted.hasSuffix(".request") ? Array(call.arguments.dropFirst()) : call.arguments
  guard let url = arguments.first ?? call[keyword: "url"], let text = start(of: url, file.tree) else { return nil }
  for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
    let host = String(text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != ":" })
    let isNear =
      host.isEmpty || ["localhost", "127.0.0.1", "testserver", "0.0.0.0"].contains(host) || !host.contains(".")
    return isNear ? nil : host
  }
  return nil
}

private func start(of url: ID<Node>, _ tree: PythonFile) -> String? {
  switch tree.kind(url) {
  case .string, .concatenation: return tree.string(url)
  case .binaryOp: return tree.firstChild(of: url).flatMap { start(of: $0, tree) }
  case .formattedString:
    guard let first = tree.firstChild(of: url), tree.kind(first) == .stringText else { return nil }
    return tree.literalText(of: Int(first.index))
  default: return nil
  }
}
