import { access } from 'node:fs/promises';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { counted } from '../tell/progress.ts';
import { logUpTo } from './log-pages.ts';
import { writeLines } from './record-file.ts';

/** Writes the log into a file. */
export const recordExport: Command = {
  name: 'record export',
  summary: 'write the whole log into a file, one event per line',
  about: [
    'The hub may go on meanwhile: the file holds the log up to the moment at which the command began. Contents stay sealed as they are; without the vault nobody can read them. For a copy that can be restored use backup.',
  ],
  operands: [{ name: 'file', words: 'where to write; gzipped when the name ends in .gz' }],
  options: {},
  settings: ['databaseUrl', 'eventStore'],
  example: 'npx wegmarke record export /var/backups/record.jsonl.gz',
  async run({ line, hub, progress, stop }) {
    const file = line.operand('file');
    await refuseToOverwrite(file);
    const store = await hub.store();
    const head = await store.head();
    let done = 0;
    const events = async function* () {
      for await (const event of logUpTo(store, head)) {
        yield event;
        progress.at('events written', (done += 1), hub.hasDensePositions ? head : undefined);
      }
    };
    const { lines, bytes, sha256 } = await writeLines(file, events(), stop);
    return {
      facts: { file, events: lines, head, bytes, sha256 },
      lines: [
        `${counted(lines)} events up to position ${head} in ${file} (${counted(bytes)} bytes)`,
        `SHA-256 ${sha256}`,
      ],
    };
  },
};

/** Throws a `Failure` when the file is there: an old one may be the only good one. */
export async function refuseToOverwrite(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  throw new Failure('FILE_NOT_WRITTEN', EXIT.usage, {
    happened: `${path} is there already`,
    safe: 'it was not touched',
    next: ['name another file or folder, or move the old one away'],
  });
}
