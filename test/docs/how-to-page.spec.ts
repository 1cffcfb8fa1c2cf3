import { readdirSync } from 'node:fs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { howTo, markedBlocks, showsAll } from './how-to-page.ts';

const PAGE = [
  '<!-- run: exit 0 or 1 -->',
  '',
  '```sh',
  'first',
  '```',
  '',
  '```text',
  'one … three',
  '```',
  '```sh',
  'not marked',
  '```',
  '<!-- run: until it prints what is shown -->',
  '```sh',
  'second',
  '```',
].join('\n');

describe('A page of commands', () => {
  it('gives the marked blocks, with exit codes and what they print', () => {
    expect(markedBlocks(PAGE)).toEqual([
      { commands: 'first\n', exits: [0, 1], patiently: false, shown: 'one … three' },
      { commands: 'second\n', exits: [0], patiently: true },
    ]);
  });

  it.each([
    ['one  two  three', true],
    ['zero\none three', true],
    ['one three four', false],
    ['', false],
  ])('finds in %j what it shows: %p', (printed, found) => {
    expect(showsAll(printed, 'one … three')).toBe(found);
  });

  it('wants the lines in their order', () => {
    expect(showsAll('b\na', 'a\nb')).toBe(false);
    expect(showsAll('a\nx\nb', 'a\n…\nb')).toBe(true);
  });
});

describe('docs/how-to', () => {
  const pages = readdirSync(inClone('docs/how-to')).map((file) => file.replace('.md', ''));

  it.each(pages)('%s: every mark is one that the runner knows', (name) => {
    const page = howTo(name);
    expect(markedBlocks(page).length).toBe(page.split('<!-- run').length - 1);
  });
});
