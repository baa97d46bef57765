"""The example of HelpOnSessions: stores a number once, then shows it."""
import random

# What it shows depends on the visitor and the moment, so the page must not come from a cache.
Dependencies = ['time']


def execute(macro, args):
    session = macro.request.session
    if session.is_new:
        text = 'Not storing any state until you send a cookie.'
    elif 'test' in session:
        text = 'Loaded value %d' % session['test']
    else:
        session['test'] = random.randint(1, 100000)
        text = 'Set to value %d' % session['test']
    return macro.formatter.text(text)
