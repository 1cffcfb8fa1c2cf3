import type { EventForm, FormField } from '../hand-entry/entries.ts';
import type { Asked, CompetentSaid, NobodySaid } from './asked.ts';
import { types } from './voucher-steps.ts';

/** How somebody takes part, by what the answer gives them. */
const STANDINGS = { duty: 'obliged', entitlement: 'entitled', admission: 'admitted' } as const;

/** What the answer to the question of competence says already for an entry of this form, as far as the form has a code for it; `own` is the agency that enters. */
export function knownOf(
  form: EventForm,
  { answer, names }: Asked,
  own: string | undefined,
): Readonly<Record<string, unknown>> {
  if (answer.kind !== 'competent' && answer.kind !== 'nobody') return {};
  const known = {
    issuer: issuerOf(form, answer, names),
    ground: groundCode(codesOf(form, 'ground'), answer.paragraph.de),
  };
  if (form.type === types.decided) return stated({ ...known, row: answer.row });
  // A voucher of another agency is entered there.
  if (form.type !== types.voucher || answer.kind === 'nobody' || answer.by !== own) return {};
  return stated({ ...known, standing: STANDINGS[answer.right] });
}

type Codes = NonNullable<FormField['codes']>;

function codesOf({ fields }: EventForm, name: string): Codes {
  return fields.find((field) => field.name === name)?.codes ?? [];
}

/** The code of the agency's kind: its own id, or the kind by whose name the agency's begins. */
function issuerOf(form: EventForm, answer: CompetentSaid | NobodySaid, names: Asked['names']) {
  const codes = codesOf(form, 'issuer');
  const code = answer.kind === 'nobody' ? 'none' : answer.by;
  const name = answer.kind === 'nobody' ? '' : (names[answer.by]?.de ?? '');
  const found =
    codes.find((one) => one.code === code) ??
    codes.find(({ titles }) => `${name} `.startsWith(`${titles.de} `));
  return found?.code;
}

/** The code of the first paragraph that is named: the very one, or the one that it is a sentence or number of. */
function groundCode(codes: Codes, paragraph: string): string | undefined {
  const [first = ''] = paragraph.split(/, (?=§)/);
  return codes.find(({ titles: { de } }) => {
    const law = de.slice(de.lastIndexOf(' '));
    return first.startsWith(`${de.slice(0, -law.length)} `) && first.endsWith(law);
  })?.code;
}

function stated(known: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
