// Written by Scripts/prelude-table: one blob a module.
#include "PreludeData.h"

static const unsigned char blob_0[] = {
#embed "python/__future__.py" suffix(,)
  0};
static const unsigned char blob_1[] = {
#embed "python/_collections_abc.py" suffix(,)
  0};
static const unsigned char blob_2[] = {
#embed "python/_inert.py" suffix(,)
  0};
static const unsigned char blob_3[] = {
#embed "python/_thread.py" suffix(,)
  0};
static const unsigned char blob_4[] = {
#embed "python/abc.py" suffix(,)
  0};
static const unsigned char blob_5[] = {
#embed "python/argparse.py" suffix(,)
  0};
static const unsigned char blob_6[] = {
#embed "python/array.py" suffix(,)
  0};
static const unsigned char blob_7[] = {
#embed "python/ast.py" suffix(,)
  0};
static const unsigned char blob_8[] = {
#embed "python/asyncio/__init__.py" suffix(,)
  0};
static const unsigned char blob_9[] = {
#embed "python/asyncio/coroutines.py" suffix(,)
  0};
static const unsigned char blob_10[] = {
#embed "python/asyncio/events.py" suffix(,)
  0};
static const unsigned char blob_11[] = {
#embed "python/asyncio/exceptions.py" suffix(,)
  0};
static const unsigned char blob_12[] = {
#embed "python/asyncio/futures.py" suffix(,)
  0};
static const unsigned char blob_13[] = {
#embed "python/asyncio/queues.py" suffix(,)
  0};
static const unsigned char blob_14[] = {
#embed "python/asyncio/tasks.py" suffix(,)
  0};
static const unsigned char blob_15[] = {
#embed "python/atexit.py" suffix(,)
  0};
static const unsigned char blob_16[] = {
#embed "python/base64.py" suffix(,)
  0};
static const unsigned char blob_17[] = {
#embed "python/binascii.py" suffix(,)
  0};
static const unsigned char blob_18[] = {
#embed "python/bisect.py" suffix(,)
  0};
static const unsigned char blob_19[] = {
#embed "python/bz2.py" suffix(,)
  0};
static const unsigned char blob_20[] = {
#embed "python/cProfile.py" suffix(,)
  0};
static const unsigned char blob_21[] = {
#embed "python/calendar.py" suffix(,)
  0};
static const unsigned char blob_22[] = {
#embed "python/cmath.py" suffix(,)
  0};
static const unsigned char blob_23[] = {
#embed "python/cmd.py" suffix(,)
  0};
static const unsigned char blob_24[] = {
#embed "python/code.py" suffix(,)
  0};
static const unsigned char blob_25[] = {
#embed "python/codecs.py" suffix(,)
  0};
static const unsigned char blob_26[] = {
#embed "python/codeop.py" suffix(,)
  0};
static const unsigned char blob_27[] = {
#embed "python/collections/__init__.py" suffix(,)
  0};
static const unsigned char blob_28[] = {
#embed "python/collections/abc.py" suffix(,)
  0};
static const unsigned char blob_29[] = {
#embed "python/colorsys.py" suffix(,)
  0};
static const unsigned char blob_30[] = {
#embed "python/concurrent/__init__.py" suffix(,)
  0};
static const unsigned char blob_31[] = {
#embed "python/concurrent/futures/__init__.py" suffix(,)
  0};
static const unsigned char blob_32[] = {
#embed "python/concurrent/futures/thread.py" suffix(,)
  0};
static const unsigned char blob_33[] = {
#embed "python/configparser.py" suffix(,)
  0};
static const unsigned char blob_34[] = {
#embed "python/configurations/__init__.py" suffix(,)
  0};
static const unsigned char blob_35[] = {
#embed "python/configurations/base.py" suffix(,)
  0};
static const unsigned char blob_36[] = {
#embed "python/configurations/importer.py" suffix(,)
  0};
static const unsigned char blob_37[] = {
#embed "python/configurations/values.py" suffix(,)
  0};
static const unsigned char blob_38[] = {
#embed "python/contextlib.py" suffix(,)
  0};
static const unsigned char blob_39[] = {
#embed "python/contextvars.py" suffix(,)
  0};
static const unsigned char blob_40[] = {
#embed "python/copy.py" suffix(,)
  0};
static const unsigned char blob_41[] = {
#embed "python/copyreg.py" suffix(,)
  0};
static const unsigned char blob_42[] = {
#embed "python/crypt.py" suffix(,)
  0};
static const unsigned char blob_43[] = {
#embed "python/csv.py" suffix(,)
  0};
static const unsigned char blob_44[] = {
#embed "python/ctypes/__init__.py" suffix(,)
  0};
static const unsigned char blob_45[] = {
#embed "python/ctypes/util.py" suffix(,)
  0};
static const unsigned char blob_46[] = {
#embed "python/curses/__init__.py" suffix(,)
  0};
static const unsigned char blob_47[] = {
#embed "python/dataclasses.py" suffix(,)
  0};
static const unsigned char blob_48[] = {
#embed "python/datetime.py" suffix(,)
  0};
static const unsigned char blob_49[] = {
#embed "python/decimal.py" suffix(,)
  0};
static const unsigned char blob_50[] = {
#embed "python/decouple.py" suffix(,)
  0};
static const unsigned char blob_51[] = {
#embed "python/difflib.py" suffix(,)
  0};
static const unsigned char blob_52[] = {
#embed "python/dis.py" suffix(,)
  0};
static const unsigned char blob_53[] = {
#embed "python/distutils/__init__.py" suffix(,)
  0};
static const unsigned char blob_54[] = {
#embed "python/distutils/util.py" suffix(,)
  0};
static const unsigned char blob_55[] = {
#embed "python/distutils/version.py" suffix(,)
  0};
static const unsigned char blob_56[] = {
#embed "python/dj_database_url.py" suffix(,)
  0};
static const unsigned char blob_57[] = {
#embed "python/dj_email_url.py" suffix(,)
  0};
static const unsigned char blob_58[] = {
#embed "python/django_cache_url.py" suffix(,)
  0};
static const unsigned char blob_59[] = {
#embed "python/doctest.py" suffix(,)
  0};
static const unsigned char blob_60[] = {
#embed "python/dotenv/__init__.py" suffix(,)
  0};
static const unsigned char blob_61[] = {
#embed "python/dotenv/main.py" suffix(,)
  0};
static const unsigned char blob_62[] = {
#embed "python/email/__init__.py" suffix(,)
  0};
static const unsigned char blob_63[] = {
#embed "python/email/charset.py" suffix(,)
  0};
static const unsigned char blob_64[] = {
#embed "python/email/encoders.py" suffix(,)
  0};
static const unsigned char blob_65[] = {
#embed "python/email/errors.py" suffix(,)
  0};
static const unsigned char blob_66[] = {
#embed "python/email/generator.py" suffix(,)
  0};
static const unsigned char blob_67[] = {
#embed "python/email/header.py" suffix(,)
  0};
static const unsigned char blob_68[] = {
#embed "python/email/headerregistry.py" suffix(,)
  0};
static const unsigned char blob_69[] = {
#embed "python/email/message.py" suffix(,)
  0};
static const unsigned char blob_70[] = {
#embed "python/email/mime/__init__.py" suffix(,)
  0};
static const unsigned char blob_71[] = {
#embed "python/email/mime/application.py" suffix(,)
  0};
static const unsigned char blob_72[] = {
#embed "python/email/mime/audio.py" suffix(,)
  0};
static const unsigned char blob_73[] = {
#embed "python/email/mime/base.py" suffix(,)
  0};
static const unsigned char blob_74[] = {
#embed "python/email/mime/image.py" suffix(,)
  0};
static const unsigned char blob_75[] = {
#embed "python/email/mime/message.py" suffix(,)
  0};
static const unsigned char blob_76[] = {
#embed "python/email/mime/multipart.py" suffix(,)
  0};
static const unsigned char blob_77[] = {
#embed "python/email/mime/text.py" suffix(,)
  0};
static const unsigned char blob_78[] = {
#embed "python/email/parser.py" suffix(,)
  0};
static const unsigned char blob_79[] = {
#embed "python/email/policy.py" suffix(,)
  0};
static const unsigned char blob_80[] = {
#embed "python/email/utils.py" suffix(,)
  0};
static const unsigned char blob_81[] = {
#embed "python/enum.py" suffix(,)
  0};
static const unsigned char blob_82[] = {
#embed "python/environ/__init__.py" suffix(,)
  0};
static const unsigned char blob_83[] = {
#embed "python/environ/environ.py" suffix(,)
  0};
static const unsigned char blob_84[] = {
#embed "python/environs/__init__.py" suffix(,)
  0};
static const unsigned char blob_85[] = {
#embed "python/errno.py" suffix(,)
  0};
static const unsigned char blob_86[] = {
#embed "python/faulthandler.py" suffix(,)
  0};
static const unsigned char blob_87[] = {
#embed "python/fcntl.py" suffix(,)
  0};
static const unsigned char blob_88[] = {
#embed "python/filecmp.py" suffix(,)
  0};
static const unsigned char blob_89[] = {
#embed "python/fnmatch.py" suffix(,)
  0};
static const unsigned char blob_90[] = {
#embed "python/fractions.py" suffix(,)
  0};
static const unsigned char blob_91[] = {
#embed "python/ftplib.py" suffix(,)
  0};
static const unsigned char blob_92[] = {
#embed "python/functools.py" suffix(,)
  0};
static const unsigned char blob_93[] = {
#embed "python/gc.py" suffix(,)
  0};
static const unsigned char blob_94[] = {
#embed "python/getpass.py" suffix(,)
  0};
static const unsigned char blob_95[] = {
#embed "python/gettext.py" suffix(,)
  0};
static const unsigned char blob_96[] = {
#embed "python/glob.py" suffix(,)
  0};
static const unsigned char blob_97[] = {
#embed "python/graphlib.py" suffix(,)
  0};
static const unsigned char blob_98[] = {
#embed "python/grp.py" suffix(,)
  0};
static const unsigned char blob_99[] = {
#embed "python/gzip.py" suffix(,)
  0};
static const unsigned char blob_100[] = {
#embed "python/hashlib.py" suffix(,)
  0};
static const unsigned char blob_101[] = {
#embed "python/heapq.py" suffix(,)
  0};
static const unsigned char blob_102[] = {
#embed "python/hmac.py" suffix(,)
  0};
static const unsigned char blob_103[] = {
#embed "python/html/__init__.py" suffix(,)
  0};
static const unsigned char blob_104[] = {
#embed "python/html/entities.py" suffix(,)
  0};
static const unsigned char blob_105[] = {
#embed "python/html/parser.py" suffix(,)
  0};
static const unsigned char blob_106[] = {
#embed "python/http/__init__.py" suffix(,)
  0};
static const unsigned char blob_107[] = {
#embed "python/http/client.py" suffix(,)
  0};
static const unsigned char blob_108[] = {
#embed "python/http/cookiejar.py" suffix(,)
  0};
static const unsigned char blob_109[] = {
#embed "python/http/cookies.py" suffix(,)
  0};
static const unsigned char blob_110[] = {
#embed "python/http/server.py" suffix(,)
  0};
static const unsigned char blob_111[] = {
#embed "python/imaplib.py" suffix(,)
  0};
static const unsigned char blob_112[] = {
#embed "python/imghdr.py" suffix(,)
  0};
static const unsigned char blob_113[] = {
#embed "python/importlib/__init__.py" suffix(,)
  0};
static const unsigned char blob_114[] = {
#embed "python/importlib/abc.py" suffix(,)
  0};
static const unsigned char blob_115[] = {
#embed "python/importlib/machinery.py" suffix(,)
  0};
static const unsigned char blob_116[] = {
#embed "python/importlib/metadata.py" suffix(,)
  0};
static const unsigned char blob_117[] = {
#embed "python/importlib/resources.py" suffix(,)
  0};
static const unsigned char blob_118[] = {
#embed "python/importlib/util.py" suffix(,)
  0};
static const unsigned char blob_119[] = {
#embed "python/inspect.py" suffix(,)
  0};
static const unsigned char blob_120[] = {
#embed "python/io.py" suffix(,)
  0};
static const unsigned char blob_121[] = {
#embed "python/ipaddress.py" suffix(,)
  0};
static const unsigned char blob_122[] = {
#embed "python/itertools.py" suffix(,)
  0};
static const unsigned char blob_123[] = {
#embed "python/json/__init__.py" suffix(,)
  0};
static const unsigned char blob_124[] = {
#embed "python/json/decoder.py" suffix(,)
  0};
static const unsigned char blob_125[] = {
#embed "python/json/encoder.py" suffix(,)
  0};
static const unsigned char blob_126[] = {
#embed "python/keyword.py" suffix(,)
  0};
static const unsigned char blob_127[] = {
#embed "python/linecache.py" suffix(,)
  0};
static const unsigned char blob_128[] = {
#embed "python/locale.py" suffix(,)
  0};
static const unsigned char blob_129[] = {
#embed "python/logging/__init__.py" suffix(,)
  0};
static const unsigned char blob_130[] = {
#embed "python/logging/config.py" suffix(,)
  0};
static const unsigned char blob_131[] = {
#embed "python/logging/handlers.py" suffix(,)
  0};
static const unsigned char blob_132[] = {
#embed "python/lzma.py" suffix(,)
  0};
static const unsigned char blob_133[] = {
#embed "python/marshal.py" suffix(,)
  0};
static const unsigned char blob_134[] = {
#embed "python/math.py" suffix(,)
  0};
static const unsigned char blob_135[] = {
#embed "python/mimetypes.py" suffix(,)
  0};
static const unsigned char blob_136[] = {
#embed "python/multiprocessing/__init__.py" suffix(,)
  0};
static const unsigned char blob_137[] = {
#embed "python/multiprocessing/pool.py" suffix(,)
  0};
static const unsigned char blob_138[] = {
#embed "python/numbers.py" suffix(,)
  0};
static const unsigned char blob_139[] = {
#embed "python/operator.py" suffix(,)
  0};
static const unsigned char blob_140[] = {
#embed "python/optparse.py" suffix(,)
  0};
static const unsigned char blob_141[] = {
#embed "python/os/__init__.py" suffix(,)
  0};
static const unsigned char blob_142[] = {
#embed "python/os/path.py" suffix(,)
  0};
static const unsigned char blob_143[] = {
#embed "python/pathlib.py" suffix(,)
  0};
static const unsigned char blob_144[] = {
#embed "python/pdb.py" suffix(,)
  0};
static const unsigned char blob_145[] = {
#embed "python/pickle.py" suffix(,)
  0};
static const unsigned char blob_146[] = {
#embed "python/pkg_resources.py" suffix(,)
  0};
static const unsigned char blob_147[] = {
#embed "python/pkgutil.py" suffix(,)
  0};
static const unsigned char blob_148[] = {
#embed "python/platform.py" suffix(,)
  0};
static const unsigned char blob_149[] = {
#embed "python/poplib.py" suffix(,)
  0};
static const unsigned char blob_150[] = {
#embed "python/posixpath.py" suffix(,)
  0};
static const unsigned char blob_151[] = {
#embed "python/pprint.py" suffix(,)
  0};
static const unsigned char blob_152[] = {
#embed "python/pstats.py" suffix(,)
  0};
static const unsigned char blob_153[] = {
#embed "python/pwd.py" suffix(,)
  0};
static const unsigned char blob_154[] = {
#embed "python/pydantic_core/__init__.py" suffix(,)
  0};
static const unsigned char blob_155[] = {
#embed "python/pydantic_core/core_schema.py" suffix(,)
  0};
static const unsigned char blob_156[] = {
#embed "python/pyexpat.py" suffix(,)
  0};
static const unsigned char blob_157[] = {
#embed "python/queue.py" suffix(,)
  0};
static const unsigned char blob_158[] = {
#embed "python/quopri.py" suffix(,)
  0};
static const unsigned char blob_159[] = {
#embed "python/random.py" suffix(,)
  0};
static const unsigned char blob_160[] = {
#embed "python/re.py" suffix(,)
  0};
static const unsigned char blob_161[] = {
#embed "python/readline.py" suffix(,)
  0};
static const unsigned char blob_162[] = {
#embed "python/reprlib.py" suffix(,)
  0};
static const unsigned char blob_163[] = {
#embed "python/resource.py" suffix(,)
  0};
static const unsigned char blob_164[] = {
#embed "python/rlcompleter.py" suffix(,)
  0};
static const unsigned char blob_165[] = {
#embed "python/runpy.py" suffix(,)
  0};
static const unsigned char blob_166[] = {
#embed "python/sched.py" suffix(,)
  0};
static const unsigned char blob_167[] = {
#embed "python/secrets.py" suffix(,)
  0};
static const unsigned char blob_168[] = {
#embed "python/select.py" suffix(,)
  0};
static const unsigned char blob_169[] = {
#embed "python/selectors.py" suffix(,)
  0};
static const unsigned char blob_170[] = {
#embed "python/shelve.py" suffix(,)
  0};
static const unsigned char blob_171[] = {
#embed "python/shlex.py" suffix(,)
  0};
static const unsigned char blob_172[] = {
#embed "python/shutil.py" suffix(,)
  0};
static const unsigned char blob_173[] = {
#embed "python/signal.py" suffix(,)
  0};
static const unsigned char blob_174[] = {
#embed "python/site.py" suffix(,)
  0};
static const unsigned char blob_175[] = {
#embed "python/smtplib.py" suffix(,)
  0};
static const unsigned char blob_176[] = {
#embed "python/socket.py" suffix(,)
  0};
static const unsigned char blob_177[] = {
#embed "python/socketserver.py" suffix(,)
  0};
static const unsigned char blob_178[] = {
#embed "python/split_settings/__init__.py" suffix(,)
  0};
static const unsigned char blob_179[] = {
#embed "python/split_settings/tools.py" suffix(,)
  0};
static const unsigned char blob_180[] = {
#embed "python/sqlite3.py" suffix(,)
  0};
static const unsigned char blob_181[] = {
#embed "python/ssl.py" suffix(,)
  0};
static const unsigned char blob_182[] = {
#embed "python/stat.py" suffix(,)
  0};
static const unsigned char blob_183[] = {
#embed "python/statistics.py" suffix(,)
  0};
static const unsigned char blob_184[] = {
#embed "python/string.py" suffix(,)
  0};
static const unsigned char blob_185[] = {
#embed "python/stringprep.py" suffix(,)
  0};
static const unsigned char blob_186[] = {
#embed "python/struct.py" suffix(,)
  0};
static const unsigned char blob_187[] = {
#embed "python/subprocess.py" suffix(,)
  0};
static const unsigned char blob_188[] = {
#embed "python/sys.py" suffix(,)
  0};
static const unsigned char blob_189[] = {
#embed "python/sysconfig.py" suffix(,)
  0};
static const unsigned char blob_190[] = {
#embed "python/tarfile.py" suffix(,)
  0};
static const unsigned char blob_191[] = {
#embed "python/tempfile.py" suffix(,)
  0};
static const unsigned char blob_192[] = {
#embed "python/textwrap.py" suffix(,)
  0};
static const unsigned char blob_193[] = {
#embed "python/threading.py" suffix(,)
  0};
static const unsigned char blob_194[] = {
#embed "python/time.py" suffix(,)
  0};
static const unsigned char blob_195[] = {
#embed "python/timeit.py" suffix(,)
  0};
static const unsigned char blob_196[] = {
#embed "python/token.py" suffix(,)
  0};
static const unsigned char blob_197[] = {
#embed "python/tokenize.py" suffix(,)
  0};
static const unsigned char blob_198[] = {
#embed "python/tomllib.py" suffix(,)
  0};
static const unsigned char blob_199[] = {
#embed "python/trace.py" suffix(,)
  0};
static const unsigned char blob_200[] = {
#embed "python/traceback.py" suffix(,)
  0};
static const unsigned char blob_201[] = {
#embed "python/tracemalloc.py" suffix(,)
  0};
static const unsigned char blob_202[] = {
#embed "python/types.py" suffix(,)
  0};
static const unsigned char blob_203[] = {
#embed "python/typing.py" suffix(,)
  0};
static const unsigned char blob_204[] = {
#embed "python/typing_extensions.py" suffix(,)
  0};
static const unsigned char blob_205[] = {
#embed "python/unicodedata.py" suffix(,)
  0};
static const unsigned char blob_206[] = {
#embed "python/unittest/__init__.py" suffix(,)
  0};
static const unsigned char blob_207[] = {
#embed "python/unittest/case.py" suffix(,)
  0};
static const unsigned char blob_208[] = {
#embed "python/unittest/mock.py" suffix(,)
  0};
static const unsigned char blob_209[] = {
#embed "python/urllib/__init__.py" suffix(,)
  0};
static const unsigned char blob_210[] = {
#embed "python/urllib/error.py" suffix(,)
  0};
static const unsigned char blob_211[] = {
#embed "python/urllib/parse.py" suffix(,)
  0};
static const unsigned char blob_212[] = {
#embed "python/urllib/request.py" suffix(,)
  0};
static const unsigned char blob_213[] = {
#embed "python/urllib/robotparser.py" suffix(,)
  0};
static const unsigned char blob_214[] = {
#embed "python/uuid.py" suffix(,)
  0};
static const unsigned char blob_215[] = {
#embed "python/warnings.py" suffix(,)
  0};
static const unsigned char blob_216[] = {
#embed "python/weakref.py" suffix(,)
  0};
static const unsigned char blob_217[] = {
#embed "python/webbrowser.py" suffix(,)
  0};
static const unsigned char blob_218[] = {
#embed "python/wsgiref/__init__.py" suffix(,)
  0};
static const unsigned char blob_219[] = {
#embed "python/wsgiref/handlers.py" suffix(,)
  0};
static const unsigned char blob_220[] = {
#embed "python/wsgiref/simple_server.py" suffix(,)
  0};
static const unsigned char blob_221[] = {
#embed "python/wsgiref/util.py" suffix(,)
  0};
static const unsigned char blob_222[] = {
#embed "python/xml/__init__.py" suffix(,)
  0};
static const unsigned char blob_223[] = {
#embed "python/xml/dom/__init__.py" suffix(,)
  0};
static const unsigned char blob_224[] = {
#embed "python/xml/dom/minidom.py" suffix(,)
  0};
static const unsigned char blob_225[] = {
#embed "python/xml/dom/pulldom.py" suffix(,)
  0};
static const unsigned char blob_226[] = {
#embed "python/xml/etree/ElementTree.py" suffix(,)
  0};
static const unsigned char blob_227[] = {
#embed "python/xml/etree/__init__.py" suffix(,)
  0};
static const unsigned char blob_228[] = {
#embed "python/xml/parsers/__init__.py" suffix(,)
  0};
static const unsigned char blob_229[] = {
#embed "python/xml/parsers/expat.py" suffix(,)
  0};
static const unsigned char blob_230[] = {
#embed "python/xml/sax/__init__.py" suffix(,)
  0};
static const unsigned char blob_231[] = {
#embed "python/xml/sax/expatreader.py" suffix(,)
  0};
static const unsigned char blob_232[] = {
#embed "python/xml/sax/handler.py" suffix(,)
  0};
static const unsigned char blob_233[] = {
#embed "python/xml/sax/saxutils.py" suffix(,)
  0};
static const unsigned char blob_234[] = {
#embed "python/xml/sax/xmlreader.py" suffix(,)
  0};
static const unsigned char blob_235[] = {
#embed "python/zipfile.py" suffix(,)
  0};
static const unsigned char blob_236[] = {
#embed "python/zipimport.py" suffix(,)
  0};
static const unsigned char blob_237[] = {
#embed "python/zlib.py" suffix(,)
  0};
static const unsigned char blob_238[] = {
#embed "python/zoneinfo.py" suffix(,)
  0};

const PreludeModule prelude_modules[] = {
  {"__future__", false, blob_0, sizeof blob_0 - 1},
  {"_collections_abc", false, blob_1, sizeof blob_1 - 1},
  {"_inert", false, blob_2, sizeof blob_2 - 1},
  {"_thread", false, blob_3, sizeof blob_3 - 1},
  {"abc", false, blob_4, sizeof blob_4 - 1},
  {"argparse", false, blob_5, sizeof blob_5 - 1},
  {"array", false, blob_6, sizeof blob_6 - 1},
  {"ast", false, blob_7, sizeof blob_7 - 1},
  {"asyncio", true, blob_8, sizeof blob_8 - 1},
  {"asyncio.coroutines", false, blob_9, sizeof blob_9 - 1},
  {"asyncio.events", false, blob_10, sizeof blob_10 - 1},
  {"asyncio.exceptions", false, blob_11, sizeof blob_11 - 1},
  {"asyncio.futures", false, blob_12, sizeof blob_12 - 1},
  {"asyncio.queues", false, blob_13, sizeof blob_13 - 1},
  {"asyncio.tasks", false, blob_14, sizeof blob_14 - 1},
  {"atexit", false, blob_15, sizeof blob_15 - 1},
  {"base64", false, blob_16, sizeof blob_16 - 1},
  {"binascii", false, blob_17, sizeof blob_17 - 1},
  {"bisect", false, blob_18, sizeof blob_18 - 1},
  {"bz2", false, blob_19, sizeof blob_19 - 1},
  {"cProfile", false, blob_20, sizeof blob_20 - 1},
  {"calendar", false, blob_21, sizeof blob_21 - 1},
  {"cmath", false, blob_22, sizeof blob_22 - 1},
  {"cmd", false, blob_23, sizeof blob_23 - 1},
  {"code", false, blob_24, sizeof blob_24 - 1},
  {"codecs", false, blob_25, sizeof blob_25 - 1},
  {"codeop", false, blob_26, sizeof blob_26 - 1},
  {"collections", true, blob_27, sizeof blob_27 - 1},
  {"collections.abc", false, blob_28, sizeof blob_28 - 1},
  {"colorsys", false, blob_29, sizeof blob_29 - 1},
  {"concurrent", true, blob_30, sizeof blob_30 - 1},
  {"concurrent.futures", true, blob_31, sizeof blob_31 - 1},
  {"concurrent.futures.thread", false, blob_32, sizeof blob_32 - 1},
  {"configparser", false, blob_33, sizeof blob_33 - 1},
  {"configurations", true, blob_34, sizeof blob_34 - 1},
  {"configurations.base", false, blob_35, sizeof blob_35 - 1},
  {"configurations.importer", false, blob_36, sizeof blob_36 - 1},
  {"configurations.values", false, blob_37, sizeof blob_37 - 1},
  {"contextlib", false, blob_38, sizeof blob_38 - 1},
  {"contextvars", false, blob_39, sizeof blob_39 - 1},
  {"copy", false, blob_40, sizeof blob_40 - 1},
  {"copyreg", false, blob_41, sizeof blob_41 - 1},
  {"crypt", false, blob_42, sizeof blob_42 - 1},
  {"csv", false, blob_43, sizeof blob_43 - 1},
  {"ctypes", true, blob_44, sizeof blob_44 - 1},
  {"ctypes.util", false, blob_45, sizeof blob_45 - 1},
  {"curses", true, blob_46, sizeof blob_46 - 1},
  {"dataclasses", false, blob_47, sizeof blob_47 - 1},
  {"datetime", false, blob_48, sizeof blob_48 - 1},
  {"decimal", false, blob_49, sizeof blob_49 - 1},
  {"decouple", false, blob_50, sizeof blob_50 - 1},
  {"difflib", false, blob_51, sizeof blob_51 - 1},
  {"dis", false, blob_52, sizeof blob_52 - 1},
  {"distutils", true, blob_53, sizeof blob_53 - 1},
  {"distutils.util", false, blob_54, sizeof blob_54 - 1},
  {"distutils.version", false, blob_55, sizeof blob_55 - 1},
  {"dj_database_url", false, blob_56, sizeof blob_56 - 1},
  {"dj_email_url", false, blob_57, sizeof blob_57 - 1},
  {"django_cache_url", false, blob_58, sizeof blob_58 - 1},
  {"doctest", false, blob_59, sizeof blob_59 - 1},
  {"dotenv", true, blob_60, sizeof blob_60 - 1},
  {"dotenv.main", false, blob_61, sizeof blob_61 - 1},
  {"email", true, blob_62, sizeof blob_62 - 1},
  {"email.charset", false, blob_63, sizeof blob_63 - 1},
  {"email.encoders", false, blob_64, sizeof blob_64 - 1},
  {"email.errors", false, blob_65, sizeof blob_65 - 1},
  {"email.generator", false, blob_66, sizeof blob_66 - 1},
  {"email.header", false, blob_67, sizeof blob_67 - 1},
  {"email.headerregistry", false, blob_68, sizeof blob_68 - 1},
  {"email.message", false, blob_69, sizeof blob_69 - 1},
  {"email.mime", true, blob_70, sizeof blob_70 - 1},
  {"email.mime.application", false, blob_71, sizeof blob_71 - 1},
  {"email.mime.audio", false, blob_72, sizeof blob_72 - 1},
  {"email.mime.base", false, blob_73, sizeof blob_73 - 1},
  {"email.mime.image", false, blob_74, sizeof blob_74 - 1},
  {"email.mime.message", false, blob_75, sizeof blob_75 - 1},
  {"email.mime.multipart", false, blob_76, sizeof blob_76 - 1},
  {"email.mime.text", false, blob_77, sizeof blob_77 - 1},
  {"email.parser", false, blob_78, sizeof blob_78 - 1},
  {"email.policy", false, blob_79, sizeof blob_79 - 1},
  {"email.utils", false, blob_80, sizeof blob_80 - 1},
  {"enum", false, blob_81, sizeof blob_81 - 1},
  {"environ", true, blob_82, sizeof blob_82 - 1},
  {"environ.environ", false, blob_83, sizeof blob_83 - 1},
  {"environs", true, blob_84, sizeof blob_84 - 1},
  {"errno", false, blob_85, sizeof blob_85 - 1},
  {"faulthandler", false, blob_86, sizeof blob_86 - 1},
  {"fcntl", false, blob_87, sizeof blob_87 - 1},
  {"filecmp", false, blob_88, sizeof blob_88 - 1},
  {"fnmatch", false, blob_89, sizeof blob_89 - 1},
  {"fractions", false, blob_90, sizeof blob_90 - 1},
  {"ftplib", false, blob_91, sizeof blob_91 - 1},
  {"functools", false, blob_92, sizeof blob_92 - 1},
  {"gc", false, blob_93, sizeof blob_93 - 1},
  {"getpass", false, blob_94, sizeof blob_94 - 1},
  {"gettext", false, blob_95, sizeof blob_95 - 1},
  {"glob", false, blob_96, sizeof blob_96 - 1},
  {"graphlib", false, blob_97, sizeof blob_97 - 1},
  {"grp", false, blob_98, sizeof blob_98 - 1},
  {"gzip", false, blob_99, sizeof blob_99 - 1},
  {"hashlib", false, blob_100, sizeof blob_100 - 1},
  {"heapq", false, blob_101, sizeof blob_101 - 1},
  {"hmac", false, blob_102, sizeof blob_102 - 1},
  {"html", true, blob_103, sizeof blob_103 - 1},
  {"html.entities", false, blob_104, sizeof blob_104 - 1},
  {"html.parser", false, blob_105, sizeof blob_105 - 1},
  {"http", true, blob_106, sizeof blob_106 - 1},
  {"http.client", false, blob_107, sizeof blob_107 - 1},
  {"http.cookiejar", false, blob_108, sizeof blob_108 - 1},
  {"http.cookies", false, blob_109, sizeof blob_109 - 1},
  {"http.server", false, blob_110, sizeof blob_110 - 1},
  {"imaplib", false, blob_111, sizeof blob_111 - 1},
  {"imghdr", false, blob_112, sizeof blob_112 - 1},
  {"importlib", true, blob_113, sizeof blob_113 - 1},
  {"importlib.abc", false, blob_114, sizeof blob_114 - 1},
  {"importlib.machinery", false, blob_115, sizeof blob_115 - 1},
  {"importlib.metadata", false, blob_116, sizeof blob_116 - 1},
  {"importlib.resources", false, blob_117, sizeof blob_117 - 1},
  {"importlib.util", false, blob_118, sizeof blob_118 - 1},
  {"inspect", false, blob_119, sizeof blob_119 - 1},
  {"io", false, blob_120, sizeof blob_120 - 1},
  {"ipaddress", false, blob_121, sizeof blob_121 - 1},
  {"itertools", false, blob_122, sizeof blob_122 - 1},
  {"json", true, blob_123, sizeof blob_123 - 1},
  {"json.decoder", false, blob_124, sizeof blob_124 - 1},
  {"json.encoder", false, blob_125, sizeof blob_125 - 1},
  {"keyword", false, blob_126, sizeof blob_126 - 1},
  {"linecache", false, blob_127, sizeof blob_127 - 1},
  {"locale", false, blob_128, sizeof blob_128 - 1},
  {"logging", true, blob_129, sizeof blob_129 - 1},
  {"logging.config", false, blob_130, sizeof blob_130 - 1},
  {"logging.handlers", false, blob_131, sizeof blob_131 - 1},
  {"lzma", false, blob_132, sizeof blob_132 - 1},
  {"marshal", false, blob_133, sizeof blob_133 - 1},
  {"math", false, blob_134, sizeof blob_134 - 1},
  {"mimetypes", false, blob_135, sizeof blob_135 - 1},
  {"multiprocessing", true, blob_136, sizeof blob_136 - 1},
  {"multiprocessing.pool", false, blob_137, sizeof blob_137 - 1},
  {"numbers", false, blob_138, sizeof blob_138 - 1},
  {"operator", false, blob_139, sizeof blob_139 - 1},
  {"optparse", false, blob_140, sizeof blob_140 - 1},
  {"os", true, blob_141, sizeof blob_141 - 1},
  {"os.path", false, blob_142, sizeof blob_142 - 1},
  {"pathlib", false, blob_143, sizeof blob_143 - 1},
  {"pdb", false, blob_144, sizeof blob_144 - 1},
  {"pickle", false, blob_145, sizeof blob_145 - 1},
  {"pkg_resources", false, blob_146, sizeof blob_146 - 1},
  {"pkgutil", false, blob_147, sizeof blob_147 - 1},
  {"platform", false, blob_148, sizeof blob_148 - 1},
  {"poplib", false, blob_149, sizeof blob_149 - 1},
  {"posixpath", false, blob_150, sizeof blob_150 - 1},
  {"pprint", false, blob_151, sizeof blob_151 - 1},
  {"pstats", false, blob_152, sizeof blob_152 - 1},
  {"pwd", false, blob_153, sizeof blob_153 - 1},
  {"pydantic_core", true, blob_154, sizeof blob_154 - 1},
  {"pydantic_core.core_schema", false, blob_155, sizeof blob_155 - 1},
  {"pyexpat", false, blob_156, sizeof blob_156 - 1},
  {"queue", false, blob_157, sizeof blob_157 - 1},
  {"quopri", false, blob_158, sizeof blob_158 - 1},
  {"random", false, blob_159, sizeof blob_159 - 1},
  {"re", false, blob_160, sizeof blob_160 - 1},
  {"readline", false, blob_161, sizeof blob_161 - 1},
  {"reprlib", false, blob_162, sizeof blob_162 - 1},
  {"resource", false, blob_163, sizeof blob_163 - 1},
  {"rlcompleter", false, blob_164, sizeof blob_164 - 1},
  {"runpy", false, blob_165, sizeof blob_165 - 1},
  {"sched", false, blob_166, sizeof blob_166 - 1},
  {"secrets", false, blob_167, sizeof blob_167 - 1},
  {"select", false, blob_168, sizeof blob_168 - 1},
  {"selectors", false, blob_169, sizeof blob_169 - 1},
  {"shelve", false, blob_170, sizeof blob_170 - 1},
  {"shlex", false, blob_171, sizeof blob_171 - 1},
  {"shutil", false, blob_172, sizeof blob_172 - 1},
  {"signal", false, blob_173, sizeof blob_173 - 1},
  {"site", false, blob_174, sizeof blob_174 - 1},
  {"smtplib", false, blob_175, sizeof blob_175 - 1},
  {"socket", false, blob_176, sizeof blob_176 - 1},
  {"socketserver", false, blob_177, sizeof blob_177 - 1},
  {"split_settings", true, blob_178, sizeof blob_178 - 1},
  {"split_settings.tools", false, blob_179, sizeof blob_179 - 1},
  {"sqlite3", false, blob_180, sizeof blob_180 - 1},
  {"ssl", false, blob_181, sizeof blob_181 - 1},
  {"stat", false, blob_182, sizeof blob_182 - 1},
  {"statistics", false, blob_183, sizeof blob_183 - 1},
  {"string", false, blob_184, sizeof blob_184 - 1},
  {"stringprep", false, blob_185, sizeof blob_185 - 1},
  {"struct", false, blob_186, sizeof blob_186 - 1},
  {"subprocess", false, blob_187, sizeof blob_187 - 1},
  {"sys", false, blob_188, sizeof blob_188 - 1},
  {"sysconfig", false, blob_189, sizeof blob_189 - 1},
  {"tarfile", false, blob_190, sizeof blob_190 - 1},
  {"tempfile", false, blob_191, sizeof blob_191 - 1},
  {"textwrap", false, blob_192, sizeof blob_192 - 1},
  {"threading", false, blob_193, sizeof blob_193 - 1},
  {"time", false, blob_194, sizeof blob_194 - 1},
  {"timeit", false, blob_195, sizeof blob_195 - 1},
  {"token", false, blob_196, sizeof blob_196 - 1},
  {"tokenize", false, blob_197, sizeof blob_197 - 1},
  {"tomllib", false, blob_198, sizeof blob_198 - 1},
  {"trace", false, blob_199, sizeof blob_199 - 1},
  {"traceback", false, blob_200, sizeof blob_200 - 1},
  {"tracemalloc", false, blob_201, sizeof blob_201 - 1},
  {"types", false, blob_202, sizeof blob_202 - 1},
  {"typing", false, blob_203, sizeof blob_203 - 1},
  {"typing_extensions", false, blob_204, sizeof blob_204 - 1},
  {"unicodedata", false, blob_205, sizeof blob_205 - 1},
  {"unittest", true, blob_206, sizeof blob_206 - 1},
  {"unittest.case", false, blob_207, sizeof blob_207 - 1},
  {"unittest.mock", false, blob_208, sizeof blob_208 - 1},
  {"urllib", true, blob_209, sizeof blob_209 - 1},
  {"urllib.error", false, blob_210, sizeof blob_210 - 1},
  {"urllib.parse", false, blob_211, sizeof blob_211 - 1},
  {"urllib.request", false, blob_212, sizeof blob_212 - 1},
  {"urllib.robotparser", false, blob_213, sizeof blob_213 - 1},
  {"uuid", false, blob_214, sizeof blob_214 - 1},
  {"warnings", false, blob_215, sizeof blob_215 - 1},
  {"weakref", false, blob_216, sizeof blob_216 - 1},
  {"webbrowser", false, blob_217, sizeof blob_217 - 1},
  {"wsgiref", true, blob_218, sizeof blob_218 - 1},
  {"wsgiref.handlers", false, blob_219, sizeof blob_219 - 1},
  {"wsgiref.simple_server", false, blob_220, sizeof blob_220 - 1},
  {"wsgiref.util", false, blob_221, sizeof blob_221 - 1},
  {"xml", true, blob_222, sizeof blob_222 - 1},
  {"xml.dom", true, blob_223, sizeof blob_223 - 1},
  {"xml.dom.minidom", false, blob_224, sizeof blob_224 - 1},
  {"xml.dom.pulldom", false, blob_225, sizeof blob_225 - 1},
  {"xml.etree.ElementTree", false, blob_226, sizeof blob_226 - 1},
  {"xml.etree", true, blob_227, sizeof blob_227 - 1},
  {"xml.parsers", true, blob_228, sizeof blob_228 - 1},
  {"xml.parsers.expat", false, blob_229, sizeof blob_229 - 1},
  {"xml.sax", true, blob_230, sizeof blob_230 - 1},
  {"xml.sax.expatreader", false, blob_231, sizeof blob_231 - 1},
  {"xml.sax.handler", false, blob_232, sizeof blob_232 - 1},
  {"xml.sax.saxutils", false, blob_233, sizeof blob_233 - 1},
  {"xml.sax.xmlreader", false, blob_234, sizeof blob_234 - 1},
  {"zipfile", false, blob_235, sizeof blob_235 - 1},
  {"zipimport", false, blob_236, sizeof blob_236 - 1},
  {"zlib", false, blob_237, sizeof blob_237 - 1},
  {"zoneinfo", false, blob_238, sizeof blob_238 - 1},
};

const size_t prelude_module_count = 239;
