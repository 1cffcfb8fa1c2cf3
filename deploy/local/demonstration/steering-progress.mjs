import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * How far the parties are. A round is a pair of versions that are laid, proposed and decided on; a new one begins where a version's day
 * came before it was adopted.
 * @typedef {{ round: number, done: number }} Progress
 */

/** Undefined where nothing was begun. @param {string} file @returns {Progress | undefined} */
export const readProgress = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @param {string} file @param {Progress} progress */
export function noteProgress(file, progress) {
  writeFileSync(`${file}.new`, JSON.stringify(progress), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
