import { mappingSchema } from '#adapter';
import type { Report } from '../command.ts';

/** Prints the JSON Schema of mapping files. */
export function showSchema(): Promise<Report> {
  const schema = mappingSchema();
  return Promise.resolve({ facts: { schema }, lines: [JSON.stringify(schema, null, 2)] });
}
