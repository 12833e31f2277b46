public import Base
public import PythonSyntax

/// A partial evaluator: runs module-level Python over values that may be symbolic or unknown.
///
/// Projects' modules run eagerly, statement by statement, as Python would; library modules run name by name, when a name
/// of theirs is asked for. Nothing is ever imported or executed outside of this value. Steps, depth and loops are bounded.
public struct Evaluator: ~Copyable {
  // MARK: Tables
  var texts = TextTable()
  public internal(set) var files: [LoadedFile] = []
  public internal(set) var modules: [Module] = []
  public internal(set) var classes: [ClassObject] = []
  public internal(set) var functions: [FunctionObject] = []
  public internal(set) var instances: [Instance] = []
  public internal(set) var lists: [ListObject] = []
  public internal(set) var dicts: [DictObject] = []
  public internal(set) var symbolics: [Symbolic] = []
  public internal(set) var methods: [MethodObject] = []
  public internal(set) var descriptors: [Descriptor] = []
  public internal(set) var superProxies: [SuperProxy] = []
  public internal(set) var maybes: [Maybe] = []
  public internal(set) var reasons: [Reason] = []
  var deferred: [Deferred] = []
  var signatures: [Signature] = []
  var signatureMemo = PlaceMemo()
  /// Texts of literals inside of functions.
  var literalMemo = PlaceMemo()
  var scopes: [Scope] = []
  var freeScopes: [ID<Scope>] = []
  var moduleNumbers = TextMap()
  var attributeMemo = AttributeMemo()
  /// Tuples that serve as keys, by content: equal tuples are one key.
  var tupleKeys: [[Value]: Value] = [:]
  /// What was asked for its `__dict__`, by that dict: entries set in it become attributes.
  var attributeDicts: [ID<DictObject>: Value] = [:]

  // MARK: What happened
  public internal(set) var events: [Event] = []
  /// Exceptions that left a module-level statement, and exhausted fuel: where the program and Python part ways.
  public internal(set) var problems: [Reason] = []

  /// What the last call raised that the host made and that failed.
  public internal(set) var lastFailure = ""

  // MARK: State of the run
  /// What the running code depends on without it being decided; nil when it surely runs.
  public internal(set) var condition: ID<Reason>?
  var raised: Value?
  /// Exceptions that are being handled, innermost last.
  var handled: [Value] = []
  var isExhausted = false
  var returned: Value = .none
  /// Values returned under a condition by the calls that run; those of the innermost begin at `firstReturn`.
  var conditionalReturns: [Value] = []
  var firstReturn = 0
  var journal: [JournalEntry] = []
  var journalDepth = 0
  var depth = 0
  /// How often each function is running now.
  var activeCalls: [UInt16] = []
  /// What `__getattr__` is being asked for, innermost last.
  var pendingLookups: [(ID<Instance>, Text)] = []
  /// The same of modules.
  var pendingNames: [(ID<Module>, Text)] = []
  /// Host functions that run now, which may call one another.
  var hostDepth = 0
  var handlerDepth = 0
  public internal(set) var steps = 0
  /// Steps inside of each function; kept when set.
  public var profile: StepProfile?
  var stepLimit = 0
  /// The steps a module-level statement may take.
  public var allowance = Bounds.stepsOfStatement
  /// The modules whose code is running, innermost last.
  var runningModules: [ID<Module>] = []
  public internal(set) var currentModule: ID<Module> = .none

  // MARK: World
  public let finder: any ModuleFinder
  public let host: (any EvaluationHost)?
  /// The variables of the process, as `os.environ` shows them.
  public let environment: [String: String]
  /// Answers for the files of the project: `os.path.exists` and the like.
  public let disk: any ProjectDisk
  let words: Words
  let nativeMethods: NativeMethods
  /// By class; the built-in ones are the first of all.
  var nativeTypes: [NativeType?] = []
  /// By `CoreType.index`.
  var coreClasses: [ID<ClassObject>] = []
  /// Last parts of the dotted names that the host, or the evaluator for the prelude, runs itself.
  let hostNames: NativeMethods.Names
  /// Those of `host.completeClasses` that exist.
  var completeClasses: Set<ID<ClassObject>> = []
  /// Compiled regular expressions; nil for those that cannot be.
  var patterns: [PatternSource: Pattern?] = [:]
  /// Classes of libraries by the dotted names the host asked for.
  var resolved: [String: Value] = [:]
  public internal(set) var builtins: ID<Module> = .none
  var primitives: ID<Module> = .none

  public static let maximumDepth = 90
  /// A function that calls itself behind tests that are not decided branches at each level.
  static let maximumUndecidedRecursion = 3
  static let maximumIterations = 30_000

  public init(
    finder: any ModuleFinder, host: (any EvaluationHost)? = nil, environment: [String: String] = [:],
    disk: any ProjectDisk = NoDisk()
  ) {
    self.finder = finder
    self.host = host
    self.environment = environment
    self.disk = disk
    words = Words(&texts)
    nativeMethods = NativeMethods(&texts)
    let dotted = Array(host?.functions.keys.sorted() ?? []) + Evaluator.preludeBuiltins.keys.sorted()
    hostNames = NativeMethods.Names(dotted.map { String($0.dottedParts.last ?? "") }, &texts)
    startBuiltins()
  }

  /// With empty tables.
  init(
    finder: any ModuleFinder, host: (any EvaluationHost)?, environment: [String: String], disk: any ProjectDisk,
    words: Words, nativeMethods: NativeMethods, hostNames: NativeMethods.Names
  ) {
    self.finder = finder
    self.host = host
    self.environment = environment
    self.disk = disk
    self.words = words
    self.nativeMethods = nativeMethods
    self.hostNames = hostNames
  }
}

/// What the evaluator may ask about files: paths are absolute below `/@`, the root of the project.
public protocol ProjectDisk: Sendable {
  func isFile(_ path: String) -> Bool
  func isDirectory(_ path: String) -> Bool
  /// Names in a folder, sorted.
  func list(_ path: String) -> [String]
  /// The text of a small file; nil when there is none or it may not be read.
  func text(_ path: String) -> String?
}

/// A world without files.
public struct NoDisk: ProjectDisk {
  public init() {}
  public func isFile(_ path: String) -> Bool { false }
  public func isDirectory(_ path: String) -> Bool { false }
  public func list(_ path: String) -> [String] { [] }
  public func text(_ path: String) -> String? { nil }
}

/// Who gives meaning to a framework's functions and classes: the evaluator knows Python, the host knows Django.
public protocol EvaluationHost: AnyObject {
  /// Dotted names of library functions, methods and module-level names that the host runs itself, with its own numbers.
  var functions: [String: Int] { get }
  /// Metaclasses whose `__new__` and `__init__` are not run: the host does their work in `made`.
  var metaclasses: Set<String> { get }
  /// Classes of libraries whose instances have no attributes but those that are seen.
  var completeClasses: Set<String> { get }
  /// Classes below which an `__init__` that was left out calls the next one, with arguments that nobody knows.
  var startedByBases: Set<String> { get }
  /// Runs the function `native`; nil leaves the call to the body, or to the record of events when there is none.
  func call(_ native: Int, _ call: HostCall, in evaluator: inout Evaluator) -> Value?
  /// A class exists now; its order of resolution is known.
  func made(_ type: ID<ClassObject>, in evaluator: inout Evaluator)
  /// Attributes of objects whose values only the process will know and that a test of this `if` must not be decided by.
  func openAttributes(of statement: ID<Node>, in file: PythonFile) -> [ID<Instance>: Set<String>]
  /// Whether an object that answers for its attributes itself has one only under a condition that was not decided.
  func mayLack(_ name: Text, _ object: ID<Instance>, in evaluator: inout Evaluator) -> Bool
  /// A host with registries of its own that hold what this one's do now, for a fork of the evaluator.
  func fork() -> any EvaluationHost
}

extension EvaluationHost {
  public var completeClasses: Set<String> { [] }
  public var startedByBases: Set<String> { [] }
  public func mayLack(_ name: Text, _ object: ID<Instance>, in evaluator: inout Evaluator) -> Bool { false }
  public func openAttributes(of statement: ID<Node>, in file: PythonFile) -> [ID<Instance>: Set<String>] { [:] }
}

/// A call that the host answers.
public struct HostCall {
  public var function: ID<FunctionObject>
  /// With `self` or `cls` first, for methods.
  public var arguments: [Value]
  public var keywords: [Keyword]
  public var place: Place

  public init(function: ID<FunctionObject>, arguments: [Value], keywords: [Keyword], place: Place) {
    self.function = function
    self.arguments = arguments
    self.keywords = keywords
    self.place = place
  }
}
