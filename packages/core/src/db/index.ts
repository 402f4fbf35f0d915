export { backup, type BackupProgress } from './backup.ts';
export { verifyBackup, type BackupManifest } from './backup-format.ts';
export { connect, sql, type Database, type Tx } from './database.ts';
export type { CopyValue } from './copy-text.ts';
export { startEmbedded, type EmbeddedServer } from './embedded.ts';
export { migrate, type Migration } from './migrate.ts';
export { restore } from './restore.ts';
export { municipalTable, referenceTable, type Grants } from './row-security.ts';
export { municipal, regional, roleOf, system, type Scope } from './scope.ts';
