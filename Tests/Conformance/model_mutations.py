"""Random changes to the models of a Django project, made on syntax trees (for makemigrations.py)."""
import ast
import copy
import re


def kind(random):
    return random.choices(list(CHANGES), list(CHANGES.values()))[0]


def mutate(folder, files, random, change):
    """Makes one change; gives words for it, or None where the change did not fit."""
    project = Project(folder, files, random)
    if not project.models:
        return None
    try:
        words = change(project)
    except (IndexError, ValueError, SyntaxError):
        return None
    if words:
        project.write()
    return words and f"{change.__name__}: {words}"


class Model:
    def __init__(self, file, node):
        self.file, self.node = file, node

    @property
    def name(self):
        return self.node.name

    @property
    def fields(self):
        return [item for item in self.node.body if is_field(item)]

    @property
    def meta(self):
        return next((item for item in self.node.body if isinstance(item, ast.ClassDef) and item.name == "Meta"), None)

    @property
    def is_abstract(self):
        return "abstract" in self.options

    @property
    def is_proxy(self):
        return "proxy" in self.options

    @property
    def options(self):
        body = self.meta.body if self.meta else []
        return {item.targets[0].id: item for item in body if isinstance(item, ast.Assign)}

    def set_option(self, name, text):
        if self.meta is None:
            bases = [base for base in self.node.bases if isinstance(base, ast.Name)]
            self.node.body.append(ast.ClassDef("Meta", [], [], [], [], lineno=1, col_offset=0, **({"type_params": []})))
            del bases
        meta = self.meta
        meta.body = [item for item in meta.body if item is not self.options.get(name) and not isinstance(item, ast.Pass)]
        if text is not None:
            meta.body.append(statement(f"{name} = {text}"))
        if not meta.body:
            meta.body.append(ast.Pass())

    def add(self, text):
        self.node.body = [item for item in self.node.body if not isinstance(item, ast.Pass)]
        last = max([index for index, item in enumerate(self.node.body) if is_field(item)], default=-1)
        if last < 0 and self.node.body and isinstance(self.node.body[0], ast.Expr):
            last = 0
        self.node.body.insert(last + 1, statement(text))

    def remove(self, item):
        self.node.body.remove(item)
        if not self.node.body:
            self.node.body.append(ast.Pass())


def is_field(item):
    if not isinstance(item, ast.Assign) or not isinstance(item.value, ast.Call):
        return False
    name = ast.unparse(item.value.func).split(".")[-1]
    return (name.endswith("Field") or name == "ForeignKey") and isinstance(item.targets[0], ast.Name)


def statement(text):
    return ast.parse(text).body[0]


def expression(text):
    return ast.parse(text, mode="eval").body


class Project:
    def __init__(self, folder, files, random):
        self.folder, self.random = folder, random
        self.trees = {file: ast.parse(file.read_text()) for file in files}
        self.models = []
        names = {"Model", "AbstractUser", "AbstractBaseUser"}
        for _ in range(4):
            for file, tree in self.trees.items():
                for node in tree.body:
                    if not isinstance(node, ast.ClassDef) or any(model.node is node for model in self.models):
                        continue
                    if any(ast.unparse(base).split(".")[-1] in names for base in node.bases):
                        names.add(node.name)
                        self.models.append(Model(file, node))

    def write(self):
        for file, tree in self.trees.items():
            ast.fix_missing_locations(tree)
            file.write_text(ast.unparse(tree) + "\n")

    @property
    def concrete(self):
        return [model for model in self.models if not model.is_abstract]

    def model(self, where=lambda model: True):
        fitting = [model for model in self.models if where(model)]
        return self.random.choice(fitting) if fitting else None

    def field(self, where=lambda field: True):
        fitting = [(model, field) for model in self.models for field in model.fields if where(field)]
        return self.random.choice(fitting) if fitting else (None, None)

    def app(self, model):
        """The label, as far as the path tells."""
        parts = model.file.relative_to(self.folder).parts
        package = parts[-2] if parts[-1] == "models.py" else parts[-3] if parts[-2] == "models" else parts[-2]
        return {"library": "lib"}.get(package, package)

    def label(self, model):
        return f"{self.app(model)}.{model.name}"

    def prefix(self, model):
        """Makes sure that `models` is there under a name, and everything that new code needs."""
        tree = self.trees[model.file]
        needed = HELPERS if "def _made_default" not in ast.unparse(tree) else ""
        if needed:
            first = next((index for index, node in enumerate(tree.body) if isinstance(node, ast.ClassDef)), 0)
            tree.body[first:first] = ast.parse(needed).body
            if tree.body and isinstance(tree.body[0], ast.Expr):
                pass
        return "_models"

    def text(self, model, template):
        prefix = self.prefix(model)
        targets = [self.label(other) for other in self.concrete]
        return (
            re.sub(r"\bmodels\.", prefix + ".", template)
            .replace("TARGET", repr(self.random.choice(targets)))
            .replace("NUMBER", str(self.random.randint(2, 90)))
            .replace("WORD", repr(self.random.choice(WORDS)))
            .replace("FIELD", repr(self.random.choice([field.targets[0].id for field in model.fields] or ["id"])))
        )

    def fresh(self):
        return f"{self.random.choice(WORDS)}_{self.random.randint(1, 99)}"


WORDS = ["note", "colour", "weight", "origin", "level", "grade", "remark", "depth", "owner_ref", "stage"]

HELPERS = '''
import datetime as _datetime
import functools as _functools
import re as _re
import uuid as _uuid
from decimal import Decimal as _Decimal
from django.conf import settings as _settings
from django.core import validators as _validators
from django.db import models as _models
from django.db.models import functions as _functions
from django.utils import timezone as _timezone
from django.utils.translation import gettext_lazy as _lazy
from django.utils.deconstruct import deconstructible as _deconstructible


def _made_default():
    return "made"


def _other_default():
    return "made"


def _folder(instance, name):
    return name


def _choices():
    return [("a", "A"), ("b", "B")]


def _check(value):
    pass


@_deconstructible
class _Below:
    def __init__(self, limit, message=None):
        self.limit = limit
        self.message = message

    def __call__(self, value):
        pass


class _Size(_models.TextChoices):
    SMALL = "s", "Small"
    LARGE = "l", "Large"


class _Grade(_models.IntegerChoices):
    LOW = 1, _lazy("Low")
    HIGH = 2


class _Loud(_models.CharField):
    def __init__(self, *args, shout=False, **kwargs):
        self.shout = shout
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.shout:
            kwargs["shout"] = True
        if kwargs.get("max_length") == 30:
            del kwargs["max_length"]
        return name, path, args, kwargs


class _Quiet(_models.TextField):
    pass


class _FixedField(_models.DecimalField):
    def __init__(self, *args, **kwargs):
        kwargs["max_digits"] = 9
        kwargs["decimal_places"] = 4
        super().__init__(*args, **kwargs)


class _ShortField(_models.CharField):
    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        path = "django.db.models.CharField"
        return name, path, args, kwargs


class _MadeQuerySet(_models.QuerySet):
    def some(self):
        return self


class _MadeManager(_models.Manager):
    use_in_migrations = True

    def __init__(self, word="a"):
        super().__init__()
        self.word = word


class _SilentManager(_models.Manager):
    pass
'''

NEW_FIELDS = """
models.CharField(max_length=NUMBER)
models.CharField(max_length=NUMBER, default="")
models.CharField("Some name", max_length=NUMBER, blank=True)
models.CharField(_lazy("WORD"), max_length=NUMBER, null=True, blank=True, db_index=True)
models.CharField(max_length=NUMBER, default=_made_default)
models.CharField(max_length=NUMBER, default=lambda: "x")
models.CharField(max_length=5, choices=_Size, default=_Size.SMALL)
models.CharField(max_length=5, choices=_Size.choices, default="s")
models.CharField(max_length=5, choices=[("a", _lazy("A")), ("Group", [("b", "B"), ("c", "C")])], default="a")
models.CharField(max_length=5, choices={"a": "A", "b": "B"}, default="a")
models.CharField(max_length=5, choices=_choices, default="a")
models.CharField(max_length=NUMBER, default="a", db_default="a", db_comment="Why")
models.CharField(max_length=NUMBER, default="a", validators=[_validators.RegexValidator(r"^\\w+$", message="No.")])
models.CharField(max_length=NUMBER, default="a", validators=(_check, _Below(3, message="Too much")))
models.CharField(max_length=NUMBER, default="a", error_messages={"blank": "Say it"}, help_text=_lazy("Help"))
models.CharField(max_length=NUMBER, default="it's", db_column="columnNUMBER", editable=False)
models.TextField(blank=True, default="")
models.TextField(null=True, help_text="A 'quoted' \\"text\\"\\nwith lines")
models.SlugField(default="s")
models.SlugField(max_length=NUMBER, db_index=False, default="s")
models.EmailField(blank=True)
models.EmailField(max_length=NUMBER, default="a@b.c")
models.URLField(blank=True)
models.IntegerField(default=0)
models.IntegerField(choices=_Grade, default=_Grade.LOW)
models.IntegerField(choices=_Grade.choices, null=True)
models.IntegerField(default=-NUMBER, validators=[_validators.MinValueValidator(NUMBER), _validators.MaxValueValidator(limit_value=99)])
models.PositiveIntegerField(null=True)
models.PositiveSmallIntegerField(default=NUMBER)
models.BigIntegerField(default=9223372036854775807)
models.SmallIntegerField(default=2 * 3 + NUMBER)
models.FloatField(default=1.5)
models.FloatField(default=1e-07)
models.DecimalField(max_digits=8, decimal_places=2, default=_Decimal("0.00"))
models.DecimalField(max_digits=8, decimal_places=NUMBER % 5, default=0)
models.BooleanField(default=False)
models.BooleanField(null=True)
models.DateField(null=True, blank=True)
models.DateField(auto_now=True)
models.DateTimeField(auto_now_add=True, null=True)
models.DateTimeField(default=_timezone.now)
models.DateTimeField(default=_datetime.datetime(2020, 1, NUMBER % 28 + 1))
models.DateField(default=_datetime.date.today)
models.TimeField(default=_datetime.time(8, 30))
models.DurationField(default=_datetime.timedelta(hours=NUMBER))
models.UUIDField(default=_uuid.uuid4, unique=True)
models.UUIDField(default=_uuid.UUID("12345678123456781234567812345678"), editable=False)
models.JSONField(default=dict)
models.JSONField(default=list, blank=True)
models.JSONField(default={"a": [1, 2]}, null=True)
models.BinaryField(default=b"abc")
models.GenericIPAddressField(null=True)
models.GenericIPAddressField(protocol="ipv4", default="127.0.0.1")
models.FileField(upload_to="files/")
models.FileField(upload_to=_folder, blank=True, max_length=NUMBER + 100)
models.FilePathField(path="/tmp", null=True)
models.CharField(max_length=NUMBER, default=_functools.partial(_made_default))
models.ForeignKey(TARGET, models.CASCADE, null=True, related_name="+")
models.ForeignKey(TARGET, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(app_label)s_%(class)s_NUMBER", related_query_name="q%(class)sNUMBER")
models.ForeignKey(TARGET, on_delete=models.PROTECT, default=NUMBER, related_name="+", db_constraint=False)
models.ForeignKey(TARGET, on_delete=models.SET(_made_default), null=True, related_name="+", limit_choices_to={"pk__gt": NUMBER})
models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="+")
models.ForeignKey(_settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
models.ForeignKey(_settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
models.OneToOneField(TARGET, on_delete=models.CASCADE, null=True, related_name="one_NUMBER_%(class)s")
models.OneToOneField(_settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
models.ManyToManyField(TARGET, related_name="+")
models.ManyToManyField(TARGET, blank=True, related_name="many_NUMBER_%(class)s", db_table="m2m_NUMBER")
models.ManyToManyField("self", symmetrical=False, related_name="+")
models.ManyToManyField(_settings.AUTH_USER_MODEL, related_name="+", limit_choices_to={"is_active": True})
_Loud()
_Loud(shout=True, default="x")
_Loud(max_length=NUMBER, null=True)
_Quiet(default="")
_FixedField(default=1)
_ShortField(max_length=NUMBER, default="")
models.GeneratedField(expression=models.F("id") + NUMBER, output_field=models.BigIntegerField(), db_persist=False)
models.GeneratedField(expression=_functions.Concat(models.Value("a"), models.Value("b")), output_field=models.CharField(max_length=NUMBER), db_persist=True)
""".strip().split("\n")

# What a field may be given, by what its class ends with.
KEYWORDS = {
    "": [
        ("null", ["True", "False"]), ("blank", ["True", "False"]), ("db_index", ["True", "False"]),
        ("unique", ["True", "False"]), ("editable", ["False", "True"]), ("verbose_name", ["'Other'", "_lazy('Other')"]),
        ("help_text", ["'Other help'", "_lazy('Other help')", "''"]), ("db_column", ["'columnNUMBER'", "None"]),
        ("db_comment", ["'Comment'", "None"]), ("error_messages", ["{'blank': 'Say it'}"]), ("serialize", ["False"]),
        ("db_tablespace", ["'fast'"]),
    ],
    "CharField": [
        ("max_length", ["NUMBER", "NUMBER"]), ("default", ["''", "'x'", "_made_default", "_other_default", "None"]),
        ("choices", ["_Size", "_Size.choices", "[('a', 'A')]", "(('a', 'A'), ('b', 'B'))", "None"]),
        ("validators", ["[_check]", "[_Below(NUMBER)]", "[_validators.MinLengthValidator(NUMBER)]", "[]"]),
        ("db_collation", ["'nocase'"]), ("db_default", ["'x'", "models.Value('x')"]),
    ],
    "TextField": [("default", ["''", "'x'", "_made_default"]), ("db_collation", ["'nocase'"])],
    "IntegerField": [
        ("default", ["NUMBER", "0", "_Grade.LOW", "False"]), ("choices", ["_Grade", "[(1, 'One')]"]),
        ("validators", ["[_validators.MinValueValidator(NUMBER)]"]), ("db_default", ["NUMBER", "models.F('id')"]),
    ],
    "BooleanField": [("default", ["True", "False", "None"])],
    "DecimalField": [("max_digits", ["NUMBER"]), ("decimal_places", ["3", "1"]), ("default", ["0", "_Decimal('1.50')", "0.0"])],
    "DateTimeField": [("auto_now", ["True"]), ("auto_now_add", ["True", "False"]), ("default", ["_timezone.now"])],
    "DateField": [("auto_now", ["True"]), ("default", ["_datetime.date(2020, 1, 2)"])],
    "ForeignKey": [
        ("on_delete", ["models.CASCADE", "models.PROTECT", "models.DO_NOTHING", "models.RESTRICT", "models.SET(1)"]),
        ("related_name", ["'other_NUMBER'", "'+'", "'%(class)s_NUMBER'"]), ("related_query_name", ["'query'"]),
        ("limit_choices_to", ["{'pk__gt': NUMBER}", "_choices", "models.Q(pk=1)"]), ("db_constraint", ["False"]),
        ("to", ["TARGET"]), ("to_field", ["'id'"]), ("null", ["True"]),
    ],
    "ManyToManyField": [
        ("related_name", ["'other_NUMBER'", "'+'"]), ("db_table", ["'m2m_NUMBER'"]), ("symmetrical", ["False"]),
        ("limit_choices_to", ["{'pk__gt': NUMBER}"]), ("db_constraint", ["False"]), ("to", ["TARGET"]),
    ],
    "FileField": [("upload_to", ["'elsewhere'", "_folder"]), ("max_length", ["NUMBER + 100"])],
    "JSONField": [("default", ["dict", "list", "None"]), ("encoder", ["None"])],
    "UUIDField": [("default", ["_uuid.uuid4", "_uuid.uuid1"])],
}


def add_field(project):
    model = project.model(lambda model: not model.is_proxy)
    name = project.fresh()
    text = project.text(model, project.random.choice(NEW_FIELDS))
    model.add(f"{name} = {text}")
    return f"{model.name}.{name} = {text}"


def remove_field(project):
    model, field = project.field()
    if not model:
        return None
    model.remove(field)
    return f"{model.name}.{field.targets[0].id}"


def rename_field(project):
    model, field = project.field()
    if not model:
        return None
    old, field.targets[0].id = field.targets[0].id, project.fresh()
    return f"{model.name}.{old} to {field.targets[0].id}"


def swap_fields(project):
    """One goes, another comes."""
    model, field = project.field()
    if not model:
        return None
    old = field.targets[0].id
    text = project.text(model, project.random.choice(NEW_FIELDS))
    field.value = expression(text)
    return f"{model.name}.{old} = {text}"


def alter_keyword(project):
    model, field = project.field()
    if not model:
        return None
    kind = ast.unparse(field.value.func).split(".")[-1]
    options = list(KEYWORDS[""])
    for ending, some in KEYWORDS.items():
        if ending and kind.endswith(ending):
            options += some * 2
    name, texts = project.random.choice(options)
    text = project.text(model, project.random.choice(texts))
    call = field.value
    if name == "to":
        if call.args:
            call.args[0] = expression(text)
        else:
            call.keywords = [keyword for keyword in call.keywords if keyword.arg != "to"]
            call.keywords.append(ast.keyword("to", expression(text)))
        return f"{model.name}.{field.targets[0].id} to={text}"
    if name == "on_delete" and len(call.args) > 1:
        call.args[1] = expression(text)
        return f"{model.name}.{field.targets[0].id} on_delete={text}"
    if name == "verbose_name" and call.args and "Key" not in kind and "ToMany" not in kind and "One" not in kind:
        call.args[0] = expression(text)
        return f"{model.name}.{field.targets[0].id} {text}"
    call.keywords = [keyword for keyword in call.keywords if keyword.arg != name]
    call.keywords.append(ast.keyword(name, expression(text)))
    return f"{model.name}.{field.targets[0].id} {name}={text}"


def drop_keyword(project):
    model, field = project.field(lambda field: field.value.keywords)
    if not model:
        return None
    keyword = project.random.choice(field.value.keywords)
    field.value.keywords.remove(keyword)
    return f"{model.name}.{field.targets[0].id} without {keyword.arg}"


CLASSES = [
    "CharField", "TextField", "SlugField", "EmailField", "URLField", "IntegerField", "BigIntegerField",
    "PositiveIntegerField", "SmallIntegerField", "FloatField", "DateField", "DateTimeField", "JSONField",
    "BooleanField", "OneToOneField", "ForeignKey", "ManyToManyField",
]


def alter_class(project):
    model, field = project.field()
    if not model:
        return None
    old = ast.unparse(field.value.func).split(".")[-1]
    relations = {"OneToOneField", "ForeignKey", "ManyToManyField"}
    new = project.random.choice([name for name in CLASSES if (name in relations) == (old in relations) and name != old])
    field.value.func = expression(f"{project.prefix(model)}.{new}")
    if new == "ManyToManyField":
        field.value.args = field.value.args[:1]
        field.value.keywords = [word for word in field.value.keywords if word.arg in ("to", "related_name", "blank")]
    if old == "ManyToManyField":
        field.value.keywords = [word for word in field.value.keywords if word.arg in ("to", "related_name", "blank")]
        field.value.keywords += [ast.keyword("on_delete", expression("_models.CASCADE")), ast.keyword("null", ast.Constant(True))]
    return f"{model.name}.{field.targets[0].id} {old} to {new}"


def rewrite(project):
    """Says the same in other words."""
    model, field = project.field()
    if not model:
        return None
    project.prefix(model)
    call = field.value
    names = {keyword.arg: keyword for keyword in call.keywords}
    kind = ast.unparse(call.func).split(".")[-1]
    way = project.random.choice(["default", "lazy", "choices", "keyword", "order", "validators", "number"])
    if way == "default":
        name = project.random.choice([name for name in ("null", "blank", "unique", "editable") if name not in names] or ["null"])
        if name not in names and None not in names:
            call.keywords.append(ast.keyword(name, ast.Constant(name == "editable")))
    elif way == "lazy":
        for keyword in call.keywords:
            if keyword.arg in ("help_text", "verbose_name") and isinstance(keyword.value, ast.Constant):
                keyword.value = ast.Call(ast.Name("_lazy"), [keyword.value], [])
        if call.args and isinstance(call.args[0], ast.Constant) and not kind.endswith(("Key", "OneField", "ManyField")):
            call.args[0] = ast.Call(ast.Name("_lazy"), [call.args[0]], [])
    elif way == "choices" and "choices" in names:
        names["choices"].value = ast.Call(ast.Name(project.random.choice(["list", "tuple"])), [names["choices"].value], [])
        if ast.unparse(names["choices"].value.args[0]).endswith(("Status", "Kind", "Rank", "Reason", "Size", "Grade")):
            names["choices"].value = ast.Attribute(names["choices"].value.args[0], "choices")
    elif way == "keyword" and kind in ("ForeignKey", "OneToOneField") and len(call.args) > 1:
        call.keywords.append(ast.keyword("on_delete", call.args.pop()))
    elif way == "order":
        fields = model.fields
        project.random.shuffle(fields)
        rest = [item for item in model.node.body if not is_field(item)]
        start = 1 if rest and isinstance(rest[0], ast.Expr) else 0
        nested = [item for item in rest if isinstance(item, ast.ClassDef) and item.name != "Meta"]
        model.node.body = rest[:start] + nested + fields + [item for item in rest[start:] if item not in nested]
    elif way == "validators" and "validators" in names:
        names["validators"].value = ast.Call(ast.Name("tuple"), [names["validators"].value], [])
    elif way == "number" and "default" in names and isinstance(names["default"].value, ast.Constant):
        value = names["default"].value.value
        if value is False or value is True or value == 0:
            names["default"].value = ast.Constant({False: 0, True: 1}.get(value, 0.0) if isinstance(value, bool) else float(value))
    return f"{model.name}.{field.targets[0].id} {way}"


OPTIONS = [
    ("ordering", ["['id']", "['-pk', 'FIELDNAME']", "('id',)", "[]", "[models.F('FIELDNAME').desc(nulls_last=True)]"]),
    ("verbose_name", ["'thing'", "_lazy('thing')"]), ("verbose_name_plural", ["'things'"]),
    ("db_table", ["'table_NUMBER'"]), ("db_table_comment", ["'Of this and that'", "None"]),
    ("permissions", ["[('do_NUMBER', 'Can do')]", "(('do_NUMBER', 'Can do'),)", "[]"]),
    ("default_permissions", ["('add',)", "[]"]), ("get_latest_by", ["'id'", "['id']"]), ("managed", ["False", "True"]),
    ("default_related_name", ["'related_NUMBER'"]), ("select_on_save", ["True"]), ("db_tablespace", ["'fast'"]),
    ("order_with_respect_to", ["'FKNAME'"]), ("swappable", ["'WORKSHOP_MODEL_NUMBER'"]),
    ("required_db_vendor", ["'sqlite'"]), ("default_manager_name", ["'objects'"]), ("base_manager_name", ["'objects'"]),
    ("unique_together", ["[('FIELDNAME', 'OTHERNAME')]", "('FIELDNAME', 'OTHERNAME')", "[['OTHERNAME', 'FIELDNAME']]", "[]"]),
    ("app_label", ["'APPLABEL'"]), ("abstract", ["False"]),
]

INDEXES = """
models.Index(fields=["FIELDNAME"])
models.Index(fields=["FIELDNAME"], name="named_NUMBER")
models.Index(fields=("-FIELDNAME", "OTHERNAME"), name="%(class)s_NUMBER")
models.Index(fields=["FIELDNAME", "OTHERNAME"])
models.Index(_functions.Lower("FIELDNAME"), name="lower_NUMBER")
models.Index(_functions.Upper(models.F("FIELDNAME")).desc(), models.F("OTHERNAME"), name="upper_NUMBER")
models.Index(fields=["FIELDNAME"], name="part_NUMBER", condition=models.Q(pk__gt=NUMBER))
models.Index(fields=["FIELDNAME"], name="inc_NUMBER", include=["OTHERNAME"])
""".strip().split("\n")

CONSTRAINTS = """
models.UniqueConstraint(fields=["FIELDNAME", "OTHERNAME"], name="unique_NUMBER")
models.UniqueConstraint(fields=("FIELDNAME",), name="%(app_label)s_%(class)s_NUMBER")
models.UniqueConstraint(fields=["FIELDNAME"], condition=models.Q(pk__gt=NUMBER) | ~models.Q(pk=1), name="cond_NUMBER")
models.UniqueConstraint(fields=["FIELDNAME"], deferrable=models.Deferrable.DEFERRED, name="defer_NUMBER")
models.UniqueConstraint(_functions.Lower("FIELDNAME"), "OTHERNAME", name="lower_unique_NUMBER")
models.UniqueConstraint(fields=["FIELDNAME"], name="nulls_NUMBER", nulls_distinct=False, violation_error_message="No")
models.CheckConstraint(condition=models.Q(pk__gt=NUMBER), name="check_NUMBER")
models.CheckConstraint(condition=models.Q(pk__gt=NUMBER, pk__lt=99) & models.Q(pk__in=[1, 2]), name="check_%(class)s_NUMBER", violation_error_code="c")
models.CheckConstraint(condition=models.Q(("pk__gte", models.F("pk"))) | models.Q(pk=1), name="check_f_NUMBER")
""".strip().split("\n")


def names_in(project, model, text):
    fields = [f.targets[0].id for f in model.fields if "ManyToMany" not in ast.unparse(f.value.func)] or ["id"]
    keys = [f.targets[0].id for f in model.fields if ast.unparse(f.value.func).endswith("ForeignKey")] or fields
    first = project.random.choice(fields)
    second = project.random.choice([name for name in fields if name != first] or ["id"])
    text = text.replace("FIELDNAME", first).replace("OTHERNAME", second).replace("FKNAME", project.random.choice(keys))
    return project.text(model, text.replace("APPLABEL", project.app(model)))


def alter_option(project):
    model = project.model()
    name, texts = project.random.choice(OPTIONS)
    text = names_in(project, model, project.random.choice(texts))
    model.set_option(name, text)
    return f"{model.name}.Meta.{name} = {text}"


def drop_option(project):
    model = project.model(lambda model: [name for name in model.options if name not in ("abstract", "proxy")])
    if not model:
        return None
    name = project.random.choice([name for name in model.options if name not in ("abstract", "proxy")])
    model.set_option(name, None)
    return f"{model.name}.Meta.{name}"


def add_part(project):
    model = project.model(lambda model: not model.is_proxy)
    name, texts = project.random.choice([("indexes", INDEXES), ("constraints", CONSTRAINTS)])
    text = names_in(project, model, project.random.choice(texts))
    known = model.options.get(name)
    if known is None:
        model.set_option(name, f"[{text}]")
    elif isinstance(known.value, (ast.List, ast.Tuple)):
        known.value.elts.insert(project.random.randint(0, len(known.value.elts)), expression(text))
    return f"{model.name}.Meta.{name} + {text}"


def alter_part(project):
    model = project.model(lambda model: {"indexes", "constraints"} & set(model.options))
    if not model:
        return None
    name = project.random.choice([name for name in ("indexes", "constraints") if name in model.options])
    parts = model.options[name].value
    if not isinstance(parts, (ast.List, ast.Tuple)) or not parts.elts:
        return None
    part = project.random.choice(parts.elts)
    way = project.random.choice(["remove", "rename", "reverse", "fields", "message", "twice", "condition"])
    words = {keyword.arg: keyword for keyword in part.keywords} if isinstance(part, ast.Call) else {}
    if way == "remove":
        parts.elts.remove(part)
    elif way == "rename" and "name" in words:
        words["name"].value = ast.Constant(f"renamed_{project.random.randint(1, 99)}")
    elif way == "reverse":
        parts.elts.reverse()
    elif way == "fields" and "fields" in words and isinstance(words["fields"].value, (ast.List, ast.Tuple)):
        words["fields"].value.elts.reverse()
        words["fields"].value = ast.List(words["fields"].value.elts)
    elif way == "message":
        part.keywords = [keyword for keyword in part.keywords if keyword.arg != "violation_error_message"]
        part.keywords.append(ast.keyword("violation_error_message", ast.Constant("Another message")))
    elif way == "twice" and "name" in words:
        other = copy.deepcopy(part)
        next(keyword for keyword in other.keywords if keyword.arg == "name").value = ast.Constant("copied")
        parts.elts.append(other)
    elif way == "condition":
        part.keywords = [keyword for keyword in part.keywords if keyword.arg not in ("condition", "check")]
        part.keywords.append(ast.keyword("condition", expression(project.text(model, "models.Q(pk__lt=NUMBER)"))))
    return f"{model.name}.Meta.{name} {way}"


NEW_MODELS = """
class NAME(_models.Model):
    title = _models.CharField(max_length=10)
---
class NAME(_models.Model):
    code = _models.CharField(max_length=10, primary_key=True)
    owner = _models.ForeignKey(_settings.AUTH_USER_MODEL, _models.CASCADE, related_name="+")
    other = _models.ForeignKey(TARGET, _models.CASCADE, related_name="+")
    class Meta:
        ordering = ["code"]
        unique_together = [("code", "owner")]
        indexes = [_models.Index(fields=["owner", "code"]), _models.Index(fields=["code"], name="new_code_NUMBER")]
---
class NAME(_models.Model):
    parent = _models.OneToOneField(TARGET, _models.CASCADE, primary_key=True, related_name="+")
    many = _models.ManyToManyField(TARGET, related_name="+")
    rank = _models.IntegerField(default=1, db_index=True)
    class Meta:
        constraints = [_models.CheckConstraint(condition=_models.Q(rank__gt=0), name="rank_NUMBER"), _models.UniqueConstraint(fields=["rank"], name="rank_once_NUMBER")]
        verbose_name = "new thing"
---
class NAMEBase(_models.Model):
    made = _models.DateTimeField(auto_now_add=True)
    link = _models.ForeignKey(TARGET, _models.SET_NULL, null=True, related_name="%(class)s_links")
    class Meta:
        abstract = True
        ordering = ["made"]
        indexes = [_models.Index(fields=["made"])]
class NAMEOne(NAMEBase):
    pass
class NAMETwo(NAMEBase):
    first = _models.ForeignKey(NAMEOne, _models.CASCADE)
    class Meta(NAMEBase.Meta):
        verbose_name = "second"
---
class NAME(MODEL):
    class Meta:
        proxy = True
        ordering = ["-pk"]
---
class NAME(MODEL):
    added = _models.IntegerField(default=1)
---
class NAMEMixin:
    def shout(self):
        return 1
class NAME(NAMEMixin, MODEL):
    added = _models.TextField(blank=True)
    class Meta:
        verbose_name = "mixed"
---
class NAME(_models.Model):
    parent = _models.ForeignKey("self", _models.CASCADE, null=True)
    group = _models.ForeignKey("NAMEGroup", _models.CASCADE)
    word = _models.CharField(max_length=NUMBER)
    objects = _MadeQuerySet.as_manager()
    class Meta:
        order_with_respect_to = "group"
class NAMEGroup(_models.Model):
    best = _models.ForeignKey(NAME, _models.SET_NULL, null=True, related_name="+")
    objects = _MadeManager("b")
    plain = _models.Manager()
---
class NAME(_models.Model):
    one = _models.ForeignKey(TARGET, _models.CASCADE, related_name="+")
    two = _models.ForeignKey("NAMEEnd", _models.CASCADE, related_name="+")
class NAMEEnd(_models.Model):
    ones = _models.ManyToManyField(TARGET, through=NAME, related_name="+")
---
class NAME(_models.Model):
    word = _models.CharField(max_length=3)
    class Meta:
        managed = False
        db_table = "elsewhere"
---
class NAME(_models.Model):
    word = _models.CharField(max_length=3, default=_made_default)
    file = _models.FileField(upload_to=_folder)
    size = _models.CharField(max_length=1, choices=_Size, default=_Size.LARGE)
    upper = _models.GeneratedField(expression=_functions.Upper("word"), output_field=_models.CharField(max_length=3), db_persist=True)
    objects = _SilentManager()
    others = _MadeManager()
    class Meta:
        db_table = "table_NUMBER"
        default_related_name = "related"
        permissions = [("p", "P")]
""".strip().split("---\n")


def add_model(project):
    near = project.model(lambda model: not model.is_abstract and not model.is_proxy)
    project.prefix(near)
    name = "New" + project.random.choice(WORDS).title().replace("_", "") + str(project.random.randint(1, 99))
    text = project.text(near, project.random.choice(NEW_MODELS)).replace("NAME", name).replace("MODEL", near.name)
    tree = project.trees[near.file]
    # Behind what it may inherit from.
    tree.body[tree.body.index(near.node) + 1 : tree.body.index(near.node) + 1] = ast.parse(text).body
    return f"{name} near {near.name}: {text.splitlines()[0]}"


def other_files(project):
    """Everything but models and migrations."""
    for file in sorted(project.folder.rglob("*.py")):
        if file not in project.trees and "migrations" not in file.parts:
            yield file


def remove_model(project):
    elsewhere = " ".join(file.read_text() for file in other_files(project))
    model = project.model(lambda model: not model.is_abstract and not re.search(rf"\b{model.name}\b", elsewhere))
    if not model:
        return None
    tree = project.trees[model.file]
    tree.body.remove(model.node)
    if project.random.random() < 0.8:
        # What refers to it goes too.
        for other in project.models:
            for field in other.fields:
                if other is not model and re.search(rf"\b{model.name}\b", ast.unparse(field.value)):
                    other.remove(field)
    return model.name


def rename_model(project):
    model = project.model(lambda model: not model.is_abstract)
    old, new = model.name, f"Renamed{model.name}"
    for file in other_files(project):
        file.write_text(re.sub(rf"\b{old}\b", new, file.read_text()))
    project.trees = {
        file: ast.parse(re.sub(rf"\b{old}\b", new, ast.unparse(tree))) for file, tree in project.trees.items()
    }
    return f"{old} to {new}"


MANAGERS = ["_MadeManager()", "_MadeManager('z')", "_MadeManager(word='z')", "_SilentManager()", "_MadeQuerySet.as_manager()",
            "_models.Manager()", "_MadeManager.from_queryset(_MadeQuerySet)()"]


def add_manager(project):
    model = project.model()
    project.prefix(model)
    name, text = project.random.choice(["objects", "published", "objects"]), project.random.choice(MANAGERS)
    for item in list(model.node.body):
        if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name) and item.targets[0].id == name:
            model.remove(item)
    model.add(f"{name} = {text}")
    return f"{model.name}.{name} = {text}"


def mix_in(project):
    """Another abstract base with fields, or a mixin without."""
    model = project.model(lambda model: not model.is_abstract and not model.is_proxy)
    project.prefix(model)
    abstract = project.random.random() < 0.7
    name = f"Mixed{project.random.randint(1, 99)}"
    text = f"class {name}(_models.Model):\n    mixed = _models.CharField(max_length=9, default='m')\n    class Meta:\n        abstract = True\n" \
        if abstract else f"class {name}:\n    mixed = 1\n"
    tree = project.trees[model.file]
    place = tree.body.index(model.node)
    tree.body[place:place] = ast.parse(text).body
    model.node.bases.insert(0, ast.Name(name))
    return f"{model.name} + {name}{' (abstract)' if abstract else ''}"


def make_abstract(project):
    model = project.model(lambda model: not model.is_abstract and not model.is_proxy)
    model.set_option("abstract", "True")
    return model.name


def move_to_base(project):
    """A field moves into an abstract base."""
    model, field = project.field()
    if not model or model.is_abstract:
        return None
    project.prefix(model)
    model.remove(field)
    name = f"Holder{project.random.randint(1, 99)}"
    base = ast.parse(f"class {name}(_models.Model):\n    class Meta:\n        abstract = True\n").body[0]
    base.body.insert(0, field)
    tree = project.trees[model.file]
    tree.body.insert(tree.body.index(model.node), base)
    model.node.bases = [ast.Name(name)] + [item for item in model.node.bases if ast.unparse(item) not in ("models.Model", "m.Model")]
    return f"{model.name}.{field.targets[0].id}"


def none_field(project):
    """A field of an abstract base is taken out, or said again."""
    model = project.model(lambda model: not model.is_abstract and not model.is_proxy)
    inherited = [field for other in project.models if other.is_abstract for field in other.fields
                 if other.name in [ast.unparse(base) for base in model.node.bases]]
    if not inherited:
        return None
    name = project.random.choice(inherited).targets[0].id
    text = project.random.choice(["None", "_models.CharField(max_length=7, default='n')"])
    project.prefix(model)
    model.add(f"{name} = {text}")
    return f"{model.name}.{name} = {text}"


def change_settings(project):
    """Another kind of automatic key."""
    app = project.folder / project.app(project.model()) / "apps.py"
    if not app.exists():
        return None
    tree = ast.parse(app.read_text())
    config = next((node for node in tree.body if isinstance(node, ast.ClassDef)), None)
    if config is None:
        return None
    config.body = [item for item in config.body if "default_auto_field" not in ast.unparse(item)]
    config.body.append(statement(f"default_auto_field = 'django.db.models.{project.random.choice(['AutoField', 'BigAutoField', 'SmallAutoField'])}'"))
    app.write_text(ast.unparse(tree))
    return ast.unparse(config.body[-1])


CHANGES = {
    add_field: 7, remove_field: 4, rename_field: 3, swap_fields: 3, alter_keyword: 12, drop_keyword: 4, alter_class: 4,
    rewrite: 5, alter_option: 8, drop_option: 3, add_part: 5, alter_part: 5, add_model: 6, remove_model: 4, rename_model: 3,
    add_manager: 3, mix_in: 2, make_abstract: 1, move_to_base: 2, none_field: 1, change_settings: 1,
}
