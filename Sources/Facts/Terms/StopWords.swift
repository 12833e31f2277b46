/// Words too common in English or in Python to tell one file from another.
struct StopWords: Sendable {
  private let hashes: Set<Term>
  /// One bit for each hash modulo 16,384: nearly all other words stop here.
  private var bits: [UInt64] = Array(repeating: 0, count: 256)

  static let standard = StopWords()

  private init() {
    hashes = StopWords.parse()
    for term in hashes { bits[Int(term.hash >> 6 & 255)] |= 1 << UInt64(term.hash & 63) }
  }

  @inline(__always)
  func contains(_ term: Term) -> Bool {
    bits[Int(term.hash &>> 6 & 255)] &>> UInt64(term.hash & 63) & 1 != 0 && hashes.contains(term)
  }

  private static func parse() -> Set<Term> {
    var hashes: Set<Term> = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      var hasher = TermHasher.word
      for byte in word.utf8 { hasher.combine(byte) }
      hashes.insert(hasher.term)
    }
    return hashes
  }

  private static let text = """
    a an and the to of in for on with from by is are was be been it its this that these those as at or not no do does did
    doing when if into after before then than can could should would will may might must we i you they he she him her his
    them their there our your my me us which while also only just more most some any all each via per using use used uses
    add adds added adding fix fixes fixed fixing update updates updated updating remove removes removed removing change
    changes changed changing make makes made making improve improves improved set sets get gets now new allow allows
    allowed support supports supported feat chore refactor bug issue pr wip misc minor small has have had having how what
    who where why because so about over under between during out up down off again same such own other another both few
    very don doesn isn let see but like need needs want wants
    def class import return self else elif true false pass try except raise lambda yield async await super cls args
    kwargs str int dict list assert none print
    """
}
