import os
import os.path
import pathlib
import glob
import fnmatch

P = pathlib.PurePath
base = pathlib.Path("/srv/app/config/settings.py")

base.parent
base.parent.parent
base.parents[1]
base.parents[-1]
list(base.parents)
len(base.parents)
base.parents[9]
base.name, base.stem, base.suffix, base.suffixes
P("a.tar.gz").suffixes
P("a.tar.gz").stem
P(".bashrc").suffix
P(".bashrc").stem
P("a.").suffix
P("").name
str(P(""))
P("a", "b", "/c")
P("a//b/./c")
P("a/../b")
str(base / "x" / "y")
"x" / P("y")
base / 3
base.joinpath("a", "b")
base.with_name("b.txt")
base.with_suffix(".ini")
base.with_suffix("")
base.with_suffix("ini")
base.with_stem("base")
P("/").with_name("x")
base.relative_to("/srv")
base.relative_to("/x")
P("/a/b").relative_to("/a/c", walk_up=True)
base.is_relative_to("/srv")
base.is_absolute()
base.parts
base.anchor, base.root, base.drive
base == pathlib.Path("/srv/app") / "config" / "settings.py"
{base: 1}[pathlib.Path("/srv/app/config/settings.py")]
P("b") > P("a")
P("a/b.py").match("*.py")
P("a/b.py").match("a/*.py")
P("/a/b.py").match("/*.py")
P("a").as_posix()
P("/a b").as_uri()
os.fspath(base)
f"{base}"
str(pathlib.Path("a"))
pathlib.Path("/a/b/../c").resolve()
pathlib.Path("x").absolute().name
str(pathlib.Path("sub/../a.txt").resolve()) == os.path.join(os.getcwd(), "a.txt")
pathlib.Path("a.txt").exists(), pathlib.Path("zz").exists()
pathlib.Path("sub").is_dir(), pathlib.Path("a.txt").is_file(), pathlib.Path("sub").is_file()
sorted(pathlib.Path(".").iterdir())
sorted(pathlib.Path(".").glob("*.py"))
sorted(pathlib.Path(".").glob("*/*.py"))
sorted(pathlib.Path(".").glob("**/*.py"))
sorted(pathlib.Path(".").rglob("*.py"))
sorted(pathlib.Path("sub").rglob("*"))
sorted(pathlib.Path(".").glob("sub/c.py"))
pathlib.Path.cwd() == pathlib.Path(os.getcwd())
isinstance(base, os.PathLike)
isinstance("x", os.PathLike)
isinstance(base, pathlib.PurePath)
os.path.join("a", "b", "c")
os.path.join("a", "/b")
os.path.join("a/", "b")
os.path.join("", "b")
os.path.join("a", "")
os.path.join(base, "x")
os.path.join(3)
os.path.dirname("/a/b/c.py")
os.path.dirname("/a")
os.path.dirname("a//b")
os.path.dirname(base)
os.path.basename("/a/b/")
os.path.basename("/a/b.py")
os.path.split("/a/b"), os.path.split("/"), os.path.split("a")
os.path.splitext("a.b.c"), os.path.splitext(".a"), os.path.splitext("a/..b"), os.path.splitext("x.d/a")
os.path.normpath("a/../../b"), os.path.normpath("//a"), os.path.normpath("///a/./b/.."), os.path.normpath("")
os.path.abspath("a") == os.getcwd() + "/a"
os.path.abspath("/a/../..")
os.path.realpath("/nowhere/../x")
os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("x/y", "x"), os.path.relpath("/a/b", "/")
os.path.isabs("/a"), os.path.isabs("a")
os.path.exists("a.txt"), os.path.exists("no"), os.path.isfile("a.txt"), os.path.isdir("sub"), os.path.isdir("a.txt")
os.path.commonprefix(["/a/bc", "/a/bd"]), os.path.commonpath(["/a/bc", "/a/bd"]), os.path.commonpath(["a", "a/b"])
os.path.expandvars("$HOME/x ${HOME} $NOPE $")
os.path.expanduser("a/b")
os.path.splitdrive("/a")
os.path.sep, os.sep, os.pathsep, os.linesep, os.curdir, os.name
os.path.normcase("A/b")
os.environ.get("HOME"), os.environ.get("NOPE"), os.environ.get("NOPE", "d"), os.getenv("NOPE", 3)
"HOME" in os.environ
os.environ["HOME"]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.b")
os.environ["DJANGO_SETTINGS_MODULE"]
os.environ.pop("DJANGO_SETTINGS_MODULE")
os.environ.pop("DJANGO_SETTINGS_MODULE", None)
sorted(os.environ.items())
dict(os.environ)["PATH"]
sorted(os.listdir("."))
sorted((top, sorted(folders), sorted(files)) for top, folders, files in os.walk("."))
sorted(entry.name for entry in os.scandir("."))
sorted(glob.glob("*.py"))
sorted(glob.glob("**/*.py", recursive=True))
sorted(glob.glob("sub/*"))
sorted(glob.glob(os.getcwd() + "/*.txt")) == [os.getcwd() + "/a.txt"]
glob.glob("nope*")
fnmatch.fnmatch("a.py", "*.py"), fnmatch.fnmatch("abc", "a[bx]c"), fnmatch.fnmatch("abc", "a[!b]c"), fnmatch.fnmatch("b", "[a-c]")
fnmatch.filter(["a.py", "b.txt"], "*.py")
__import__("re").match(fnmatch.translate("a*.py"), "abc.py") is not None
