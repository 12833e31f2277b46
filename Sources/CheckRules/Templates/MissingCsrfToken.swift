import Checks

let missingCsrfToken = Rule(
  "DJT101", "missing-csrf-token",
  "A form that posts to this site has no CSRF token.",
  why: "CsrfViewMiddleware answers 403 to a POST without the token: the form never works.",
  .warning, .likely, fix: .safe, isCore: true,
  examples: [
    .bad(
      """
      +++ settings.py
      MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
      --- shop/urls.py
      from django.contrib.auth.views import LogoutView
      from django.urls import path
      from . import views

      urlpatterns = [path("pay/", views.pay, name="pay"), path("out/", LogoutView.as_view(), name="logout")]
      --- shop/views.py
      from django.http import HttpResponse

      def pay(request): return HttpResponse()
      --- shop/templates/pay.html
      «<form method="POST" action="{% url 'logout' %}">»<button>Out</button></form>
      «<form method="post">»<button>Pay</button></form>
      «<form method="post">»{% block more %}{% endblock %}<button>Pay</button></form>
      «<form method="POST" action="{% url 'pay' %}">»<button>Pay</button></form>
      «<form method="POST" action="{% url 'pay' %}?next={{ request.path }}">»<button>Pay</button></form>
      """,
      fixed: """
        +++ settings.py
        MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
        --- shop/urls.py
        from django.contrib.auth.views import LogoutView
        from django.urls import path
        from . import views

        urlpatterns = [path("pay/", views.pay, name="pay"), path("out/", LogoutView.as_view(), name="logout")]
        --- shop/views.py
        from django.http import HttpResponse

        def pay(request): return HttpResponse()
        --- shop/templates/pay.html
        <form method="POST" action="{% url 'logout' %}">{% csrf_token %}<button>Out</button></form>
        <form method="post">{% csrf_token %}<button>Pay</button></form>
        <form method="post">{% csrf_token %}{% block more %}{% endblock %}<button>Pay</button></form>
        <form method="POST" action="{% url 'pay' %}">{% csrf_token %}<button>Pay</button></form>
        <form method="POST" action="{% url 'pay' %}?next={{ request.path }}">{% csrf_token %}<button>Pay</button></form>
        """),
    .bad(
      """
      +++ settings.py
      MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
      --- shop/templatetags/__init__.py
      version = 1
      --- shop/templatetags/shop_tags.py
      from django import template
      from django.template.loader import render_to_string

      register = template.Library()

      @register.simple_tag
      def asked(name):
          return name + "?"

      @register.simple_tag
      def hidden(name):
          return render_to_string(name)
      --- shop/templates/pay.html
      {% load shop_tags %}
      «<form method="post">»{% asked "Pay" %}<button>Pay</button></form>
      <form method="post">{% hidden "fields.html" %}<button>Pay</button></form>
      """),
    .good(
      """
      +++ settings.py
      MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("hook/", views.hook, name="hook")]
      --- shop/views.py
      from django.http import HttpResponse
      from django.views.decorators.csrf import csrf_exempt

      @csrf_exempt
      def hook(request): return HttpResponse()
      --- shop/templates/pay.html
      <form method="post">{% csrf_token %}<button>Pay</button></form>
      <form method="get"><button>Find</button></form>
      <form><button>Find</button></form>
      <form method="post" action="https://pay.example.com/"><button>Pay</button></form>
      <form method="post" action="{{ provider }}"><button>Pay</button></form>
      <form method="post" action="{% url 'hook' %}"><button>Pay</button></form>
      <form method="post">{% include "token.html" %}<button>Pay</button></form>
      <form method="post">{% include form_template %}<button>Pay</button></form>
      <form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{{ csrf_token }}"></form>
      <form method="post" @submit.prevent="send"><button>Pay</button></form>
      <form method="post">{% block filled %}{% endblock %}<button>Pay</button></form>
      --- shop/templates/below.html
      {% extends "pay.html" %}{% block filled %}{% csrf_token %}{% endblock %}
      --- shop/templates/token.html
      {% csrf_token %}
      """),
    .good(
      """
      --- shop/templates/pay.html
      <form method="post"><button>Pay</button></form>
      """),
  ],
  .templates { template, findings in
    guard template.isBooted, template.project.hasCsrfMiddleware else { return }
    for form in template.tree.forms {
      guard let start = template.startTag(of: form), posts(form, template), !isHandledByScript(start, template),
        staysHere(form, template), template.lacksToken(form)
      else { continue }
      let place = template.place(TextRange(form.contentStart, form.contentStart))
      findings.report(
        "a form that posts needs {% csrf_token %}", at: template.place(start),
        fix: Fix(.safe, "add {% csrf_token %}", [.init(place, "{% csrf_token %}")]))
    }
  }
)

private func attribute(_ kind: HTMLAttribute.Kind, of form: HTMLForm, _ tree: TemplateFile) -> HTMLAttribute? {
  tree.attributes.first { $0.elementStart == form.range.start && $0.kind == kind }
}

private func posts(_ form: HTMLForm, _ template: CheckedTemplate) -> Bool {
  attribute(.method, of: form, template.tree).flatMap { template.tree.plainValue(of: $0) }?.lowercased() == "post"
}

/// What a script sends has its own way to carry a token.
private func isHandledByScript(_ start: TextRange, _ template: CheckedTemplate) -> Bool {
  let text = template.tree.text(start).lowercased()
  return text.contains("submit") || text.contains("hx-") || text.contains("ng-") || text.contains("v-on")
}

/// Whether the target is of this site, and of a view that asks for the token.
private func staysHere(_ form: HTMLForm, _ template: CheckedTemplate) -> Bool {
  guard let action = attribute(.action, of: form, template.tree), let value = action.value else {
    return !isShownByExempt(template)
  }
  // `#` is sent by a script, or never.
  if let text = template.tree.plainValue(of: action) {
    return !text.contains("//") && !text.contains(":") && text != "#"
  }
  let rows = template.tree.rows(in: value)
  // `{% pageurl page %}`: a library's tag that writes an address of this site.
  if let first = rows.first, template.tree.nodes[first].start == value.start, template.tree.nodes[first].tag == .unknown
  {
    return template.tree.text(template.tree.nodes[first].range).contains("url")
  }
  let routes = TemplateOutline(template.tree).routes.filter { value.contains($0.range) }
  // What stands behind the address is of its query.
  guard routes.count == 1, routes[0].range.start == value.start, let name = routes[0].target.literal else {
    return false
  }
  switch template.project.routeIndex.find(name) {
  case .found(let candidates): return !candidates.contains { isExempt($0.row, template.project) }
  case .noName, .noNamespace: return true
  case .slip, .unknown: return false
  }
}

/// A form without a target posts to the view that shows it.
private func isShownByExempt(_ template: CheckedTemplate) -> Bool {
  let name = template.project.templateInventory.name(ofPath: template.path) ?? ""
  return template.project.templateUses.all.contains { use in
    guard use.names.contains(name),
      let outer = use.file.enclosing(use.node, .decorated) ?? use.file.enclosing(use.node, .classDef)
    else { return false }
    return use.file.tree.text(of: outer).contains("csrf_exempt")
  }
}

private func isExempt(_ row: Int, _ project: CheckedProject) -> Bool {
  let route = project.dump.routes.items[row]
  guard let target = RoutedView(route, row, project) else { return !isPlainLibraryView(route, project) }
  if target.site.map({ $0.file.tree.text(of: $0.view).contains("csrf_exempt") }) ?? false { return true }
  let (file, node): (Int?, ID<Node>) =
    switch target.view {
    case .function(let id): (project.tables.functions[id].file, project.tables.functions[id].node)
    case .type(let id): (project.tables.classes[id].file, project.tables.classes[id].node)
    }
  guard let file else { return true }
  let tree = project.tables.file(file)
  // Django REST framework asks for it in sessions only.
  if case .type(let id) = target.view,
    project.tables.classes[id].libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.") })
  {
    return true
  }
  let decorators = tree.decorators(of: node).map { tree.text(of: $0) }.joined()
  return decorators.contains("csrf_exempt") || tree.text(of: node).contains("csrf_exempt")
}

/// Whether a library's view is one for people: what it posts to itself asks for the token, what servers call need not.
private func isPlainLibraryView(_ route: DumpedRoute, _ project: CheckedProject) -> Bool {
  guard let dotted = route.callback.value ?? nil, !dotted.contains("<"),
    project.tables.classIndex[dotted].map({ project.tables.classes[$0].file == nil }) ?? true
  else { return false }
  if let type = project.tables.classIndex[dotted],
    project.tables.classes[type].libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.") })
  {
    return false
  }
  let name = dotted.lowercased()
  return !["hook", "api", "rest", "token", "saml", "acs", "callback", "rpc", "graphql"].contains(where: name.contains)
}

extension CheckedProject {
  fileprivate var hasCsrfMiddleware: Bool {
    dump.settings.value?.lists["MIDDLEWARE"]?.items.contains(.string("django.middleware.csrf.CsrfViewMiddleware"))
      ?? false
  }
}

extension CheckedTemplate {
  /// `<form …>`.
  fileprivate func startTag(of form: HTMLForm) -> TextRange? {
    form.contentStart > form.range.start ? TextRange(form.range.start, form.contentStart) : nil
  }

  /// Whether nothing inside of a form can bring the token.
  fileprivate func lacksToken(_ form: HTMLForm) -> Bool {
    let text = tree.text(TextRange(form.contentStart, form.range.end)).lowercased()
    // Without a control nobody sends it as it is.
    if text.contains("csrf") || !["<button", "<input", "{{"].contains(where: text.contains) { return false }
    // The tags of its own attributes write no token.
    for row in tree.rows(in: TextRange(form.contentStart, form.range.end)) where tree.nodes[row].kind == .tag {
      switch tree.nodes[row].tag {
      case .unknown:
        if tree.nodes[row].role != .closing, !project.isWithoutToken(TagArguments(tree, row)) { return false }
      case .block: if tree.nodes[row].role != .closing, mayBeFilled(row) { return false }
      case .include:
        guard let name = TagArguments(tree, row).target?.literal, project.lacksToken(name) else { return false }
      default: break
      }
    }
    return true
  }

  /// Whether a template that extends this one puts a token into a block.
  private func mayBeFilled(_ row: Int) -> Bool {
    guard let name = TagArguments(tree, row).names.first?.text else { return true }
    return project.templates.contains { other in
      other.path != path
        && TemplateOutline(other.tree).blocks.contains { block in
          block.name.text == name && other.tree.text(block.range).lowercased().contains("csrf")
        }
    }
  }
}

extension CheckedProject {
  /// Tags of well-known libraries that write fields, tables and links, but no form around them.
  private static let plainTags: Set<String> = [
    "render_table", "render_field", "bootstrap_field", "bootstrap_form", "bootstrap_button", "bootstrap_css",
    "crispy_field", "querystring", "thumbnail", "icon", "render_bundle",
  ]

  fileprivate func isWithoutToken(_ tag: TagArguments) -> Bool {
    let name = tag.file.text(of: tag.row + 1)
    return Self.plainTags.contains(name) || isPlainOwnTag(name)
  }

  /// A `simple_tag` of the project that renders nothing and speaks of no token.
  private func isPlainOwnTag(_ name: String) -> Bool {
    let own = tables.functions.filter { $0.name == name && file($0.file).path.contains("templatetags/") }
    guard own.count == 1 else { return false }
    let tree = file(own[0].file).tree
    let decorators = tree.decorators(of: own[0].node).map { tree.text(of: $0) }
    let text = tree.text(of: own[0].node).lowercased()
    return decorators.contains { $0.contains("simple_tag") } && !text.contains("csrf") && !text.contains("render")
  }

  /// Whether a template and what it includes say nothing of a token.
  fileprivate func lacksToken(_ name: String, depth: Int = 0) -> Bool {
    guard depth < 6, let path = templateInventory.path(of: name), let template = template(at: path),
      !String(decoding: template.tree.bytes, as: UTF8.self).lowercased().contains("csrf")
    else { return false }
    for row in template.tree.nodes.indices where template.tree.nodes[row].kind == .tag {
      switch template.tree.nodes[row].tag {
      case .unknown, .block: return false
      case .include:
        guard let inner = TagArguments(template.tree, row).target?.literal, lacksToken(inner, depth: depth + 1) else {
          return false
        }
      default: break
      }
    }
    return true
  }
}
