import { catalogueEntry, commandEntry } from './catalogue.ts';
import type { DeclaredField, PayloadClass } from './field.ts';
import { declaredFields } from './field.ts';
import { JSON_LIMITS } from './json-problems.ts';
import type { JsonSchema } from './json-schema.ts';
import { closedObject } from './json-schema.ts';

/** Where schemas are named from; no server answers there. */
const BASE = 'urn:wegmarke:schema:';

/** What no schema can say. */
const LIMITS = `Beside this schema a payload holds at most ${JSON_LIMITS.values} values, ${JSON_LIMITS.depth} levels and texts of ${JSON_LIMITS.characters} characters of well-formed Unicode.`;

/** The payload of an event or command type as JSON Schema 2020-12 with its example; undefined for an unknown type. */
export function payloadSchema(type: string): JsonSchema | undefined {
  const entry = catalogueEntry(type) ?? commandEntry(type);
  if (entry === undefined) return undefined;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${BASE}${type}`,
    $comment: LIMITS,
    title: `${entry.titles.en} (${entry.titles.de})`,
    ...classSchema(entry.payload),
    examples: [entry.example],
  };
}

/** A payload class as JSON Schema, the classes of its parts included. */
function classSchema(payload: PayloadClass): JsonSchema {
  const fields = declaredFields(payload);
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  return closedObject(Object.fromEntries(fields.map((one) => [one.name, fieldSchema(one)])), required);
}

function fieldSchema({ titles, form, part }: DeclaredField): JsonSchema {
  const title = `${titles.en} (${titles.de})`;
  if (part === undefined) return { title, ...form.schema };
  const one = classSchema(part);
  return { title, ...(form.schema['type'] === 'array' ? { ...form.schema, items: one } : one) };
}
