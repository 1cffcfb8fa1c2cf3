import { catalogue, catalogueEntry } from '#catalogue';
import { wrongUsage } from './failure.ts';

/** The whole name of a type that may be given without what all names begin with, and without its first version. */
export function wholeType(text: string): string {
  const known = [text, `de.wegmarke.${text}`, `de.wegmarke.${text}.v1`].find(
    (one) => catalogueEntry(one) !== undefined,
  );
  if (known !== undefined) return known;
  const near = catalogue.map(({ type }) => type.slice('de.wegmarke.'.length));
  throw wrongUsage('EVENT_TYPE_UNKNOWN', `the catalogue holds no event type ${text.slice(0, 60)}`, [
    `it holds: ${near.join(', ')}`,
  ]);
}
