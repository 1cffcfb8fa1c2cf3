import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Flock } from './canary/canaries.ts';
import { DISGUISES } from './canary/disguises.ts';
import { scanBytes, scanFolder } from './canary/scan.ts';

describe('The scan for canaries', () => {
  const flock = new Flock();
  const text = flock.one('course', ['vhs']);
  flock.one('another course', ['vhs']);

  it.each(DISGUISES)('finds one as %s, and knows which it is', (_name, disguise) => {
    const noise = Buffer.from([0, 1, 2, 255]);
    const found = scanBytes(Buffer.concat([noise, disguise(text), noise]), flock);
    expect(new Set(found.map((one) => one.text))).toEqual(new Set([text]));
  });

  it.each(DISGUISES)('finds one as %s right behind what looks like a part of it', (_name, disguise) => {
    for (const before of ['a', 'ab', 'abc'])
      expect(scanBytes(Buffer.concat([Buffer.from(before), disguise(text)]), flock)).not.toEqual([]);
  });

  it('finds nothing where nothing is, nor in what another flock left', () => {
    const other = new Flock();
    const bytes = Buffer.from(`${other.one('course', ['vhs'])} ${flock.mark.slice(1)}`);
    expect(scanBytes(bytes, flock)).toEqual([]);
  });

  it('finds one that runs over the end of a page of the write-ahead log', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'));
    try {
      const half = Buffer.from(text.slice(0, 6));
      const first = Buffer.concat([Buffer.alloc(8_192 - half.length), half]);
      const next = Buffer.concat([Buffer.alloc(24, 7), Buffer.from(text.slice(6))]);
      mkdirSync(join(folder, 'pg_wal'));
      writeFileSync(join(folder, 'pg_wal', '000000010000000000000001'), Buffer.concat([first, next]));
      expect(scanFolder(folder, flock).map((one) => one.text)).toEqual([text]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names the file in which it found one, and how it lay there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'));
    try {
      writeFileSync(join(folder, 'one.log'), `before ${text} after`);
      writeFileSync(join(folder, 'other.log'), 'nothing');
      expect(scanFolder(folder, flock)).toEqual([{ file: 'one.log', text, as: 'utf-8' }]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
