import { mappingSchema } from '#adapter';
import type { Command, Report } from '../command.ts';

/** Prints the JSON Schema of mapping files. */
export const mapSchema: Command = {
  name: 'map schema',
  summary: 'print the JSON Schema of mapping files, by which editors complete and check them',
  about: [
    'It holds every type of event of this version with its fields and codes. What the schema cannot say, such as a prefix without a namespace, map test finds.',
  ],
  operands: [],
  options: {},
  settings: [],
  example: 'npx wegmarke map schema > mapping.schema.json',
  run(): Promise<Report> {
    const schema = mappingSchema();
    return Promise.resolve({ facts: { schema }, lines: [JSON.stringify(schema, null, 2)] });
  },
};
