import type { Text } from '../page/text.ts';
import type { Choice } from '../page/fields.ts';

/** A form for entering an event by hand, as far as an answer needs it. */
export interface EventForm {
  readonly type: string;
  readonly fields: readonly {
    readonly name: string;
    readonly codes?: readonly { readonly code: string; readonly titles: Text }[];
  }[];
}

const ANSWERED = 'de.wegmarke.information.answered.v1';
const DECLINED = 'de.wegmarke.information.declined.v1';

/** How this agency may answer under the agreement: with a result, or by declining; empty where it records neither. */
export function waysToAnswer(
  forms: readonly EventForm[],
  say: (text: Text) => string,
  declined: string,
): readonly Choice[] {
  const codesOf = (type: string, field: string) =>
    forms.find((form) => form.type === type)?.fields.find(({ name }) => name === field)?.codes ?? [];
  return [
    ...codesOf(ANSWERED, 'result').map(({ code, titles }) => ({
      value: `result ${code}`,
      label: say(titles),
    })),
    ...codesOf(DECLINED, 'ground').map(({ code, titles }) => ({
      value: `ground ${code}`,
      label: `${declined}: ${say(titles)}`,
    })),
  ];
}

/** The event by which a request is answered or declined; under the same key it is the same event, however often it is sent. */
export function answerEvent(
  choice: string,
  { reference, request, at }: { readonly reference: string; readonly request: string; readonly at: string },
) {
  const [field = '', code = ''] = choice.split(' ');
  const key = `answer-${request}`.slice(0, 64);
  const type = field === 'result' ? ANSWERED : DECLINED;
  return { key, reference, type, happenedAt: at, data: { request, [field]: code } };
}
