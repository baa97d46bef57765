<?php
require_once __DIR__ . '/session-macros.php';

/** Shows the two macros where a page calls them; what they keep is under one key of PHP's session. */
class action_plugin_sessionmacros extends DokuWiki_Action_Plugin
{
    private const KEY = 'sessionmacros';

    private array $shown = [];

    public function register(Doku_Event_Handler $controller)
    {
        $controller->register_hook('DOKUWIKI_STARTED', 'BEFORE', $this, 'perform');
        $controller->register_hook('TPL_CONTENT_DISPLAY', 'BEFORE', $this, 'show');
    }

    /** While PHP's session is open: DokuWiki closes it before it shows a page. */
    public function perform()
    {
        global $ID, $ACT, $INPUT;
        $source = $ACT === 'show' ? rawWiki($ID) : '';
        $isNew = !isset($_COOKIE[session_name()]);
        $own = $_SESSION[self::KEY] ?? [];
        if (strpos($source, '~~SESSIONMACRO~~') !== false) {
            $this->shown['~~SESSIONMACRO~~'] = hsc(exampleMacro($own, $isNew));
        }
        if (strpos($source, '~~SESSIONDICT~~') !== false) {
            $line = dictMacro($own, $isNew, $INPUT->post->str('session', '[]'));
            $this->shown['~~SESSIONDICT~~'] = hsc($line) . DICT_FORM;
        }
        if ($own) {
            $_SESSION[self::KEY] = $own;
        } else {
            unset($_SESSION[self::KEY]);
        }
    }

    public function show(Doku_Event $event)
    {
        $event->data = strtr($event->data, $this->shown);
    }
}
