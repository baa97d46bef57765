<?php
/**
 * Which wiki a request is for, and what of it: the start of each target's router.php for PHP's own server.
 *
 * WIKI_SITES names a JSON file: a list of {"host", "path", …}, the most specific path first.
 */

/** The site that the request belongs to, with "within": the path below the site's own. Ends with 404 for none. */
function requestedSite(): array
{
    $sites = json_decode(file_get_contents(getenv('WIKI_SITES')), true);
    $host = strtolower(preg_replace('/:\d+$/', '', $_SERVER['HTTP_HOST'] ?? ''));
    $path = rawurldecode(parse_url('http://any' . $_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/');
    foreach ($sites as $site) {
        $prefix = rtrim($site['path'], '/');
        // A wiki alone answers to any name, as one that is installed does.
        $known = count($sites) === 1 || $host === $site['host'];
        if ($known && strpos("$path/", "$prefix/") === 0) {
            return $site + ['within' => ltrim(substr($path, strlen($prefix)), '/')];
        }
    }
    http_response_code(404);
    header('Content-Type: text/plain');
    exit("No wiki here: $host$path\n");
}

/** Answers with a file below one of the folders where there is one; scripts are left to the caller. */
function serveStatic(string $within, array $folders): void
{
    $types = ['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png',
        'gif' => 'image/gif', 'jpg' => 'image/jpeg', 'ico' => 'image/x-icon'];
    $type = $types[strtolower(pathinfo($within, PATHINFO_EXTENSION))] ?? null;
    if ($type === null || strpos("/$within/", '/../') !== false) {
        return;
    }
    foreach ($folders as $folder) {
        if (is_file("$folder/$within")) {
            header("Content-Type: $type");
            header('Cache-Control: max-age=3600');
            readfile("$folder/$within");
            exit;
        }
    }
}

/** Makes the request look as if the web server had been asked for this script of the wiki. */
function pretendScript(array $site, string $folder, string $script): string
{
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = rtrim($site['path'], '/') . "/$script";
    $_SERVER['SCRIPT_FILENAME'] = "$folder/$script";
    $_SERVER['DOCUMENT_ROOT'] = $folder;
    unset($_SERVER['PATH_INFO']);
    chdir(dirname("$folder/$script"));
    return "$folder/$script";
}
