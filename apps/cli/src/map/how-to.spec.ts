import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MapBench } from './spec/run-map.ts';

const page = readFileSync('docs/how-to/mapping-file.md', 'utf8');
const blocks = (language: string): readonly string[] =>
  page
    .split(`\`\`\`${language}\n`)
    .slice(1)
    .map((rest) => rest.split('```')[0] ?? '');

describe('The commands of docs/how-to/mapping-file.md', () => {
  const commands = ['map columns', 'map test', 'map diff'] as const;
  const typed = blocks('sh').map((block) => block.trim().replace('npx wegmarke ', ''));

  it.each(typed)('%s does what the page says', async (line) => {
    const command = commands.find((name) => line.startsWith(`${name} `));
    if (command === undefined) throw new Error(`there is no command ${line}`);
    const bench = new MapBench(command);
    mkdirSync(join(bench.folder, 'export'));
    bench.file('export/kurse-2025-03.csv', blocks('csv')[0] ?? '');
    const mapping = blocks('yaml')[0] ?? '';
    bench.file('mapping.yaml', mapping);
    bench.file('mapping-2.yaml', mapping);
    const words = line.slice(command.length + 1).split(' ');
    const { exit, text } = await bench.text(...words.map((word) => join(bench.folder, word)));
    bench.close();
    expect({ exit, text }).toEqual({ exit: 0, text: expect.not.stringContaining('wegmarke:') });
    if (command === 'map test') expect(text).toContain(blocks('text')[0]);
  });

  it('are three', () => expect(typed.length).toBe(3));

  it('begin with a schema that the tool prints', async () => {
    const bench = new MapBench('map schema');
    const { text } = await bench.text();
    bench.close();
    expect(JSON.parse(text)).toMatchObject({ title: expect.stringContaining('Mapping file') });
  });
});
