import type { CatalogueEntry, CatalogueField } from '#catalogue';
import { catalogue } from '#catalogue';
import type { Schema } from './schema.ts';
import { ref } from './schema.ts';

/** Every type of event that a rule can name. */
export function eventTypes(): readonly string[] {
  return catalogue.map(({ type }) => type);
}

/** For each type of event: its fields, which of them must be there, and the codes that they know. */
export function eventConditions(): readonly Schema[] {
  return catalogue.map((entry) =>
    implication(
      { properties: { event: { const: entry.type } }, required: ['event'] },
      { title: `${entry.titles.en} (${entry.titles.de})`, ...fieldsOf(entry) },
    ),
  );
}

/** From entries, as an object literal with `then` is taken for something awaitable. */
function implication(condition: Schema, consequence: Schema): Schema {
  return Object.fromEntries(new Map([['if', condition]]).set('then', consequence));
}

function fieldsOf({ fields }: CatalogueEntry): Schema {
  const required = fields.filter(({ optional }) => optional !== true).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  return {
    properties: { fields: { properties, additionalProperties: false, required } },
    ...(required.length > 0 && { required: ['fields'] }),
  };
}

function fieldSchema({ titles, form, optional, codes }: CatalogueField): Schema {
  return {
    ...ref('field'),
    title: `${titles.en} (${titles.de})`,
    description: form,
    properties: {
      ...(optional !== true && { optional: { const: false }, absent: { type: 'array', maxItems: 0 } }),
      ...(codes !== undefined && codesSchema(Object.keys(codes))),
    },
  };
}

function codesSchema(codes: readonly string[]): Readonly<Record<string, Schema>> {
  const oneOfThem = { enum: codes };
  return { constant: oneOfThem, codes: { anyOf: [{ type: 'string' }, { additionalProperties: oneOfThem }] } };
}
