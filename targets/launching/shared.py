"""What the launches of one run need to make only once."""
import fcntl
import os
import shutil

# The folder that they share.
VARIABLE = 'WIKI_SHARED'


def folder(data):
    """The folder that all launches of the run share; one of this launch's own where it was not told of any."""
    shared = os.environ.get(VARIABLE) or os.path.join(data, 'shared')
    os.makedirs(shared, exist_ok=True)
    return shared


def made_once(path, make):
    """Has make(path) make a folder where no launch has made it whole before; who comes second waits for the first."""
    with open(path + '.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.isdir(path):
            # What broke off is not half of anything.
            shutil.rmtree(path + '.new', ignore_errors=True)
            make(path + '.new')
            os.rename(path + '.new', path)
    return path
