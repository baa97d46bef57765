<?php
/** What PHP's own server asks for each request: MediaWiki with one wiki's settings, at its host and path. */
require_once dirname(__DIR__) . '/launching/router.php';

$site = requestedSite();
$folder = getenv('MEDIAWIKI_FOLDER');
serveStatic($site['within'], [$folder]);

// MediaWiki saves a session after its answer is out. The answer waits for that: the next thing that happens may be that
// the clock is moved by hours, and the session would be saved with the new time.
ob_start();
define('MW_CONFIG_FILE', $site['settings']);
$script = in_array($site['within'], ['api.php', 'load.php', 'rest.php'], true) ? $site['within'] : 'index.php';
require pretendScript($site, $folder, $script);
