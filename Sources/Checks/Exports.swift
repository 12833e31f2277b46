// A rule file needs one import instead of six.
@_exported public import Base
@_exported public import Django
@_exported public import FastAPI
@_exported public import Impact
@_exported public import PythonSyntax
@_exported public import Rewrites
@_exported public import TemplateSyntax
