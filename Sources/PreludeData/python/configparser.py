"""INI files: not read."""

from _inert import anything, error, inert

ConfigParser = inert("configparser.ConfigParser")
RawConfigParser = inert("configparser.RawConfigParser")
SafeConfigParser = inert("configparser.SafeConfigParser")
SectionProxy = inert("configparser.SectionProxy")
ExtendedInterpolation = inert("configparser.ExtendedInterpolation")
BasicInterpolation = inert("configparser.BasicInterpolation")
Error = error("configparser.Error")
NoSectionError = error("configparser.NoSectionError")
NoOptionError = error("configparser.NoOptionError")
DuplicateSectionError = error("configparser.DuplicateSectionError")
ParsingError = error("configparser.ParsingError")
MissingSectionHeaderError = error("configparser.MissingSectionHeaderError")
__getattr__ = anything("configparser")
