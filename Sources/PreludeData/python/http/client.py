"""HTTP: no connection is opened."""

from _inert import anything, error, inert

from http import HTTPStatus

responses = {status.value: status.phrase for status in HTTPStatus}
HTTPConnection = inert("http.client.HTTPConnection")
HTTPSConnection = inert("http.client.HTTPSConnection")
HTTPResponse = inert("http.client.HTTPResponse")
HTTPException = error("http.client.HTTPException")
BadStatusLine = error("http.client.BadStatusLine")
RemoteDisconnected = error("http.client.RemoteDisconnected")
IncompleteRead = error("http.client.IncompleteRead")
__getattr__ = anything("http.client")
