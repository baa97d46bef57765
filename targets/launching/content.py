"""The pages that every launched wiki holds, and how files are written."""
import io
import os

# Each page names the next, so that a visitor can walk a trail.
WALK = ['FrontPage', 'PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix']


def walk():
    """Pairs of a page's name and its text, which is text in any wiki's markup."""
    return [(name, u'This is %s. The next page is %s.\n' % (name, following))
            for name, following in zip(WALK, WALK[1:] + WALK[:1])]


def write(path, text):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with io.open(path, 'w', encoding='utf-8') as written:
        written.write(text)
