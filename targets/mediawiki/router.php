<?php
/** What PHP's own server asks for each request: MediaWiki with one wiki's settings, at its host and path. */
require_once dirname(__DIR__) . '/launching/router.php';

$site = requestedSite();
$folder = getenv('MEDIAWIKI_FOLDER');
serveStatic($site['within'], [$folder]);

define('MW_CONFIG_FILE', $site['settings']);
$script = in_array($site['within'], ['api.php', 'load.php', 'rest.php'], true) ? $site['within'] : 'index.php';
require pretendScript($site, $folder, $script);
