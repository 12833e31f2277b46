"""Requests: none is sent."""

from _inert import anything, inert, nothing, opaque

install_opener = nothing
Request = inert("urllib.request.Request")
OpenerDirector = inert("urllib.request.OpenerDirector")
HTTPHandler = inert("urllib.request.HTTPHandler")
urlopen = opaque("urllib.request.urlopen")
urlretrieve = opaque("urllib.request.urlretrieve")
build_opener = opaque("urllib.request.build_opener")
url2pathname = opaque("urllib.request.url2pathname")
pathname2url = opaque("urllib.request.pathname2url")
__getattr__ = anything("urllib.request")
