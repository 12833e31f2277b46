import Checks

let rawQuerySetResponse = Rule(
  "DJV001", "raw-queryset-response",
  "A response is given model instances instead of serialized data.",
  why: "The JSON encoder knows nothing of models: rendering raises TypeError, and the client gets a 500.",
  .error, .likely, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from django.http import JsonResponse
      from django.shortcuts import get_object_or_404
      from rest_framework.decorators import api_view
      from rest_framework.response import Response
      from .models import Order

      @api_view(["GET"])
      def orders(request): return Response(«Order.objects.all()»)

      @api_view(["GET"])
      def detail(request, pk):
          order = get_object_or_404(Order, pk=pk)
          return Response({"order": «order»})

      def newest(request): return JsonResponse({"order": «Order.objects.first()»})
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from django.http import JsonResponse
      from rest_framework import serializers
      from rest_framework.decorators import api_view
      from rest_framework.response import Response
      from rest_framework.views import APIView
      from .models import Order

      class OrderSerializer(serializers.ModelSerializer):
          class Meta:
              model = Order
              fields = ["name"]

      @api_view(["GET"])
      def orders(request):
          found = Order.objects.all()
          if request.GET:
              found = OrderSerializer(found, many=True).data
          Response(found)
          Response(Order.objects.values("name"))
          Response({"count": Order.objects.count(), "ids": list(Order.objects.values_list("id", flat=True))})
          return Response(OrderSerializer(Order.objects.all(), many=True).data)

      class Page(APIView):
          template_name = "order.html"

          def get(self, request): return Response({"orders": Order.objects.all()})
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard !file.isTest, let call = Call(node, in: file.tree),
      [.name, .attribute].contains(file.tree.kind(call.callee)),
      file.tree.name(file.tree[call.callee].symbol).hasSuffix("Response"), let dotted = file.dotted(call.callee),
      ["rest_framework.response.Response", "django.http.JsonResponse", "django.http.response.JsonResponse"]
        .contains(dotted),
      let data = call.arguments.first ?? call[keyword: "data"], call[keyword: "encoder"] == nil,
      !rendersTemplates(node, file), call[keyword: "template_name"] == nil
    else { return }
    let expressions = ModelExpressions(file)
    for value in values(of: data, file.tree) {
      let (kind, type): (String, ID<ClassRow>)
      switch expressions.kind(of: value) {
      case .querySet(let model)?: (kind, type) = ("a query set", model)
      case .instance(let model)?: (kind, type) = ("an instance", model)
      case .value?, nil: continue
      }
      findings.report(
        "\(kind) of \(file.project.tables.classes[type].name) is no data: give it to a serializer", at: value, in: file)
    }
  }
)

/// The data itself, or what a dictionary or list of it holds.
private func values(of node: ID<Node>, _ tree: PythonFile) -> [ID<Node>] {
  switch tree.kind(node) {
  case .dict: tree.children(of: node).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  case .list, .tuple: Array(tree.children(of: node))
  default: [node]
  }
}

/// A view with a template or renderers of its own may take anything.
private func rendersTemplates(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.enclosing(node, .classDef) ?? file.enclosing(node, .decorated) else { return false }
  let text = file.tree.text(of: outer)
  return text.contains("template_name") || text.contains("renderer_classes")
}
