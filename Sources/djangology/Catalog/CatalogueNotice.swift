import Evaluation

/// Who wrote what the catalogue is made from.
struct CatalogueNotice {
  private(set) var text = """
    # Notice

    The files in `data/` are reduced from the distributions below: declarations with some function bodies, without
    documentation. They stay under their authors' licences: `licences/` holds the texts, where a distribution has one.

    | distribution | version | licence | home |
    | --- | --- | --- | --- |

    """

  mutating func add(_ distribution: DistributionText) {
    text += "| \(distribution.name) | \(distribution.version) | \(distribution.licence) | \(distribution.url) |\n"
  }
}
