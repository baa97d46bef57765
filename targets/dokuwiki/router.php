<?php
/** What PHP's own server asks for each request: DokuWiki with one wiki's settings, at its host and path. */
require_once dirname(__DIR__) . '/launching/router.php';
require_once dirname(__DIR__) . '/launching/session-files.php';

$site = requestedSite();
$folder = getenv('DOKUWIKI_FOLDER');
serveStatic($site['within'], [$folder]);

define('DOKU_CONF', $site['conf']);
define('DOKU_PLUGIN', $site['plugins']);
foreach ($site['session']['constants'] as $name => $value) {
    define($name, $value);
}
endOldSession(
    $site['session']['constants']['DOKU_SESSION_NAME'] ?? 'DokuWiki',
    $site['session']['lifetime'] ?? (int) ini_get('session.gc_maxlifetime')
);

$script = $site['within'];
if (substr($script, -4) !== '.php' || !is_file("$folder/$script")) {
    // $conf['userewrite'] = 1: what the web server does for an address without a script.
    if (!isset($_GET['id']) && $script !== '') {
        $_GET['id'] = $_REQUEST['id'] = $script;
    }
    $script = 'doku.php';
}

require pretendScript($site, $folder, $script);
