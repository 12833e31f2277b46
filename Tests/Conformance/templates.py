"""Compares TemplateSyntax with Django on every template of some packages.

    ./setup && swift build --product TemplateDump
    .venv/bin/python Tests/Conformance/templates.py .build/debug/TemplateDump

Each template is compiled by Django and the names in its node list (blocks, extends, includes, loads, variables,
filters, tags, in order) are compared with what TemplateDump prints. A template that Django compiles must be without
problems for us, too. Exits 1 on any difference.
"""

import argparse
import importlib.util
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import django
from django.conf import settings

PACKAGES = {
    "Django": "django",
    "wagtail": "wagtail",
    "django-oscar": "oscar",
    "djangorestframework": "rest_framework",
    "django-tables2": "django_tables2",
    "django-filter": "django_filters",
    "django-treebeard": "treebeard",
    "django-taggit": "taggit",
    "what is rare": None,
}
LISTS = ("blocks", "extends", "includes", "loads", "variables", "filters", "tags")


def configure():
    oscar = {}
    if exists("oscar"):
        from oscar import defaults

        oscar = {name: getattr(defaults, name) for name in dir(defaults) if name.startswith("OSCAR_")}
    settings.configure(
        INSTALLED_APPS=installed_apps(),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        HAYSTACK_CONNECTIONS={"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}},
        WAGTAIL_SITE_NAME="conformance",
        WAGTAILADMIN_BASE_URL="http://localhost",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        SECRET_KEY="conformance",
        SITE_ID=1,
        STATIC_URL="/static/",
        **oscar,
    )
    django.setup()


def installed_apps():
    contrib = "admin auth contenttypes sessions messages sites staticfiles flatpages humanize sitemaps redirects"
    wagtail = (
        "contrib.forms contrib.redirects contrib.settings contrib.styleguide contrib.table_block contrib.routable_page"
        " contrib.search_promotions contrib.simple_translation contrib.frontend_cache contrib.typed_table_block embeds sites users snippets documents images"
        " search admin api.v2 locales"
    )
    oscar = (
        "analytics.apps.AnalyticsConfig checkout.apps.CheckoutConfig address.apps.AddressConfig"
        " shipping.apps.ShippingConfig catalogue.apps.CatalogueConfig catalogue.reviews.apps.CatalogueReviewsConfig"
        " communication.apps.CommunicationConfig partner.apps.PartnerConfig basket.apps.BasketConfig"
        " payment.apps.PaymentConfig offer.apps.OfferConfig order.apps.OrderConfig customer.apps.CustomerConfig"
        " search.apps.SearchConfig voucher.apps.VoucherConfig wishlists.apps.WishlistsConfig"
        " dashboard.apps.DashboardConfig dashboard.reports.apps.ReportsDashboardConfig"
        " dashboard.users.apps.UsersDashboardConfig dashboard.orders.apps.OrdersDashboardConfig"
        " dashboard.catalogue.apps.CatalogueDashboardConfig dashboard.offers.apps.OffersDashboardConfig"
        " dashboard.partners.apps.PartnersDashboardConfig dashboard.pages.apps.PagesDashboardConfig"
        " dashboard.ranges.apps.RangesDashboardConfig dashboard.reviews.apps.ReviewsDashboardConfig"
        " dashboard.vouchers.apps.VouchersDashboardConfig dashboard.communications.apps.CommunicationsDashboardConfig"
        " dashboard.shipping.apps.ShippingDashboardConfig"
    )
    others = "haystack treebeard taggit widget_tweaks django_tables2 django_filters rest_framework modelcluster"
    wanted = (
        [f"django.contrib.{name}" for name in contrib.split()]
        + [f"wagtail.{name}" for name in wagtail.split()]
        + ["wagtail", "oscar.config.Shop"]
        + [f"oscar.apps.{name}" for name in oscar.split()]
        + others.split()
    )
    return [app for app in wanted if exists(app)]


def exists(app):
    module = app.rpartition(".")[0] if app[app.rfind(".") + 1].isupper() else app
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


# Inside `{% blocktranslate %}` Django takes any text for a key of the context; only paths are comparable.
PLAIN_PATH = re.compile(r"(?!(?:True|False|None|[\d.][\d._e]*)$)[\w.]+")


class Walk:
    """The names in the node list that Django compiled from one template."""

    def __init__(self, template, serials):
        self.serials = serials
        self.seen_cycles = set()
        self.names = {key: [] for key in LISTS}
        self.nodes(template.nodelist)

    def nodes(self, nodelist):
        for node in nodelist:
            self.node(node)

    def node(self, node):
        from django.template import defaulttags, loader_tags
        from django.template.base import NodeList, TokenType, VariableNode
        from django.templatetags import i18n

        is_tag = node.token.token_type == TokenType.BLOCK
        if not is_tag and not isinstance(node, VariableNode):
            return
        if is_tag:
            self.tag(node)
        if isinstance(node, defaulttags.IfNode):
            for condition, nodelist in node.conditions_nodelists:
                self.expressions([condition])
                self.nodes(nodelist)
            return
        if isinstance(node, loader_tags.IncludeNode):
            self.expressions([node.template])  # compiled after the values of `with`, written before them
            self.expressions(list(node.extra_context.values()))
        elif type(node).__module__.startswith("django_tables2") and hasattr(node, "updates"):
            for value in [*sum(node.updates.items(), ()), *node.removals]:  # compiles each value before its key
                self.expressions([value])
        else:
            self.expressions(self.values(node))
        for value in vars(node).values():
            if isinstance(value, NodeList):
                self.nodes(value)
        if isinstance(node, i18n.BlockTranslateNode):
            for token in node.singular + node.plural:
                if token.token_type == TokenType.VAR and PLAIN_PATH.fullmatch(token.contents):
                    self.names["variables"].append(token.contents)

    def tag(self, node):
        from django.template import loader_tags

        bits = node.token.contents.split()
        self.names["tags"].append(bits[0])
        if isinstance(node, loader_tags.BlockNode):
            self.names["blocks"].append(node.name)
        elif isinstance(node, loader_tags.ExtendsNode):
            self.names["extends"].append(node.token.split_contents()[1])
        elif isinstance(node, loader_tags.IncludeNode):
            self.names["includes"].append(node.token.split_contents()[1])
        elif bits[0] == "load":
            if len(bits) >= 4 and bits[-2] == "from":
                self.names["loads"] += [f"{name} from {bits[-1]}" for name in bits[1:-2]]
            else:
                self.names["loads"] += bits[1:]

    def values(self, node):
        """What a node holds besides its content."""
        from django.template import base, defaulttags
        from django.templatetags import i18n

        held = dict(vars(node))
        if isinstance(node, defaulttags.RegroupNode):
            held.pop("expression")  # made up by Django from two arguments
        if isinstance(node, defaulttags.FilterNode):
            self.filters(node.filter_expr)  # its variable, `var`, is made up
            held.pop("filter_expr")
        if isinstance(node, defaulttags.CycleNode):
            if id(node) in self.seen_cycles:  # `{% cycle name %}` returns the node that has the name
                return []
            self.seen_cycles.add(id(node))
        if type(node).__name__ == "AdminLogNode" and node.user and not node.user.isdigit():
            return [base.Variable(node.user)]
        if isinstance(node, i18n.BlockTranslateNode):
            held.pop("singular"), held.pop("plural")
        return list(held.values())

    def expressions(self, values):
        variables, expressions = [], []
        collect(values, variables, expressions)
        for variable in sorted(variables, key=lambda one: self.serials[id(one)]):
            if variable.lookups is not None and variable.var not in ("True", "False", "None"):
                self.names["variables"].append(variable.var)
        for expression in sorted(expressions, key=lambda one: self.serials[id(one)]):
            self.filters(expression)

    def filters(self, expression):
        from django.template.base import filter_re

        matches = filter_re.finditer(expression.token)
        self.names["filters"] += [match["filter_name"] for match in matches if match["filter_name"]]


def collect(value, variables, expressions):
    from django.template.base import FilterExpression, NodeList, Variable
    from django.template.smartif import TokenBase

    if isinstance(value, NodeList):
        return
    if isinstance(value, Variable):
        variables.append(value)
    elif isinstance(value, FilterExpression):
        expressions.append(value)
        collect(value.var, variables, expressions)
        collect([argument for _, arguments in value.filters for argument in arguments], variables, expressions)
    elif isinstance(value, dict):
        for item in value.items():
            collect(item, variables, expressions)
    elif isinstance(value, (list, tuple, set)):
        for item in value:
            collect(item, variables, expressions)
    elif isinstance(value, TokenBase):
        collect([getattr(value, name, None) for name in ("value", "first", "second")], variables, expressions)


def number_expressions():
    """Numbers variables and filter expressions as they are made, which is their order in the source."""
    from django.template.base import FilterExpression, Variable

    serials, alive = {}, []
    for cls in (FilterExpression, Variable):

        def init(self, *args, original=cls.__init__):
            serials[id(self)] = len(alive)
            alive.append(self)
            original(self, *args)

        cls.__init__ = init
    return serials, alive


def template_files(package):
    """The templates of a package with the names that its loader would give them."""
    if package is None:
        root = pathlib.Path(__file__).parent
    else:
        root = pathlib.Path(importlib.util.find_spec(package).origin).parent
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if "templates" in inside and path.is_file() and path.suffix not in (".py", ".pyc") and path.name != ".gitkeep":
            position = len(inside) - 1 - inside[::-1].index("templates")
            yield path, "/".join(inside[position + 1 :])


PIECES = (
    "{% {{ {# %} }} #} {%% {{{ \" ' | : , . = _( ) \\ {%if%} {%endif%} {%else%} {%elif_x%} {%endfor%} {%for_a_in_b%}"
    " {%comment%} {%endcomment%} {%verbatim%} {%endverbatim%} {%block_z%} {%endblock%} {%empty%} {%with_a=b%}"
    " {%endwith%} {{x|f}} {{_x}} {{x._y}} {{-1.5e3}} {%cycle_a_b%} {%filter_upper%} {%extends_'a'%} {%plural%} a 1 -"
    " {%blocktrans%} {%endblocktrans%} {%include_a_with_b=c_only%} {%url_'a'_b_as_c%} {%now_'Y'%} é \u00a0 \u2028"
    " not and or in is == <= as with only count reversed by"
).split(" ")


def damaged(files, seed, folder):
    """Copies of the files with a few random faults each."""
    dice = random.Random(seed)
    for number, (path, name) in enumerate(files):
        text = path.read_text(encoding="utf-8")
        for _ in range(dice.randint(1, 3)):
            place = dice.randint(0, len(text))
            if tags := [match.span() for match in re.finditer("{%.*?%}|{{.*?}}", text)] if dice.random() < 0.7 else []:
                place = dice.randint(*dice.choice(tags))
            if dice.random() < 0.3:
                text = text[:place] + text[place + dice.randint(1, 8) :]
            else:
                piece = dice.choice(PIECES).replace("_", " ")
                text = text[:place] + dice.choice(("", " ")) + piece + dice.choice(("", " ")) + text[place:]
        copy = folder / f"{number}.html"
        copy.write_text(text, encoding="utf-8", newline="")
        yield copy, name


# What a static reader of one file cannot know.
UNKNOWABLE = re.compile(
    "Did you forget to register|is not a registered tag library|is not a valid tag or filter|Invalid filter|requires \\d+ arg"
    "|did not receive value|received too many|received unexpected|received multiple|received some positional"
)


def compare(files, tool, engine, serials, alive, options):
    from django.template import Origin, Template, TemplateSyntaxError

    output = subprocess.run(
        [tool], input="".join(f"{path}\n" for path, _ in files), capture_output=True, text=True, check=True
    )
    dumps = {line["file"]: line for line in map(json.loads, output.stdout.split("\n")[:-1])}
    compiled, rejected, differing = 0, [], 0
    for path, name in files:
        serials.clear(), alive.clear()
        with open(path, encoding="utf-8") as file:
            source = file.read()
        ours = dumps[str(path)]
        try:
            template = Template(source, Origin(str(path), name), name, engine)
        except Exception as error:  # damaged templates also trip over Django's own bugs
            if not isinstance(error, TemplateSyntaxError) and options.damage is None:
                raise
            rejected.append((path, error, ours["problems"]))
            continue
        compiled += 1
        theirs = Walk(template, serials).names
        theirs["problems"] = []
        differing += report(path, ours, theirs)
    for path, error, problems in rejected if options.rejected else []:
        if options.damage is not None and (problems or UNKNOWABLE.search(str(error))):
            continue
        print(f"rejected {path}: {str(error)[:300]!r}; ours: {problems}")
    return len(files), compiled, len(rejected), differing


def report(path, ours, theirs):
    differences = [key for key in (*LISTS, "problems") if ours[key] != theirs[key]]
    for key in differences:
        print(f"{path}: {key}\n  Django: {theirs[key]}\n  ours:   {ours[key]}")
    return bool(differences)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", help="path of the built TemplateDump")
    parser.add_argument("--damage", type=int, metavar="SEED", help="compare randomly damaged copies instead")
    parser.add_argument("--rejected", action="store_true", help="list the templates that Django rejects")
    options = parser.parse_args()
    configure()
    from django.template import Engine
    from django.template.backends.django import get_installed_libraries

    serials, alive = number_expressions()
    engine = Engine(libraries=get_installed_libraries())
    rows = []
    for name, package in PACKAGES.items():
        if package and not exists(package):
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = list(template_files(package))
            if options.damage is not None:
                files = list(damaged(files, options.damage, pathlib.Path(folder)))
            rows.append((name, *compare(files, options.tool, engine, serials, alive, options)))
    print(f"{'package':22}{'files':>8}{'compiled':>10}{'rejected':>10}{'differing':>11}")
    for name, files, compiled, rejected, differing in rows:
        print(f"{name:22}{files:8}{compiled:10}{rejected:10}{differing:11}")
    sys.exit(any(row[-1] for row in rows))


if __name__ == "__main__":
    main()
