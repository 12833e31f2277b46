import Base
import Django
import PythonSyntax

/// Rows that model_bakery, model_mommy and mixer make: `baker.make(Order, total=4)`, `mixer.blend("shop.Order", total=4)`.
extension ProjectReader {
  private static let makers: Set<String> = [
    "make", "prepare", "amake", "aprepare", "make_recipe", "prepare_recipe", "amake_recipe", "blend",
  ]

  /// The answer in a list of one; nil for any other function.
  mutating func bakeryCall(_ dotted: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed?? {
    guard ["model_bakery.", "model_mommy.", "mixer."].contains(where: { dotted.hasPrefix($0) }),
      let last = dotted.dottedParts.last.map(String.init)
    else { return nil }
    if last == "Recipe" {
      let model = bakedModel(call, file, &scope)
      bake(call, file, model, &scope)
      return .some(model.map { Typed(.recipe($0), .likely) })
    }
    guard Self.makers.contains(last) else { return nil }
    let model = last.hasSuffix("_recipe") ? recipeModel(call, file) : bakedModel(call, file, &scope)
    bake(call, file, model, &scope)
    return .some(model.map { baked($0, call) })
  }

  /// A method of a recipe.
  mutating func recipeCall(
    _ name: String, _ model: ID<ClassRow>, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    bake(call, file, model, &scope)
    switch name {
    case "make", "prepare": return baked(model, call)
    case "extend": return Typed(.recipe(model), .likely)
    default: return nil
    }
  }

  /// Keywords are fields, or reach over relations with two underscores; those that begin with one are options.
  private mutating func bake(_ call: Call, _ file: PythonFile, _ model: ID<ClassRow>?, _ scope: inout Scope) {
    guard let model else {
      readArguments(call, file, &scope)
      return
    }
    readKeywords(call, file, on: model, .fills, .proved, &scope, isLookUp: true)
    if let filled = call[keyword: "_fill_optional"] { lookUpStrings(in: filled, on: model, .fills, .proved, scope) }
  }

  private func baked(_ model: ID<ClassRow>, _ call: Call) -> Typed {
    Typed(call[keyword: "_quantity"] == nil ? .instance(model) : .list(.instance(model)))
  }

  /// A class, its label, or the bare name of a model that is the only one of that name.
  private mutating func bakedModel(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> ID<ClassRow>? {
    guard let given = call.arguments.first ?? call[keyword: "_model"] else { return nil }
    if let text = file.string(given)?.lowercased() {
      if let known = tables.labels[text] { return known }
      let named = text.contains(".") ? [] : tables.labels.filter { $0.key.hasSuffix("." + text) }
      return named.count == 1 ? named.first?.value : nil
    }
    var quiet = scope
    quiet.purpose = .inference
    guard case .type(let type)? = self.type(of: given, &quiet)?.type, tables.classes[type].model != nil else {
      return nil
    }
    return type
  }

  /// `"shop.paid_order"` stands in the application's `baker_recipes`.
  private mutating func recipeModel(_ call: Call, _ file: PythonFile) -> ID<ClassRow>? {
    guard let given = call.arguments.first, let text = file.string(given), let dot = text.lastIndex(of: ".") else {
      return nil
    }
    let module = text[..<dot] + ".baker_recipes"
    let rows = tables.modules.indices.filter {
      tables.modules[$0].name == module || tables.modules[$0].name.hasSuffix("." + module)
    }
    guard rows.count == 1, let meaning = shared.meaning(of: String(text[text.index(after: dot)...]), in: rows[0]),
      case .recipe(let model)? = typed(meaning)?.type
    else { return nil }
    return model
  }
}
