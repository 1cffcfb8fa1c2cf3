import type { EventForm } from '../hand-entry/entries.ts';
import type { Asked, CompetentSaid } from './asked.ts';
import { knownOf } from './entry-known.ts';
import { types } from './voucher-steps.ts';

const both = (de: string) => ({ de, en: de });
const coded = (name: string, codes: Readonly<Record<string, string>>): EventForm['fields'][number] => ({
  name,
  titles: both(name),
  kind: 'code',
  required: true,
  special: false,
  form: '',
  codes: Object.entries(codes).map(([code, de]) => ({ code, titles: both(de) })),
});
const issuers = { 'immigration-office': 'Ausländerbehörde', jobcenter: 'Jobcenter', none: 'keine Stelle' };
const grounds = {
  'aufenthg-44-4': '§ 44 Abs. 4 AufenthG',
  'aufenthg-44a-1-2': '§ 44a Abs. 1 S. 1 Nr. 2 AufenthG',
};
const form = (type: string): EventForm => ({
  type,
  theme: 'language',
  titles: both(type),
  fields: [coded('issuer', issuers), coded('ground', grounds)],
});
const competent = {
  kind: 'competent',
  by: 'jobcenter',
  right: 'duty',
  row: 'jobcenter-duty',
  paragraph: both('§ 44a Abs. 1 S. 1 Nr. 2 AufenthG, § 6 Abs. 1 IntV'),
} as CompetentSaid;
const asked = (answer: Partial<CompetentSaid>) =>
  ({
    answer: { ...competent, ...answer },
    names: { abh: both('Ausländerbehörde Kreis') },
  }) as unknown as Asked;

describe('what the answer says for the entry', () => {
  it('is agency, ground and row of the decision', () => {
    expect(knownOf(form(types.decided), asked({}), 'jobcenter')).toEqual({
      issuer: 'jobcenter',
      ground: 'aufenthg-44a-1-2',
      row: 'jobcenter-duty',
    });
    const abh = { by: 'abh', row: 'abh-duty', paragraph: both('§ 44 Abs. 4 S. 2 Nr. 1 AufenthG') };
    expect(knownOf(form(types.decided), asked(abh), 'jobcenter')).toEqual({
      issuer: 'immigration-office',
      ground: 'aufenthg-44-4',
      row: 'abh-duty',
    });
  });

  it('is nobody where nobody is competent', () => {
    const nobody = { kind: 'nobody', row: 'none', paragraph: both('§ 44 Abs. 4 S. 2 AufenthG') } as object;
    expect(knownOf(form(types.decided), asked(nobody), 'jobcenter')).toMatchObject({ issuer: 'none' });
    expect(knownOf(form(types.voucher), asked(nobody), 'jobcenter')).toEqual({});
  });

  it('is left open where the form has no code for it', () => {
    const other = asked({ by: 'other', paragraph: both('§ 44 Abs. 40 AufenthG') });
    expect(knownOf(form(types.decided), other, 'jobcenter')).toEqual({ row: 'jobcenter-duty' });
  });

  it('is told of a voucher only to the agency that issues it, with how somebody takes part', () => {
    expect(knownOf(form(types.voucher), asked({}), 'jobcenter')).toEqual({
      issuer: 'jobcenter',
      ground: 'aufenthg-44a-1-2',
      standing: 'obliged',
    });
    expect(knownOf(form(types.voucher), asked({}), 'abh')).toEqual({});
    expect(knownOf(form(types.asked), asked({}), 'jobcenter')).toEqual({});
  });

  it('is nothing while the answer is open', () => {
    expect(knownOf(form(types.decided), asked({ kind: 'question' } as object), 'jobcenter')).toEqual({});
  });
});
