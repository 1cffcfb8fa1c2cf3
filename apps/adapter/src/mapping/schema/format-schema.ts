import { ENCODINGS } from '../export-format.ts';
import type { Schema } from './schema.ts';
import { closed, ref } from './schema.ts';

const paths = (description: string): Schema => ({
  description,
  type: 'object',
  additionalProperties: { type: 'string' },
});
const kind = (name: string): Schema => ({ const: name });

/** How the bytes of a file are read as records (docs/how-to/sources.md). */
export const formatSchema: Schema = {
  oneOf: [
    closed(
      {
        kind: kind('csv'),
        delimiter: { type: 'string', pattern: '^.$', default: ';' },
        encoding: { enum: ENCODINGS, default: 'utf-8' },
        header: {
          description: '"names": the first record names the columns; else their names by position.',
          default: 'names',
          ...ref('texts'),
        },
      },
      ['kind'],
    ),
    closed(
      {
        kind: kind('xml'),
        namespaces: paths('Prefix → namespace, for the paths below.'),
        record: {
          description: 'Path of the repeated element from the root, e.g. /k:export/k:fall.',
          type: 'string',
        },
        columns: paths(
          'Column → path below the repeated element: k:nr, k:person/k:name, @id, k:frist/@bis or "."',
        ),
      },
      ['kind', 'record', 'columns'],
    ),
    closed({ kind: kind('json-lines'), columns: paths('Column → JSON Pointer, e.g. /person/nr.') }, [
      'kind',
      'columns',
    ]),
    closed({ kind: kind('xes') }, ['kind']),
  ],
};
