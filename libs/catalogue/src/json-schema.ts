/** A JSON Schema (2020-12) or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A list of so many values, borders included. */
export function arrayOf(items: JsonSchema, least: number, most: number): JsonSchema {
  return { type: 'array', minItems: least, maxItems: most, items };
}

/** An object with these members and no others. */
export function closedObject(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false } satisfies JsonSchema;
}
