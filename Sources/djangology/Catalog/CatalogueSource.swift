/// The C file that embeds the data files.
enum CatalogueSource {
  static func text(_ files: [String]) -> String {
    var text = "// Made by 'djangology catalog build'; do not edit.\n#include \"CatalogueData.h\"\n\n"
    text += "#pragma clang diagnostic ignored \"-Wc23-extensions\"\n\n"
    for (number, file) in files.enumerated() {
      text += "static const unsigned char blob\(number)[] = {\n#embed \"data/\(file)\"\n};\n"
    }
    text += "\nstatic const struct {\n  const unsigned char *bytes;\n  size_t size;\n} blobs[] = {\n"
    for number in files.indices { text += "  {blob\(number), sizeof blob\(number)},\n" }
    text += """
      };

      static const size_t count = sizeof blobs / sizeof blobs[0];

      size_t catalogue_count(void) { return count; }
      const unsigned char *catalogue_bytes(size_t number) { return number < count ? blobs[number].bytes : NULL; }
      size_t catalogue_size(size_t number) { return number < count ? blobs[number].size : 0; }

      """
    return text
  }
}
