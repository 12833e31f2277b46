"""Arguments of commands: declared, not parsed."""

from _inert import anything, error, inert

SUPPRESS, REMAINDER, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "...", "?", "*", "+"
ArgumentParser = inert("argparse.ArgumentParser")
Namespace = inert("argparse.Namespace")
Action = inert("argparse.Action")
FileType = inert("argparse.FileType")
HelpFormatter = inert("argparse.HelpFormatter")
RawTextHelpFormatter = inert("argparse.RawTextHelpFormatter")
RawDescriptionHelpFormatter = inert("argparse.RawDescriptionHelpFormatter")
ArgumentDefaultsHelpFormatter = inert("argparse.ArgumentDefaultsHelpFormatter")
BooleanOptionalAction = inert("argparse.BooleanOptionalAction")
_SubParsersAction = inert("argparse._SubParsersAction")
ArgumentError = error("argparse.ArgumentError")
ArgumentTypeError = error("argparse.ArgumentTypeError")
__getattr__ = anything("argparse")
