import type { Language, Text } from '../page/text.ts';
import type { Entry, Terms } from './answers.ts';
import { bases, words } from './words.ts';

/** Says ids in words; an id without words stays as it is. */
export interface Named {
  readonly agency: (id: string | undefined) => string;
  readonly purpose: (id: string | undefined) => string;
  readonly type: (id: string | undefined) => string;
  readonly field: (type: string, name: string) => string;
  /** The paragraph of a row; undefined for a row that the agreement of today does not know. */
  readonly paragraph: (rowId: string | undefined) => string | undefined;
}

/** The words of the agreement in one language. */
export function namedIn({ agencies, purposes, types, rows }: Terms, language: Language): Named {
  const said = (known: Readonly<Record<string, Text>>, id = '') => known[id]?.[language] ?? id;
  return {
    agency: (id) => said(agencies, id),
    purpose: (id) => (id === '*' ? words.any[language] : said(purposes, id)),
    type: (id = '') => (id === '*' ? words.any[language] : (types[id]?.titles[language] ?? id)),
    field: (type, name) => types[type]?.fields[name]?.[language] ?? name,
    paragraph: (rowId = '') => rows[rowId]?.[language],
  };
}

/** Who it was, as far as the own officer may know. */
export function actorSaid({ actor }: Pick<Entry, 'actor'>, language: Language): string {
  if (actor === 'system') return words.system[language];
  return actor === 'staff' ? words.foreignStaff[language] : `${words.staff[language]} ${actor}`;
}

/** On what a decision rested. */
export function basisSaid(
  { basis = '', rowId }: Pick<Entry, 'basis' | 'rowId'>,
  { paragraph }: Pick<Named, 'paragraph'>,
  language: Language,
): string {
  const said = bases[basis]?.[language] ?? basis;
  return basis === 'statutory' && rowId !== undefined ? `${said}: ${paragraph(rowId) ?? rowId}` : said;
}

/** The first characters of a pseudonym, enough to tell two apart in a table. */
export function shortened(id: string): string {
  return id.length > 10 ? `${id.slice(0, 8)}…` : id;
}
