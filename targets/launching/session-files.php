<?php
/**
 * Ends the sessions in PHP's files after so many seconds without a request, as Debian's cron job does twice an hour: PHP
 * itself reads a session once more before it looks at its age. A file's own time is the machine's, which libfaketime
 * does not move, so it is set to the time that PHP is told.
 */
function keepSessionFiles(int $lifetime): void
{
    $folder = ini_get('session.save_path');
    foreach (glob("$folder/sess_*") as $file) {
        if (@filemtime($file) < time() - $lifetime) {
            @unlink($file);
        }
    }
    register_shutdown_function(static function () use ($folder): void {
        session_write_close();
        $file = "$folder/sess_" . session_id();
        if (session_id() !== '' && is_file($file)) {
            touch($file, time());
        }
    });
}
