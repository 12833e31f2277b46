import Memory
import TestKit
import Testing

@Suite struct SecretScanTests {
  /// Put together here, so that this file holds none.
  private static func made(_ prefix: String, _ count: Int) -> String {
    prefix + String((0..<count).map { Array("aB3dE5gH7jK9mN2pQ4")[$0 % 18] })
  }

  static let secrets: [(String, String)] = [
    (made("AKIA", 16), "an AWS access key"), ("token " + made("ghp_", 36), "a GitHub token"),
    ("use `" + made("sk_live_", 24) + "`", "a Stripe key"), (made("sk-ant-", 40), "an Anthropic key"),
    ("-----BEGIN RSA PRIVATE " + "KEY-----", "a private key"),
    ("SECRET_KEY = '" + made("", 50) + "'", "a secret given to a name"),
    ("key: " + made("django-insecure-", 40), "a Django secret key"),
    ("DATABASE_URL=postgres://shop:" + made("", 9) + "@db/shop", "a password in a URL"),
    ("\"password\": \"" + made("", 8) + "\"", "a secret given to a name"),
    ("DB_PASSWORD=" + made("", 16), "a secret given to a name"),
    ("bearer " + made("eyJ", 20) + "." + made("eyJ", 20) + "." + made("", 20), "a signed token"),
    (made("xoxb-", 24), "a Slack token"),
  ]

  @Test(arguments: secrets)
  func `a secret is refused with its line, and is not repeated`(_ line: String, _ kind: String) throws {
    let folder = try TemporaryFolder()
    let entry = MemoryEntry(title: "title", date: "1", text: "first\n\(line)\nlast")
    let failure = MemoryStore.Failure.secrets([.init(line: 3, kind: kind)])
    #expect(throws: failure) { try MemoryStore(root: folder.root).update(entry, in: .deploymentNotes, of: "shop") }
    #expect(MemoryStore(root: folder.root).text(.deploymentNotes, of: "shop") == nil)
    #expect(failure.words == "refused: line 3 holds \(kind)")
  }

  @Test(arguments: [
    "SECRET_KEY = os.environ[\"SECRET_KEY\"]", "The password reset view sends a token by mail.",
    "password: see the vault", "DATABASE_URL=postgres://user:${DB_PASSWORD}@db/shop", "TOKEN = \"<your token>\"",
    "Tokens expire after 3600 seconds.", "api_key: str = Field(...)",
    "password = serializers.CharField(write_only=True)",
    "https://docs.djangoproject.com/en/5.2/topics/auth/passwords/", "commit 80625d1c0ffee80625d1c0ffee80625d1c0ffee0",
    "ssh://git@github.com/team/shop.git", "AUTH_PASSWORD_VALIDATORS = [", "csrf_token: from the cookie",
    "SECRET_KEY=changeme", "password = \"xxxxxxxx\"",
  ])
  func `what only speaks of secrets is none`(_ line: String) { #expect(SecretScan.findings(in: line) == []) }
}
