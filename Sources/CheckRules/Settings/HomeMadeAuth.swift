import Checks

let homeMadeAuth = Rule(
  "DJE103", "home-made-auth",
  "Passwords, tokens or sessions are handled by hand instead of by django.contrib.auth.",
  why: "Passwords kept as they are or under a fast hash are lost with the database; comparisons by == leak by timing.",
  .warning, .likely,
  facets: ["raw-password-assign", "own-hash", "own-compare", "unverified-token", "session-auth-by-hand"],
  examples: [
    .bad(
      """
      --- shop/views.py
      from django.contrib.auth.models import User

      def signup(request, email, password):
          user = User(email=email)
          user.password = «password»
          user.save()
          User.objects.create(username=email, password=«request.POST["password"]»)
      """, facet: "raw-password-assign"),
    .bad(
      """
      --- shop/login.py
      import hashlib
      import jwt

      def check(user, password, token):
          return «hashlib.sha256»(password.encode()).hexdigest()
      """, facet: "own-hash"),
    .bad(
      """
      --- shop/login.py
      import jwt

      def read(token):
          return jwt.decode(token, «options={"verify_signature": False}»)
      """, facet: "unverified-token"),
    .bad(
      """
      --- shop/login.py
      def login(request, user):
          «request.session["user_id"]» = user.pk
      """, facet: "session-auth-by-hand"),
    .bad(
      """
      --- shop/login.py
      from django.conf import settings

      def hook(request):
          return «request.headers["X-Token"] == settings.HOOK_TOKEN»
      """, facet: "own-compare"),
    .good(
      """
      --- shop/views.py
      import hashlib
      import jwt
      from django.contrib.auth.hashers import make_password
      from django.contrib.auth.models import User
      from django.utils.crypto import constant_time_compare

      def is_ours(token):
          data = jwt.decode(token, options={"verify_signature": False})
          if data.get("issuer") != "shop":
              return False
          return True

      def signup(request, email, password, form):
          User.objects.create_user(email=email, password=password)
          user = User(email=email, password=make_password(password))
          user.password = make_password(password)
          user.set_password(password)
          old = User.objects.get(pk=3)
          user.password = old.password
          user.password = "!"
          name = hashlib.sha1(email.encode()).hexdigest()
          request.session["cart_id"] = 3
          data = jwt.decode(form, "key", algorithms=["HS256"])
          if form.cleaned_data["password1"] == form.cleaned_data["password2"]:
              return constant_time_compare(name, user.token)
          if not password == "":
              return password == None
          return hashlib.sha1(password.encode(), usedforsecurity=False)
      """),
  ],
  .nodes([.assign, .call, .compare]) { node, file, findings in
    if file.isTest || file.isMigration { return }
    switch file.tree.kind(node) {
    case .assign: checkAssignment(node, file, &findings)
    case .compare: checkComparison(node, file, &findings)
    default:
      guard let call = Call(node, in: file.tree) else { return }
      checkCall(call, file, &findings)
    }
  }
)

// MARK: Passwords

private func checkAssignment(_ node: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  let tree = file.tree
  guard let target = tree.firstChild(of: node), let value = tree.lastChild(of: node) else { return }
  if tree.kind(target) == .attribute, tree.name(tree[target].symbol) == "password",
    let owner = tree.firstChild(of: target), isUser(owner, file), isRaw(value, file)
  {
    findings.report(
      "the password is kept as it is: use set_password()", at: value, in: file, facet: "raw-password-assign",
      severity: .error)
  }
  guard tree.kind(target) == .subscript, let session = tree.firstChild(of: target),
    let key = tree.lastChild(of: target),
    tree.dottedName(of: session)?.hasSuffix("request.session") ?? false, let name = tree.string(key),
    ["user_id", "user", "user_pk", "userid", "logged_in", "is_authenticated", "is_logged_in"].contains(name),
    !isBetweenSteps(node, file)
  else { return }
  findings.report(
    "use django.contrib.auth.login(): it changes the session's key and can be logged out", at: target, in: file,
    facet: "session-auth-by-hand")
}

/// A second factor is still to be asked for: the session keeps a code, or whose turn it is.
private func isBetweenSteps(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node) else { return false }
  let text = file.tree.text(of: function).lowercased()
  return ["totp", "otp", "sms", "second_factor", "two_factor", "2fa"].contains { text.contains($0) }
}

/// An instance of the project's user model, or of one that is called so.
private func isUser(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard case .instance(let type)? = file.type(of: node)?.type else { return false }
  return isUserType(type, file)
}

private func isUserType(_ type: ID<ClassRow>, _ file: CheckedFile) -> Bool {
  let tables = file.project.tables
  return !tables.userModel.isNone && tables.isA(type, tables.userModel)
}

/// Something that was given and not hashed: a parameter, a form's or a request's value.
private func isRaw(_ value: ID<Node>, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  switch tree.kind(value) {
  case .name:
    let name = tree.name(tree[value].symbol)
    return isSecretName(name) && isParameter(name, value, file)
  case .subscript: return tree.firstChild(of: value).map { isGiven(tree.dottedName(of: $0)) } ?? false
  case .call:
    guard let call = Call(value, in: tree), let name = call.calleeName, name.hasSuffix(".get") else { return false }
    return isGiven(String(name.dropLast(4)))
  default: return false
  }
}

private func isGiven(_ name: String?) -> Bool {
  guard let name else { return false }
  return ["request.POST", "request.GET", "request.data", "cleaned_data", "validated_data", "self.cleaned_data"]
    .contains { name == $0 || name.hasSuffix("." + $0) }
}

private func isParameter(_ name: String, _ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node), let view = FunctionDefinition(function, in: file.tree) else {
    return false
  }
  let isBound = file.tree.own(.assign, in: function).contains { statement in
    file.tree.firstChild(of: statement).map { file.tree.dottedName(of: $0) == name } ?? false
  }
  return !isBound && view.parameters.contains { $0.name == name }
}

private func isSecretName(_ name: String) -> Bool {
  let words = name.lowercased().split(separator: "_").map(String.init)
  return ["password", "passwd", "pwd"].contains(words.last) && !words.contains("hashed")
}

private func checkCall(_ call: Call, _ file: CheckedFile, _ findings: inout Findings) {
  checkNew(call, file, &findings)
  guard let written = call.calleeName else { return }
  if written.contains("sha") || written.contains("md5"), call[keyword: "usedforsecurity"] == nil,
    let dotted = file.dotted(call.callee), dotted.hasPrefix("hashlib."), !file.isPasswordHasher(call.id),
    let argument = call.arguments.first, hashesPassword(argument, file)
  {
    findings.report(
      "\(dotted) is too fast for passwords: use make_password() and check_password()", at: call.callee, in: file,
      facet: "own-hash")
  }
  if written.hasSuffix("decode"), file.dotted(call.callee) == "jwt.decode" { checkToken(call, file, &findings) }
}

private func hashesPassword(_ argument: ID<Node>, _ file: CheckedFile) -> Bool {
  var node = argument
  while let inner = Call(node, in: file.tree), file.tree.kind(inner.callee) == .attribute,
    ["encode", "strip"].contains(file.tree.name(file.tree[inner.callee].symbol)),
    let value = file.tree.firstChild(of: inner.callee)
  {
    node = value
  }
  guard let name = file.tree.dottedName(of: node)?.split(separator: ".").last.map(String.init) else { return false }
  return isSecretName(name)
}

/// `User(password=raw)`, `User.objects.create(password=raw)`.
private func checkNew(_ call: Call, _ file: CheckedFile, _ findings: inout Findings) {
  guard let value = call[keyword: "password"], isRaw(value, file) else { return }
  let tree = file.tree
  let isNew: Bool
  if tree.kind(call.callee) == .attribute, ["create", "get_or_create"].contains(tree.name(tree[call.callee].symbol)),
    let owner = tree.firstChild(of: call.callee), case .querySet(let type)? = ModelExpressions(file).kind(of: owner)
  {
    isNew = isUserType(type, file)
  } else if let dotted = file.dotted(call.callee), let type = file.project.tables.classIndex[dotted] {
    isNew = isUserType(type, file) && !setsPassword(call, file)
  } else {
    isNew = false
  }
  guard isNew else { return }
  findings.report(
    "the password is kept as it is: use create_user() or set_password()", at: value, in: file,
    facet: "raw-password-assign", severity: .error)
}

/// Whether the function hashes it later.
private func setsPassword(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: call.id) else { return false }
  return file.calls(in: function).contains { $0.calleeName?.hasSuffix("set_password") ?? false }
}

extension CheckedFile {
  /// Whether code is a hasher of its own, for `PASSWORD_HASHERS`.
  fileprivate func isPasswordHasher(_ node: ID<Node>) -> Bool {
    enclosing(node, .classDef).map { tree.name(tree[$0].symbol).lowercased().contains("hasher") } ?? false
  }
}

// MARK: Tokens

private func checkToken(_ call: Call, _ file: CheckedFile, _ findings: inout Findings) {
  let tree = file.tree
  for row in tree.children(of: call.id) where tree.kind(row) == .keyword {
    guard let value = tree.firstChild(of: row) else { continue }
    let name = tree.name(tree[row].symbol)
    let isOff =
      name == "verify" && tree.kind(value) == .false || name == "options" && turnsOff(value, tree)
    guard isOff, !onlyLooks(call, file) else { continue }
    findings.report("anybody can write a token that is not verified", at: row, in: file, facet: "unverified-token")
  }
}

/// The function answers yes or no, and gives nothing of the token out.
private func onlyLooks(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: call.id) else { return false }
  let returns = file.tree.own(.returnStatement, in: function).map { file.tree.firstChild(of: $0) }
  return !returns.isEmpty
    && returns.allSatisfy { value in value.map { [.true, .false].contains(file.tree.kind($0)) } ?? false }
}

private func turnsOff(_ options: ID<Node>, _ tree: PythonFile) -> Bool {
  guard tree.kind(options) == .dict else { return false }
  let parts = Array(tree.children(of: options))
  return stride(from: 0, to: parts.count - 1, by: 2).contains { row in
    tree.string(parts[row]) == "verify_signature" && tree.kind(parts[row + 1]) == .false
  }
}

/// A secret of the settings or of a row, compared with what a request gave.
private func checkComparison(_ node: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  let tree = file.tree
  let parts = Array(tree.children(of: node))
  guard parts.count == 3, ["==", "!="].contains(tree.text(of: parts[1])) else { return }
  let sides = [parts[0], parts[2]]
  guard sides.contains(where: { isKeptSecret($0, tree) }), sides.contains(where: { isFromRequest($0, tree) }) else {
    return
  }
  findings.report(
    "use constant_time_compare(): == tells by its time how much is right", at: node, in: file, facet: "own-compare")
}

private func isKeptSecret(_ node: ID<Node>, _ tree: PythonFile) -> Bool {
  guard let name = tree.dottedName(of: node), name.hasPrefix("settings.") else { return false }
  let last = name.lowercased()
  return ["token", "secret", "password", "api_key", "apikey", "secret_key"].contains { last.hasSuffix($0) }
}

private func isFromRequest(_ node: ID<Node>, _ tree: PythonFile) -> Bool {
  let head = tree.kind(node) == .subscript ? tree.firstChild(of: node) : Call(node, in: tree)?.callee
  guard let name = head.flatMap({ tree.dottedName(of: $0) }) else { return false }
  return ["request.headers", "request.GET", "request.POST", "request.META", "request.data", "request.query_params"]
    .contains { name == $0 || name == $0 + ".get" || name == "self." + $0 || name == "self." + $0 + ".get" }
}
