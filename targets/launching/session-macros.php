<?php
/** The documents' example macro and the dict macro, on the part of a session that is an extension's own. */

/** The example of HelpOnSessions: stores a number once, then shows it. */
function exampleMacro(array &$own, bool $isNew): string
{
    if ($isNew) {
        return 'Not storing any state until you send a cookie.';
    }
    if (array_key_exists('test', $own)) {
        return "Loaded value {$own['test']}";
    }
    $own['test'] = random_int(1, 100000);
    return "Set to value {$own['test']}";
}

/** What a page with the dict macro has beside its line: it is sent to the page's own address. */
const DICT_FORM = '<form id="session-dict" method="post" action="#session-dict">'
    . '<textarea name="session" rows="4" cols="60">[["keys"]]</textarea> <button>Perform</button></form>';

/**
 * Performs a list of operations, JSON such as [["set","k",VALUE],["get","k"],["has","k"],["delete","k"],["keys"]], and
 * shows one line: SESSION-DICT {"is_new": false, "results": [null, VALUE, true, true, []]} SESSION-DICT-END
 */
function dictMacro(array &$own, bool $isNew, string $operations): string
{
    $results = [];
    foreach (json_decode($operations) ?? [] as $operation) {
        [$name, $key, $value] = $operation + [null, null, null];
        switch ($name) {
            case 'set':
                $own[$key] = $value;
                $results[] = null;
                break;
            case 'get':
                $results[] = $own[$key] ?? null;
                break;
            case 'has':
                $results[] = array_key_exists($key, $own);
                break;
            case 'delete':
                $results[] = array_key_exists($key, $own);
                unset($own[$key]);
                break;
            case 'keys':
                $keys = array_keys($own);
                sort($keys);
                $results[] = $keys;
                break;
            default:
                return 'SESSION-DICT {"error": "no such operation"} SESSION-DICT-END';
        }
    }
    // Markup in a value would reach the visitor as entities.
    $flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_PRESERVE_ZERO_FRACTION;
    return 'SESSION-DICT ' . json_encode(['is_new' => $isNew, 'results' => $results], $flags) . ' SESSION-DICT-END';
}
