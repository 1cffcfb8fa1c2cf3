/** `npm run build && node test/vectors/make.ts`: writes docs/gate-vectors anew from the themes beside this file. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fieldsByType, themes, VECTORS_FOLDER } from './files.ts';

/** Every member of a vector on a line of its own; what is short stays short. */
function spread(vectors: readonly object[]): string {
  const members = (vector: object) =>
    Object.entries(vector).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `[${vectors.map((vector) => `{\n${members(vector).join(',\n')}}`).join(',\n')}]`;
}

async function write(path: string, json: string): Promise<void> {
  const file = new URL(path, VECTORS_FOLDER);
  const config = await resolveConfig(file);
  writeFileSync(file, await format(json, { ...config, parser: 'json' }));
}

await write('catalogue/fields.json', JSON.stringify(fieldsByType()));
for (const [name, vectors] of Object.entries(themes)) await write(`${name}.json`, spread(vectors));
