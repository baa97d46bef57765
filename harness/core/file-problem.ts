const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder, and a file is needed',
  ENOTDIR: 'what should be a folder of its path is a file',
  EEXIST: 'what should be a folder of its path is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a file system that can only be read',
  ENOSPC: 'the disk is full',
};

/** What the file system has against reading or writing a file, in words. */
export function fileProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? message;
}
