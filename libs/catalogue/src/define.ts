import type { CatalogueEntry, Retention, Titles } from './entry.ts';
import { fieldsOf } from './field.ts';

/** What the author of an event type writes down; the rest follows from type and payload class. */
export interface EntryDefinition<Payload extends object> {
  readonly type: string;
  readonly titles: Titles;
  /** Where it is another than the theme, e.g. `link` for link proposals. */
  readonly category?: string;
  readonly retention: Retention;
  readonly payload: new () => Payload;
  readonly example: Readonly<Payload>;
}

/** An entry of the catalogue; its example is checked against its payload class by the compiler and by a test. */
export function defineEntry<Payload extends object>(definition: EntryDefinition<Payload>): CatalogueEntry {
  const [, , theme = '', , version = ''] = definition.type.split('.');
  const category = definition.category ?? theme;
  return Object.freeze({
    type: definition.type,
    version: Number(version.slice(1)),
    theme,
    category,
    titles: definition.titles,
    fields: Object.freeze(fieldsOf(definition.payload, category)),
    retention: definition.retention,
    example: definition.example as Readonly<Record<string, unknown>>,
    payload: definition.payload,
  });
}
