import type { Text } from '../page/text.ts';
import type { Proposal, Titles } from './decision.ts';
import { itemWords } from './decisions-words.ts';

/** What people call an item of the agreement, by the part it stands in. */
export type TitleOf = (part: string, id: string) => Text;

/** What only the proposed agreement knows has the title that the proposal gives; without any, its id stands for it. */
export function titledIn(titles: Titles, { changes }: Pick<Proposal, 'changes'>): TitleOf {
  return (part, id) => {
    const proposed = changes.find(({ section, name }) => section === part && name === id)?.titles;
    return titles[part]?.[id] ?? proposed ?? itemWords[id] ?? { de: id, en: id };
  };
}
