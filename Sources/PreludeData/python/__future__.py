"""Features that are on anyway."""

annotations = division = absolute_import = print_function = unicode_literals = with_statement = generators = True
nested_scopes = generator_stop = barry_as_FLUFL = True
all_feature_names = ["annotations", "division", "absolute_import", "print_function", "unicode_literals", "with_statement"]
