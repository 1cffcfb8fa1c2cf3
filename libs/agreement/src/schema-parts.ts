/** A text of that form; the description is the fix that people read. */
export const words = (description: string, pattern: string) =>
  ({ type: 'string', pattern, description }) as const;

/** An id of a part of a document. */
export const slug = words(
  '2 to 64 small letters, digits and hyphens, beginning with a letter',
  '^[a-z][a-z0-9-]{1,63}$',
);

/** An event type without `de.wegmarke.` and first version. */
export const shortType = words(
  'an event type as theme.name, e.g. language.voucher-issued',
  '^[a-z]+\\.[a-z][a-z0-9-]+(\\.v\\d+)?$',
);

/** A sentence or two. */
export const sentence = words('a text of 1 to 600 characters', '^[^\\u0000-\\u001f]{1,600}$');

/** One of these values. */
export const oneOf = (...values: string[]) =>
  ({ enum: values, description: `one of ${values.join(', ')}` }) as const;

/** Several different values. */
export const listOf = (items: object, least = 1) =>
  ({
    type: 'array',
    items,
    minItems: least,
    uniqueItems: true,
    description: 'a list of different values',
  }) as const;

/** An object of exactly these properties; those named behind them may be absent. */
export const closed = (properties: Record<string, object>, ...optional: string[]) =>
  ({
    type: 'object',
    additionalProperties: false,
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    description: `an object with ${Object.keys(properties).join(', ')}`,
  }) as const;

/** The same text in German and English. */
export const wording = closed({ de: sentence, en: sentence });
