import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { storedEvent } from '../spec/stored-events.ts';
import { checkedRecord } from './read-record.ts';
import { hashOfFile, writeLines } from './record-file.ts';

const log = Array.from({ length: 25 }, (_, index) => storedEvent(index + 1));

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

describe('A file of events', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'record-file-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = async (path: string): Promise<string> => {
    try {
      const { events } = await checkedRecord(path, 'FILE_DAMAGED', () => undefined);
      return `${events} events`;
    } catch (error) {
      if (error instanceof Failure) return `${error.code}: ${error.explanation.happened}`;
      throw error;
    }
  };

  it.each(['log.jsonl', 'log.jsonl.gz'])('is read back as it was written: %s', async (name) => {
    const path = join(folder, name);
    const written = await writeLines(path, each(log));
    expect(written.lines).toBe(25);
    expect(await hashOfFile(path)).toEqual({ bytes: written.bytes, sha256: written.sha256 });
    expect(await read(path)).toBe('25 events');
  });

  it('is not there until all of it is written', async () => {
    const path = join(folder, 'log.jsonl');
    const broken = async function* () {
      yield* each(log);
      throw new Error('the database went away');
    };
    await expect(writeLines(path, broken())).rejects.toThrow('went away');
    expect(existsSync(path)).toBe(false);
  });

  it('that was cut off is told as such', async () => {
    const path = join(folder, 'log.jsonl.gz');
    await writeLines(path, each(log));
    writeFileSync(path, readFileSync(path).subarray(0, -40));
    expect(await read(path)).toMatch(/^FILE_DAMAGED: .*gzip stream is cut off/);
    const plain = join(folder, 'log.jsonl');
    await writeLines(plain, each(log));
    writeFileSync(plain, readFileSync(plain).subarray(0, -40));
    expect(await read(plain)).toMatch(/^FILE_DAMAGED: .*line 25: it is no JSON object/);
  });

  it('with an event missing is told with its place', async () => {
    const path = join(folder, 'log.jsonl');
    await writeLines(path, each(log.toSpliced(7, 1)));
    expect(await read(path)).toContain('POSITION_GAP at before position 9');
  });
});
