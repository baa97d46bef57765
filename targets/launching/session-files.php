<?php
/**
 * Ends the sessions in PHP's files after so many seconds without a request, as Debian's cron job does twice an hour: PHP
 * itself reads a session once more before it looks at its age. A file's own time does not follow libfaketime's clock; when a
 * session was last used is kept in a file beside it.
 */
function endOldSession(string $name, int $lifetime): void
{
    $id = $_COOKIE[$name] ?? '';
    if (is_string($id) && preg_match('/^[-,a-zA-Z0-9]{22,256}$/', $id)) {
        $used = @file_get_contents(usedFile($id));
        if ($used !== false && (int) $used < time() - $lifetime) {
            @unlink(ini_get('session.save_path') . "/sess_$id");
        }
        noteUse($id);
    }
    register_shutdown_function(static function (): void {
        if (session_id() !== '') {
            noteUse(session_id());
        }
    });
}

function usedFile(string $id): string
{
    return ini_get('session.save_path') . "/used_$id";
}

/** Whole or not at all: other requests of the same session read it meanwhile. */
function noteUse(string $id): void
{
    $written = tempnam(ini_get('session.save_path'), 'now_');
    file_put_contents($written, (string) time());
    rename($written, usedFile($id));
}
