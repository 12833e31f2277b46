"""Programs: none is started."""

from _inert import anything, error, inert, opaque

PIPE, STDOUT, DEVNULL = -1, -2, -3
Popen = inert("subprocess.Popen")
CompletedProcess = inert("subprocess.CompletedProcess")
SubprocessError = error("subprocess.SubprocessError")
CalledProcessError = error("subprocess.CalledProcessError")
TimeoutExpired = error("subprocess.TimeoutExpired")
run = opaque("subprocess.run")
call = opaque("subprocess.call")
check_call = opaque("subprocess.check_call")
check_output = opaque("subprocess.check_output")
getoutput = opaque("subprocess.getoutput")
getstatusoutput = opaque("subprocess.getstatusoutput")
__getattr__ = anything("subprocess")
