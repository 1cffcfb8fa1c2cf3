import { getMetadataStorage } from 'class-validator';
import fc from 'fast-check';
import { catalogue, catalogueEntry, commandEntry, commands, fieldClasses } from './catalogue.ts';
import { payloadProblems } from './payload-problems.ts';

const all = [...catalogue, ...commands].map((entry) => [entry.type, entry] as const);

describe('the catalogue', () => {
  it('holds every event type once', () => {
    expect(catalogue.map((entry) => entry.type.replace(/^de\.wegmarke\.|\.v1$/g, ''))).toEqual([
      'entry.case-closed',
      'entry.moved',
      'residence.title-granted',
      'residence.title-changed',
      'residence.work-permit-granted',
      'language.need-found',
      'language.competence-decided',
      'language.duty-stated',
      'language.duty-revoked',
      'language.admission-applied',
      'language.admission-decided',
      'language.voucher-issued',
      'language.voucher-lapsed',
      'language.voucher-withdrawn',
      'language.placement-test-booked',
      'language.placement-test-taken',
      'language.registered',
      'language.start-delayed',
      'language.course-started',
      'language.module-completed',
      'language.irregular-attendance',
      'language.interrupted',
      'language.language-test-taken',
      'language.orientation-test-taken',
      'language.course-completed',
      'language.voluntary-offer-joined',
      'language.voluntary-offer-left',
      'benefits.granted',
      'benefits.legal-sphere-changed',
      'benefits.ended',
      'qualification.competence-assessed',
      'qualification.recognition-applied',
      'qualification.recognition-decided',
      'qualification.measure-assigned',
      'qualification.measure-started',
      'qualification.measure-ended',
      'qualification.occupational-course-started',
      'work.vacancy-proposed',
      'work.placement-made',
      'work.placement-ended',
      'work.apprenticeship-started',
      'work.employers-wish-noted',
      'casework.plan-agreed',
      'casework.managers-assigned',
      'casework.step-agreed',
      'casework.step-done',
      'casework.step-missed',
      'casework.wish-recorded',
      'casework.wish-answered',
      'casework.handover-offered',
      'casework.handover-accepted',
      'casework.handover-declined',
      'situation.childcare-noted',
      'situation.housing-noted',
      'situation.schooling-noted',
      'situation.obstacle-noted',
      'information.requested',
      'information.answered',
      'information.declined',
      'conflict.blind-notice',
    ]);
  });

  it('keeps events and commands apart', () => {
    expect(catalogueEntry('de.wegmarke.case.open.v1')).toBeUndefined();
    expect(commandEntry('de.wegmarke.case.open.v1')?.titles.en).toBe('Open a case');
    expect(commandEntry('de.wegmarke.language.registered.v1')).toBeUndefined();
  });

  it.each(all)('%s has an example that validates', (type, entry) => {
    expect(payloadProblems(type, entry.example)).toEqual([]);
  });

  it.each(all)('%s refuses any further field', (type, entry) => {
    const own = new Set(entry.fields.map((field) => field.name));
    const names = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !own.has(name));
    fc.assert(
      fc.property(names, fc.jsonValue({ maxDepth: 2 }), (name, value) => {
        const data = Object.defineProperty({ ...entry.example }, name, { value, enumerable: true });
        expect(payloadProblems(type, data).map((problem) => problem.code)).toContainEqual(
          expect.stringMatching(/^FIELD_(UNKNOWN|NAME_FORBIDDEN)$/),
        );
      }),
      { numRuns: 30 },
    );
  });

  it.each(all)('%s misses each required field by name', (type, entry) => {
    for (const field of entry.fields.filter((one) => !one.optional)) {
      const { [field.name]: _, ...rest } = entry.example;
      expect(payloadProblems(type, rest)).toEqual([
        { pointer: `/${field.name}`, code: 'FIELD_MISSING', fix: `send ${field.form}` },
      ]);
    }
  });

  it.each(all)('%s takes no text that is not of its form in any field', (type, entry) => {
    for (const field of entry.fields) {
      for (const wrong of ['Free text about a person!', '', null, {}, [], 0.5, [[]]]) {
        const problems = payloadProblems(type, { ...entry.example, [field.name]: wrong });
        expect(problems.map((problem) => problem.code)).toContainEqual(
          expect.stringMatching(/INVALID|MISSING/),
        );
      }
    }
  });

  it.each(all)('%s classes every field that its payload class validates', (_, entry) => {
    const validated = getMetadataStorage().getTargetValidationMetadatas(entry.payload, '', false, false);
    expect([...new Set(validated.map((one) => one.propertyName))].sort()).toEqual(
      entry.fields.map((field) => field.name).sort(),
    );
  });

  it.each(all)('%s shows no further date to a basis that reaches to the fact only', (_, entry) => {
    const dates = entry.fields.filter((field) => /calendar|instant/.test(field.form));
    expect(dates.filter((field) => field.depth === 'fact')).toEqual([]);
  });

  it('treats whatever may speak of health as special, and as such as a whole', () => {
    const special = catalogue.flatMap((entry) =>
      entry.fields.filter((field) => field.special).map((f) => f.name),
    );
    expect(special).toEqual(['healthObstacle', 'reason', 'hinders']);
    expect(fieldClasses('de.wegmarke.language.interrupted.v1')).toContainEqual({
      name: 'reason',
      depth: 'detail',
      special: true,
    });
  });

  it('classes no field of a type it does not know', () => {
    expect(fieldClasses('de.wegmarke.language.unknown.v1')).toEqual([]);
  });

  it.each(all)('%s has titles in German and English for itself, its fields and its codes', (_, entry) => {
    const titles = [
      entry.titles,
      ...entry.fields.flatMap((field) => [field.titles, ...Object.values(field.codes ?? {})]),
    ];
    expect(titles.filter((title) => !title.de || !title.en)).toEqual([]);
  });

  it.each(all)('%s says how long it is kept and on which paragraph', (_, entry) => {
    expect(entry.retention.period).toMatch(/^P\d+[YM]$/);
    expect(entry.retention.paragraph).toMatch(/^(§|Art\.) /);
  });
});
