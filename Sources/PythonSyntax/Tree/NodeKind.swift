/// What a row of the tree stands for.
///
/// The kinds follow CPython's `ast` (3.14) with a few wrappers where `ast` keeps separate lists. Each case names its
/// children in source order (`?` may be missing, `*` any number) and, after a slash, what `Node.payload` holds.
/// Spans are CPython's: parentheses around an expression are not part of it, except for tuples and generators.
public enum NodeKind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  // MARK: Structure
  /// statement*
  case module
  /// statement* — the body of a compound statement. Its span runs from the first statement to the last.
  case block
  /// statement* — text that could not be understood; children are the statements that could (body of a broken header).
  case error

  // MARK: Definitions
  /// decorator*, (functionDef | asyncFunctionDef | classDef)
  case decorated
  /// expression — the span is the expression's, without `@`
  case decorator
  /// identifier, typeParameters?, parameters, returns?, block / symbol of the name
  case functionDef
  /// as functionDef; starts at `async`
  case asyncFunctionDef
  /// identifier, typeParameters?, (expression | starred | keyword | keywordUnpack)*, block / symbol of the name
  case classDef
  /// (parameter | slashMarker | starMarker | starParameter | doubleStarParameter)*
  case parameters
  /// annotation?, defaultValue? / symbol
  case parameter
  /// annotation? / symbol — `*args`; the span starts at the name, as in `ast`
  case starParameter
  /// annotation? / symbol — `**kwargs`; the span starts at the name
  case doubleStarParameter
  /// the bare `/`
  case slashMarker
  /// the bare `*`
  case starMarker
  /// expression — of a parameter, a variable (annAssign) or the bound of a type variable
  case annotation
  /// expression — of a parameter or a type variable
  case defaultValue
  /// expression — after `->`
  case returns
  /// (typeVariable | typeVariableTuple | parameterSpecification)*
  case typeParameters
  /// annotation?, defaultValue? / symbol
  case typeVariable
  /// defaultValue? / symbol
  case typeVariableTuple
  /// defaultValue? / symbol
  case parameterSpecification

  // MARK: Simple statements
  /// expression?
  case returnStatement
  /// expression*
  case deleteStatement
  /// target+, value — `a = b = c` has two targets
  case assign
  /// target, value / BinaryOperator
  case augmentedAssign
  /// target, annotation, value? / 1 when the target is a bare name without parentheses
  case annotatedAssign
  /// name, typeParameters?, value
  case typeAlias
  /// exception?, cause?
  case raiseStatement
  /// test, message?
  case assertStatement
  /// alias+
  case importStatement
  /// dottedName?, (alias+ | starAlias) / number of leading dots
  case importFrom
  /// identifier* — `a.b.c`
  case dottedName
  /// dottedName, identifier? — the second is the name after `as`
  case alias
  /// the `*` of a star import
  case starAlias
  /// identifier+
  case globalStatement
  /// identifier+
  case nonlocalStatement
  /// expression
  case expressionStatement
  case passStatement
  case breakStatement
  case continueStatement

  // MARK: Compound statements
  /// test, block, elifClause*, elseClause?
  case ifStatement
  /// test, block — the span starts at `elif` and ends with this clause's own block
  case elifClause
  /// block
  case elseClause
  /// target, iterable, block, elseClause?
  case forStatement
  /// as forStatement; starts at `async`
  case asyncForStatement
  /// test, block, elseClause?
  case whileStatement
  /// withItem+, block
  case withStatement
  /// as withStatement; starts at `async`
  case asyncWithStatement
  /// expression, target?
  case withItem
  /// block, exceptHandler*, elseClause?, finallyClause? / 1 for `except*`
  case tryStatement
  /// type?, identifier?, block / symbol of the name, 0 if none
  case exceptHandler
  /// block
  case finallyClause
  /// subject, matchCase+
  case matchStatement
  /// pattern, guard?, block
  case matchCase
  /// expression — the `if` of a case
  case guardClause

  // MARK: Patterns
  /// expression
  case matchValue
  /// none | true | false
  case matchSingleton
  /// pattern*
  case matchSequence
  /// (key expression, pattern)*, matchRest?
  case matchMapping
  /// `**rest` / symbol
  case matchRest
  /// class expression, pattern*, matchKeyword*
  case matchClass
  /// pattern / symbol
  case matchKeyword
  /// `*name` / symbol, 0 for `*_`
  case matchStar
  /// pattern?, identifier? — capture, `pattern as name`, or the wildcard `_` (neither) / symbol, 0 for `_`
  case matchAs
  /// pattern+
  case matchOr

  // MARK: Expressions
  /// operand+ / 0 `and`, 1 `or`
  case boolOp
  /// target, value — `:=`
  case namedExpression
  /// left, right / BinaryOperator
  case binaryOp
  /// operand / UnaryOperator
  case unaryOp
  /// parameters, body
  case lambda
  /// body, test, orElse — in source order
  case conditional
  /// (key, value | dictUnpack)*
  case dict
  /// expression — `**x` inside a dict
  case dictUnpack
  /// expression+
  case set
  /// element, comprehension+
  case listComprehension
  case setComprehension
  /// key, value, comprehension+
  case dictComprehension
  /// element, comprehension+
  case generator
  /// target, iterable, condition* / 1 for `async for`
  case comprehension
  case await
  /// expression?
  case yield
  case yieldFrom
  /// operand, (comparison, operand)+
  case compare
  /// an operator of `compare` / ComparisonOperator
  case comparison
  /// callee, (expression | starred | keyword | keywordUnpack)*
  case call
  /// value / symbol — `name=value` in a call or class header
  case keyword
  /// value — `**value` in a call or class header
  case keywordUnpack
  /// value / symbol — the attribute's name is the last bytes of the span
  case attribute
  /// value, index
  case `subscript`
  /// lower?, upper?, step? / bit 0 lower, bit 1 upper, bit 2 step
  case slice
  case starred
  /// `x` / symbol
  case name
  case list
  case tuple
  case none
  case `true`
  case `false`
  case ellipsis
  case integer
  case float
  case imaginary
  /// one plain string literal; prefix and quotes are in the source bytes / StringFlags
  case string
  /// one bytes literal / StringFlags
  case bytes
  /// (string | bytes | formattedString | templateString)+ — adjacent literals
  case concatenation
  /// (stringText | replacement)* / StringFlags — an f-string
  case formattedString
  /// (stringText | replacement)* / StringFlags — a t-string (PEP 750)
  case templateString
  /// literal text inside an f- or t-string, braces still doubled / 1 when raw
  case stringText
  /// expression, replacementDebug?, formatSpec? / conversion character, 0 if none
  case replacement
  /// the text from the brace to behind `=` in `{x = }`
  case replacementDebug
  /// (stringText | replacement)*
  case formatSpec

  // MARK: Leaves shared by statements
  /// a bare name that is not an expression / symbol
  case identifier
}
