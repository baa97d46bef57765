<?php
/** Writes the pages and makes the accounts that its standard input lists, as JSON; one process for all of them. */
require_once getenv('MW_INSTALL_PATH') . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;

class Populate extends Maintenance
{
    public function execute()
    {
        $content = json_decode(stream_get_contents(STDIN), true);
        $sysop = User::newFromName('WikiSysop');
        $pages = MediaWikiServices::getInstance()->getWikiPageFactory();
        foreach ($content['pages'] as $name => $text) {
            $updater = $pages->newFromTitle(Title::newFromText($name))->newPageUpdater($sysop);
            $updater->setContent(SlotRecord::MAIN, new WikitextContent($text));
            $updater->saveRevision(CommentStoreComment::newUnsavedComment('for the suite'));
        }
        foreach ($content['accounts'] as $account) {
            $user = $this->create($account);
            if ($account['disabled'] ?? false) {
                // By $wgBlockDisablesLogin whoever is blocked can't sign in.
                MediaWikiServices::getInstance()->getBlockUserFactory()
                    ->newBlockUser($user, $sysop, 'infinity', 'disabled')->placeBlockUnsafe();
            }
        }
    }

    private function create(array $account): User
    {
        $user = User::createNew($account['name'], ['email' => "{$account['name']}@example.test"]);
        if (!$user) {
            $this->fatalError("cannot make the account {$account['name']}");
        }
        $status = $user->changeAuthenticationData([
            'username' => $account['name'], 'password' => $account['password'], 'retype' => $account['password'],
        ]);
        if (!$status->isGood()) {
            $this->fatalError("{$account['name']}: " . $status->getWikiText(false, false, 'en'));
        }
        return $user;
    }
}

$maintClass = Populate::class;
require_once RUN_MAINTENANCE_IF_MAIN;
