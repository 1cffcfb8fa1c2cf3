import { access } from 'node:fs/promises';
import type { Bench, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { counted } from '../tell/progress.ts';
import { logUpTo } from './log-pages.ts';
import { writeLines } from './record-file.ts';

/** Writes the log into a file. */
export async function exportRecord({ line, hub, progress, stop }: Bench): Promise<Report> {
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
}

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
