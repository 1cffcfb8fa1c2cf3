import { begun, faultsOf, payloadOf } from './entry-form.ts';
import type { EventForm, FormField } from './entries.ts';

const field = (name: string, over: Partial<FormField>): FormField => ({
  name,
  titles: { de: name, en: name },
  kind: 'text',
  required: true,
  special: false,
  form: '',
  ...over,
});
const form: EventForm = {
  type: 'de.wegmarke.casework.plan-agreed.v1',
  theme: 'casework',
  titles: { de: 'Plan vereinbart', en: 'Plan agreed' },
  fields: [
    field('courseCode', { pattern: '^[A-Z0-9-]{3,32}$' }),
    field('module', { kind: 'number', least: 1, most: 13 }),
    field('goals', { kind: 'codes' }),
    field('courseAgreed', { kind: 'tick', required: false }),
    field('free', { kind: 'yes-no' }),
    field('nextReview', { kind: 'day', required: false }),
  ],
};
const filled = {
  courseCode: 'IK-1',
  module: '3',
  goals: new Set(['work']),
  courseAgreed: 'yes',
  free: 'no',
  nextReview: '',
};

describe('the form for entering by hand', () => {
  it('says what is filled in, each in the form of its field, and leaves out what is empty', () => {
    expect(payloadOf(form, filled)).toEqual({
      courseCode: 'IK-1',
      module: 3,
      goals: ['work'],
      courseAgreed: true,
      free: false,
    });
    expect(faultsOf(form, filled)).toEqual({});
  });

  it('names what is missing and what has the wrong form', () => {
    const wrong = { ...filled, courseCode: 'ik 1', module: '14', goals: new Set<string>(), free: '' };
    expect(faultsOf(form, wrong)).toEqual({
      courseCode: 'wrong-form',
      module: 'wrong-form',
      goals: 'missing',
      free: 'missing',
    });
    expect(faultsOf(form, { ...filled, module: '2.5' })).toEqual({ module: 'wrong-form' });
  });

  it('begins a correction with what the entry says', () => {
    const data = payloadOf(form, filled);
    expect(payloadOf(form, begun(form, data))).toEqual(data);
    expect(payloadOf(form, begun(form))).toEqual({});
  });
});
