import { readFileSync } from 'node:fs';
import { RecordSplitter } from '../source/record-splitter.ts';
import { mapRow } from './map-row.ts';
import type { FileMapping, Mapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';

const page = readFileSync('docs/how-to/mapping-file.md', 'utf8');
const block = (language: string): string => page.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

describe('the example in docs/how-to/mapping-file.md', () => {
  it('is a mapping without faults that maps its own export', () => {
    const mapping = readMapping(block('yaml')) as Mapping;
    expect(mapping).not.toBeInstanceOf(Array);
    const [header, ...rows] = new RecordSplitter(';').push(block('csv'));
    const columns = header?.cells ?? [];
    const mapped = rows.map(({ cells }) =>
      mapRow(
        mapping.files[0] as FileMapping,
        new Map(columns.map((column, index) => [column, cells[index] ?? ''])),
      ),
    );
    expect(mapped.flatMap(({ refused }) => refused)).toEqual([]);
    expect(
      mapped.map(({ reference, events }) => [reference, events.map(({ type }) => type.split('.')[3])]),
    ).toEqual([
      ['00417', ['registered']],
      ['00417', ['course-started']],
      ['00417', ['irregular-attendance']],
      ['00552', []],
    ]);
  });
});
