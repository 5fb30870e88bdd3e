"""Runs a command and says what it cost: measured.py COMMAND…

The last line on the standard error is `seconds peak-kilobytes`.
"""

import resource
import subprocess
import sys
import time

start = time.monotonic()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"{seconds:.3f} {peak}", file=sys.stderr)
sys.exit(code)
