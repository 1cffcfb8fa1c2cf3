import type { Text } from '../page/text.ts';
import type { FormField } from './entries.ts';
import { words } from './words.ts';

/** How the texts are written that people type in, by what their pattern lets through. */
const forms: readonly (readonly [part: string, words: Text])[] = [
  ['[A-Z0-9]', words.groupCode],
  ['[A-Za-z0-9_-]{22,', words.idForm],
  ['[a-z0-9-]', words.slugForm],
];

/** What is wrong with a field that is filled in wrongly: how it is to be written. */
export function wrongForm({ kind, least, most, pattern = '', form }: FormField): Text {
  if (kind === 'number') return writeSo(numberForm(least, most));
  const known = forms.find(([part]) => pattern.includes(part))?.[1];
  return writeSo(known ?? { de: form, en: form });
}

function numberForm(least: number | undefined, most: number | undefined): Text {
  const from = (text: Text): Text =>
    least === undefined
      ? text
      : { de: `${text.de} ${words.from.de} ${least}`, en: `${text.en} ${words.from.en} ${least}` };
  const to = (text: Text): Text =>
    most === undefined
      ? text
      : { de: `${text.de} ${words.to.de} ${most}`, en: `${text.en} ${words.to.en} ${most}` };
  return to(from(words.number));
}

function writeSo({ de, en }: Text): Text {
  return { de: `${words.wrongForm.de}: ${de}.`, en: `${words.wrongForm.en}: ${en}.` };
}
