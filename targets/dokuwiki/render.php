<?php
/**
 * Writes the pages' metadata, as their first visitors would: render.php FOLDER CONF PLUGINS HOST PORT ID…
 *
 * DokuWiki writes it in place: who reads a page in that moment sees its id in the trail in place of its title.
 */
[, $folder, $conf, $plugins, $host, $port] = $argv;
// What is rendered is kept for the address of the request.
$_SERVER['HTTP_HOST'] = "$host:$port";
$_SERVER['SERVER_PORT'] = $port;
define('DOKU_INC', "$folder/");
define('DOKU_CONF', $conf);
define('DOKU_PLUGIN', $plugins);
define('NOSESSION', 1);
require DOKU_INC . 'inc/init.php';
// Whoever reads them from here needs no rights.
$conf['useacl'] = 0;
foreach (array_slice($argv, 6) as $ID) {
    p_get_metadata($ID, 'title', METADATA_RENDER_UNLIMITED);
    pageinfo();
}
