import Base
import Evaluation

/// `strawberry`'s decorators: a class stays the class that was written; what it was decorated with is kept on it.
extension DjangoHost {
  static var graphNatives: [Native] {
    let bare = [
      "strawberry.types.object_type.type", "strawberry.types.object_type.input",
      "strawberry.types.object_type.interface", "strawberry.types.enum.enum", "strawberry.federation.object_type.type",
      "strawberry.federation.object_type.input",
    ]
    let called = ["type", "input", "interface", "partial"].map { "strawberry_django.type." + $0 }
    return (bare + called).map { name in
      Native(name) { _, call, evaluator in
        if bare.contains(name), case .class? = call.arguments.first { return call.arguments.first }
        return evaluator.makeSymbolic(
          .call(callee: .function(call.function), arguments: call.arguments, keywords: call.keywords), at: call.place)
      }
    }
  }
}
