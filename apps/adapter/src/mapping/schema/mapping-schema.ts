import { eventConditions, eventTypes } from './event-schema.ts';
import { formatSchema } from './format-schema.ts';
import type { Schema } from './schema.ts';
import { closed, ref } from './schema.ts';

/** JSON Schema (draft 07) of a mapping file, for editors: the same keys as `readMapping` reads, which a test compares. */
export function mappingSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Mapping file of a Wegmarke adapter',
    description:
      'Which export files there are, and which row reports which event (docs/how-to/mapping-file.md).',
    ...closed(
      {
        codeLists: {
          description: 'Code lists that all files share, by name.',
          additionalProperties: ref('codeList'),
          type: 'object',
        },
        files: { type: 'array', minItems: 1, items: ref('file') },
      },
      ['files'],
    ),
    definitions: definitions(),
  };
}

function definitions(): Readonly<Record<string, Schema>> {
  return {
    text: { type: ['string', 'number', 'boolean'] },
    texts: { anyOf: [ref('text'), { type: 'array', items: ref('text') }] },
    column: { description: 'A column as the header of the file, or the format, names it.', ...ref('text') },
    codes: { description: 'Code → value.', type: 'object', additionalProperties: ref('text') },
    codesOrList: {
      description: 'Code → value, or the name of one of codeLists.',
      anyOf: [{ type: 'string' }, ref('codes')],
    },
    dateFormat: {
      description: 'YYYY, MM, DD, HH, mm, ss, SSS, Z (offset); brackets around what may be absent.',
      type: 'string',
      pattern: '^(?=.*YYYY)(?=.*MM)(?=.*DD)',
    },
    dateFormats: { anyOf: [ref('dateFormat'), { type: 'array', minItems: 1, items: ref('dateFormat') }] },
    codeList,
    step,
    convert: {
      description: 'What is done to the cell, in this order.',
      anyOf: [ref('step'), { type: 'array', items: ref('step') }],
    },
    columnUse: { anyOf: [ref('column'), closed(source, ['column'])] },
    condition,
    field,
    rule: rule(),
    file,
    format: formatSchema,
  };
}

const source = { column: ref('column'), convert: ref('convert') };
const character: Schema = { type: 'string', pattern: '^.$' };
const otherwise: Schema = {
  description: 'What a cell is for which this does not hold: a problem, or as it is.',
  enum: ['report', 'keep'],
  default: 'report',
};
const count: Schema = { type: 'integer', minimum: 1, maximum: 200 };

const codeList: Schema = {
  oneOf: [
    closed({ codes: ref('codes') }, ['codes']),
    closed(
      {
        file: { description: 'A CSV file in UTF-8, beside the mapping.', type: 'string' },
        code: { description: 'Its column of codes.', ...ref('text') },
        value: { description: 'Its column of values.', ...ref('text') },
        delimiter: { ...character, default: ';' },
      },
      ['file', 'code', 'value'],
    ),
  ],
};

const step: Schema = {
  oneOf: [
    { enum: ['trim', 'upper', 'lower'] },
    closed(
      { stripPrefix: { description: 'Takes this text from the beginning.', ...ref('text') }, otherwise },
      ['stripPrefix'],
    ),
    closed(
      {
        padStart: { description: 'Fills up to this many characters.', ...count },
        with: { anyOf: [character, { type: 'integer', minimum: 0, maximum: 9 }] },
      },
      ['padStart', 'with'],
    ),
    closed(
      {
        split: { description: 'Takes one of the parts between these.', ...ref('text') },
        part: { description: 'Which, from 1.', ...count },
      },
      ['split', 'part'],
    ),
    closed({ replace: ref('codesOrList'), otherwise }, ['replace']),
  ],
};

const tests: Readonly<Record<string, Schema>> = {
  equals: ref('text'),
  in: { anyOf: [ref('text'), { type: 'array', minItems: 1, items: ref('text') }] },
  filled: { const: true },
  empty: { const: true },
};

const condition: Schema = {
  ...closed({ ...source, ...tests }, ['column']),
  oneOf: Object.keys(tests).map((test) => ({ required: [test] })),
};

const fromColumn = {
  ...source,
  optional: { description: 'An empty cell leaves the field out.', type: 'boolean', default: false },
  absent: { description: 'Cells that leave the field out too.', ...ref('texts') },
};

const field: Schema = {
  oneOf: [
    closed({ constant: { description: 'Always this value.', ...ref('text') } }, ['constant']),
    closed(fromColumn, ['column']),
    closed(
      {
        ...fromColumn,
        codes: ref('codesOrList'),
        separator: { description: 'Splits the cell into a list of codes.', ...character },
      },
      ['column', 'codes'],
    ),
    closed({ ...fromColumn, date: ref('dateFormats') }, ['column', 'date']),
    closed(
      {
        ...fromColumn,
        number: { enum: ['whole', 'decimal'] },
        mark: { description: 'What stands before decimals.', enum: ['comma', 'point'], default: 'comma' },
      },
      ['column', 'number'],
    ),
  ],
};

function rule(): Schema {
  return {
    ...closed(
      {
        when: {
          description: 'All of them must hold; without any the rule always applies.',
          type: 'array',
          items: ref('condition'),
        },
        event: { description: 'A type of docs/events.md.', enum: eventTypes() },
        happened: {
          description: 'When it happened; without an offset German local time.',
          ...closed({ ...source, format: ref('dateFormats') }, ['column', 'format']),
        },
        keys: {
          description: 'What names this happening for ever.',
          anyOf: [ref('column'), { type: 'array', minItems: 1, items: key }],
        },
        fields: { type: 'object', additionalProperties: ref('field') },
      },
      ['event', 'happened', 'keys'],
    ),
    allOf: eventConditions(),
  };
}

const key: Schema = { anyOf: [ref('columnUse'), closed({ constant: ref('text') }, ['constant'])] };

const file: Schema = {
  ...closed(
    {
      glob: { description: 'Which files; the first entry that fits is taken.', type: 'string' },
      format: ref('format'),
      delimiter: { description: 'Short for format: { kind: csv, delimiter }.', ...character, default: ';' },
      select: { description: 'Which rows are taken at all.', type: 'array', items: ref('condition') },
      reference: { description: "The agency's own number for the person's file.", ...ref('columnUse') },
      sharedNumbers: {
        description: 'Numbers that other agencies may lawfully use too.',
        type: 'array',
        items: closed({ kind: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }, ...source }, [
          'kind',
          'column',
        ]),
      },
      rules: { type: 'array', items: ref('rule') },
      otherwise: {
        description: 'Rows without a rule: listed as problems, or left out.',
        enum: ['report', 'ignore'],
        default: 'report',
      },
      endsWithLineBreak: {
        description: 'false: the system does not end its last line.',
        type: 'boolean',
        default: true,
      },
      withdrawn: {
        description: 'report: a happening that the last export held and this one lacks is listed.',
        enum: ['report', 'ignore'],
        default: 'ignore',
      },
    },
    ['glob', 'reference'],
  ),
  not: { required: ['format', 'delimiter'] },
};
