<?php
require_once __DIR__ . '/session-macros.php';

/** Shows the two macros where a page calls them; what they keep is under one key of MediaWiki's session. */
class SessionMacros
{
    private const KEY = 'sessionmacros';

    public static function register(Parser $parser): void
    {
        self::hook($parser, 'sessionmacro', static function (array &$own, bool $isNew): string {
            return exampleMacro($own, $isNew);
        });
        self::hook($parser, 'sessiondict', static function (array &$own, bool $isNew): string {
            $request = RequestContext::getMain()->getRequest();
            return dictMacro($own, $isNew, $request->wasPosted() ? $request->getRawVal('session', '[]') : '[]');
        }, DICT_FORM);
    }

    private static function hook(Parser $parser, string $tag, callable $macro, string $form = ''): void
    {
        $parser->setHook($tag, static function ($text, $args, Parser $parser) use ($macro, $form): string {
            // What it shows depends on the visitor and the moment, so the page must not come from a cache.
            $parser->getOutput()->updateCacheExpiry(0);
            return htmlspecialchars(self::perform($macro)) . $form;
        });
    }

    private static function perform(callable $macro): string
    {
        $request = RequestContext::getMain()->getRequest();
        $session = $request->getSession();
        $isNew = $request->getCookie('_session') === null;
        $before = $own = $session->get(self::KEY, []);
        $shown = $macro($own, $isNew);
        if ($isNew) {
            // MediaWiki begins a session for an anonymous visitor only where an extension asks for it.
            $session->persist();
        }
        if ($own !== $before) {
            $session->set(self::KEY, $own);
        }
        return $shown;
    }
}
