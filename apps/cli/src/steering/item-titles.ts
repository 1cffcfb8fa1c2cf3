import type { Agreement } from '#agreement';
import type { Titles } from '#catalogue';
import { purposeOf, titleOf } from '#catalogue';
import type { SectionName } from '../agreement/diff/sections.ts';

/** What a hub takes as the title of an item, characters. */
const MOST = 400;
/** So many of a list are named, the others counted. */
const NAMED = 2;

/**
 * What people call an item of an agreement, by the part in which it stands and its name there; a row of the matrix by who tells whom what.
 * Undefined for what has no title.
 */
export function itemTitles(agreement: Agreement, section: SectionName, name: string): Titles | undefined {
  const titles = titlesIn(agreement, section, name);
  return titles && { de: asTaken(titles.de), en: asTaken(titles.en) };
}

/** As a hub takes it: cut where it is too long, no character halved by that, and none that nobody sees (soft hyphens). */
function asTaken(title: string): string {
  return title
    .replaceAll(/\p{Cf}/gu, '')
    .slice(0, MOST)
    .toWellFormed();
}

function titlesIn(agreement: Agreement, section: SectionName, name: string): Titles | undefined {
  if (section === 'parties') return agreement.parties.find(({ agency }) => agency === name)?.titles;
  if (section === 'matrix') return rowTitles(agreement, name);
  const items = {
    chains: agreement.chains,
    conflicts: agreement.conflicts,
    competence: agreement.competence,
    steering: agreement.steering?.steps,
  };
  const titled: readonly { readonly id: string; readonly titles: Titles }[] =
    (section in items ? items[section as keyof typeof items] : undefined) ?? [];
  return titled.find(({ id }) => id === name)?.titles;
}

function rowTitles({ parties, rows }: Agreement, name: string): Titles | undefined {
  const row = rows.find(({ id }) => id === name);
  if (row === undefined) return undefined;
  const partyOf = (agency: string) =>
    parties.find((one) => one.agency === agency)?.titles ?? { de: agency, en: agency };
  const purposeTitles = (id: string) => purposeOf(id)?.titles ?? { de: id, en: id };
  const [from, to] = [row.senders.map(partyOf), row.recipients.map(partyOf)];
  const [what, whatFor] = [row.types.map(titleOf), row.purposes.map(purposeTitles)];
  const said = (language: keyof Titles, [toWord, forWord]: readonly [string, string]) => {
    const [sender, recipient, event, purpose] = [from, to, what, whatFor].map((one) => list(one, language));
    return `${sender} ${toWord} ${recipient}: ${event} (${forWord}: ${purpose})`;
  };
  return { de: said('de', ['an', 'Zweck']), en: said('en', ['to', 'purpose']) };
}

function list(titles: readonly Titles[], language: keyof Titles): string {
  const named = titles.slice(0, NAMED).map((one) => one[language]);
  const others = titles.length - named.length;
  const more = { de: `${others} weitere`, en: `${others} more` }[language];
  return [...named, ...(others > 0 ? [more] : [])].join(', ');
}
