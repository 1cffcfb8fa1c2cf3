import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '#agreement';
import { dimensionsOf } from './dimensions-of.ts';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const agreement = parseAgreement(readFileSync(demo, 'utf8'));
if (Array.isArray(agreement)) throw new Error('the sample has faults');

/** The dimensions of a step of the sample with the ids of their values. */
const of = (id: string) => {
  const step = agreement.steering?.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return Object.fromEntries(
    dimensionsOf(agreement, step).map((one) => [one.id, one.values.map(({ id: value }) => value)]),
  );
};
const modes = ['online', 'paper'];

describe('what a table of waits is counted by', () => {
  it('is who begins the step, with their legal spheres', () =>
    expect(of('to-admission')).toEqual({
      legalSphere: ['AufenthG', 'SGB II', 'AsylbLG', 'IntV'],
      agency: ['abh', 'jobcenter', 'asylblg', 'vhs'],
    }));

  it('is whose voucher it rests on where the voucher came before, and how that was issued', () => {
    for (const step of ['waiting-time', 'to-completion', 'to-return'])
      expect(of(step)).toEqual({
        restsOnLegalSphere: expect.arrayContaining(['AufenthG', 'SGB II', 'AsylbLG']),
        restsOnAgency: expect.not.arrayContaining(['vhs']),
        issueMode: modes,
      });
  });

  it('is the voucher that begins it, in the dimensions of all steps that it begins', () => {
    for (const step of ['to-registration', 'access-time'])
      expect(of(step)).toMatchObject({
        agency: expect.arrayContaining(['abh', 'jobcenter']),
        issueMode: modes,
      });
  });

  it('is how the voucher was issued that ends it, in a dimension of its own whose title says who is not in it', () => {
    expect(of('to-voucher')).toMatchObject({ issueModeAtEnd: modes });
    const [step] = agreement.steering?.steps ?? [];
    const titles = step && dimensionsOf(agreement, step).at(-1)?.titles;
    expect(titles?.de).toContain('wer noch wartet');
  });

  it('sorts agencies into the legal spheres that are counted beside them', () => {
    const within = (id: string) => {
      const step = agreement.steering?.steps.find((one) => one.id === id);
      const agencies = step && dimensionsOf(agreement, step).find((one) => one.id.endsWith('gency'));
      return [agencies?.within, agencies?.values.find((one) => one.id === 'jobcenter')?.of];
    };
    expect(within('to-admission')).toEqual(['legalSphere', 'SGB II']);
    expect(within('waiting-time')).toEqual(['restsOnLegalSphere', 'SGB II']);
  });

  it('is nothing that the parties do not count by', () => {
    const [step] = agreement.steering?.steps ?? [];
    if (agreement.steering === undefined || step === undefined) throw new Error('the sample counts nothing');
    const steering = { ...agreement.steering, countedBy: ['agency' as const] };
    const told = dimensionsOf({ ...agreement, steering }, step);
    expect(told.map(({ id, within }) => [id, within])).toEqual([['agency', undefined]]);
  });
});
