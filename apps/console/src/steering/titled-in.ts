import type { Text } from '../page/text.ts';
import type { Proposal, Titles } from './decision.ts';
import { asProposed, itemWords } from './decisions-words.ts';

/** What people call an item of the agreement, by the part it stands in. */
export type TitleOf = (part: string, id: string) => Text;

/** As the agreement in force calls it, or a word of the page; without either, its id stands for it. Never as a proposal calls it. */
export function titledIn(titles: Titles): TitleOf {
  return (part, id) => knownTitle(titles, part, id) ?? { de: id, en: id };
}

/**
 * What would change, always with its id beside it: the agreement that is proposed is seen by no hub, so that what only it calls
 * so is said to be the proposal's word.
 */
export function changeTitled(
  titles: Titles,
  { section, name, titles: said }: Proposal['changes'][number],
): Text {
  const known = knownTitle(titles, section, name);
  if (known !== undefined) return { de: `${known.de} (${name})`, en: `${known.en} (${name})` };
  return said === undefined ? { de: name, en: name } : asProposed(said, name);
}

function knownTitle(titles: Titles, part: string, id: string): Text | undefined {
  return own(own(titles, part) ?? {}, id) ?? own(itemWords, id);
}

/** Not what every object has: an item may be called `constructor`. */
function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
