"""The example of HelpOnSessions, as MoinMoin 1.6 shipped it: stores a number once, then shows it."""
import random

# What it shows depends on the visitor and the moment, so the page must not come from a cache.
Dependencies = ['time']


def execute(macro, args):
    session = macro.request.session
    if 'test' in session:
        return macro.formatter.text(str(session['test']))
    session['test'] = random.randint(1, 100000)
    return macro.formatter.text('set to value %d' % session['test'])
