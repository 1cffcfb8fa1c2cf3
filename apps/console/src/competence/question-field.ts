import type { TemplateResult } from 'lit';
import { choiceField, selectField, textField } from '../page/fields.ts';
import type { Say } from '../page/text.ts';
import type { Question } from './asked.ts';
import { words } from './words.ts';

/** More choices than these stand in a list. */
const MOST_RADIOS = 7;

/** The field by which a question is answered; `answer` is what was answered, as text. */
export function questionField(
  question: Question,
  answer: string,
  say: Say,
  onAnswer: (typed: string) => void,
): TemplateResult {
  const { name, titles, help, kind } = question;
  const head = { id: `question-${name}`, label: say(titles), ...(help && { hint: say(help) }) };
  if (kind === 'date') return textField({ ...head, type: 'date', value: answer, onInput: onAnswer });
  if (kind === 'number') return numberField(question, answer, head, say, onAnswer);
  const choices =
    kind === 'yes-no'
      ? (['yes', 'no'] as const).map((value) => ({ value, label: say(words[value]) }))
      : (question.values ?? []).map((one) => ({ value: one.value, label: say(one.titles) }));
  if (choices.length <= MOST_RADIOS)
    return choiceField({ ...head, choices, value: answer, onChange: onAnswer });
  const none = { value: '', label: say(words.choose) };
  return selectField({ ...head, choices: [none, ...choices], value: answer, onChange: onAnswer });
}

function numberField(
  { least, most, help }: Question,
  value: string,
  head: { readonly id: string; readonly label: string },
  say: Say,
  onInput: (typed: string) => void,
): TemplateResult {
  const hint = `${help ? `${say(help)} ` : ''}${say(words.whole)}: ${least ?? ''} – ${most ?? ''}`;
  return textField({ ...head, hint, type: 'number', inputmode: 'numeric', value, onInput });
}
