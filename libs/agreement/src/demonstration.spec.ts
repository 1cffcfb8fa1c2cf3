import fc from 'fast-check';
import { parse } from 'yaml';
import { catalogue, catalogueEntry, commandEntry, purposes } from '#catalogue';
import { agreementHash } from './hash.ts';
import { parseAgreement } from './parse.ts';
import { cellOf, cellsFor } from './questions.ts';
import { retentionOf } from './sections.ts';
import { agreementIn, demonstrationText as text } from './spec/demonstration.ts';

const type = (short: string) => `de.wegmarke.${short}.v1`;

describe('the agreement of the demonstration', () => {
  const agreement = agreementIn(text);

  it('is without fault, among the eleven agencies that take part and those that only signed it', () => {
    expect(parseAgreement(text)).not.toBeInstanceOf(Array);
    expect(agreement.parties.map((one) => one.agency)).toEqual([
      'abh',
      'jobcenter',
      'asylblg',
      'vhs',
      'caritas',
      'bamf',
      'city-counselling',
      'jobcenter-city',
      'ba',
      'sozialamt',
      'ki',
      'ewg',
      'volunteers',
      'migrant-associations',
    ]);
    expect(agreement.from).toBe('2018-02-28T23:00:00.000Z');
  });

  it('says on top, in German and English, that a lawyer must review it', () => {
    expect(text).toMatch(/^# MUSTER[^]*prüfen[^]*# SAMPLE[^]*review/);
  });

  it('names the ground of a cell in its id', () => {
    const cell = cellOf(agreement, 'int-8-1.voucher-issued.abh.bamf.duplicate-check');
    expect(cell).toMatchObject({
      eventType: type('language.voucher-issued'),
      basis: { kind: 'STATUTORY', paragraph: '§ 8(1) s. 1 IntV, § 88a(1) AufenthG' },
      trigger: 'push',
      decidedBy: 'rule',
    });
  });

  it('has a way out for every type that a party may publish, so that nothing is held for ever', () => {
    for (const { agency, publishes } of agreement.parties) {
      for (const eventType of publishes) {
        const cells = cellsFor(agreement, { eventType, sender: agency });
        expect(cells.filter((cell) => cell.basis.kind !== 'FORBIDDEN')).not.toEqual([]);
      }
    }
  });

  it('lets every event type of the catalogue be published by somebody', () => {
    const published = new Set(agreement.parties.flatMap((one) => one.publishes));
    expect(catalogue.map((entry) => entry.type).filter((one) => !published.has(one))).toEqual([]);
  });

  it('lets one office alone hint at what is hidden, to one other, by consent, and without a day', () => {
    const hints = cellsFor(agreement, { eventType: type('conflict.blind-notice'), sender: 'asylblg' });
    expect(hints.filter(({ basis }) => basis.kind !== 'FORBIDDEN')).toMatchObject([
      { recipient: 'vhs', purpose: 'course-progress', basis: { kind: 'CONSENT' }, depth: 'fact' },
    ]);
    const may = agreement.parties.filter(({ publishes }) =>
      publishes.includes(type('conflict.blind-notice')),
    );
    expect(may.map(({ agency }) => agency)).toEqual(['asylblg']);
  });

  it.each([
    ['abh', 'bamf', 'language.voucher-issued', '§ 8(1) s. 1 IntV, § 88a(1) AufenthG'],
    ['bamf', 'jobcenter', 'information.answered', '§ 8(1) s. 2 IntV'],
    ['vhs', 'bamf', 'language.course-started', '§ 8(2) IntV'],
    ['vhs', 'asylblg', 'language.irregular-attendance', '§ 8(3) IntV'],
    ['vhs', 'jobcenter', 'language.irregular-attendance', '§ 8(3) IntV, § 15 SGB II'],
    ['jobcenter', 'abh', 'work.placement-made', '§ 44a(1) s. 4 AufenthG'],
    ['jobcenter', 'ba', 'information.requested', '§ 69(1) no. 1 SGB X'],
    ['ba', 'jobcenter', 'work.placement-made', '§ 69(1) no. 1 SGB X'],
    ['sozialamt', 'jobcenter-city', 'benefits.legal-sphere-changed', '§ 69(1) no. 1 SGB X'],
    ['sozialamt', 'asylblg', 'benefits.legal-sphere-changed', '§ 71(2a) SGB X'],
    ['jobcenter', 'abh', 'benefits.legal-sphere-changed', '§ 71(2) s. 1 no. 1, § 76 SGB X'],
    ['abh', 'jobcenter', 'information.requested', '§ 87(1) AufenthG'],
    ['jobcenter', 'abh', 'information.answered', '§ 87(1) AufenthG, § 71(2) s. 1 no. 1 SGB X'],
    ['sozialamt', 'abh', 'information.declined', '§ 87(1) AufenthG, § 71(2) s. 1 no. 1 SGB X'],
    ['abh', 'asylblg', 'benefits.legal-sphere-changed', '§ 90(3) AufenthG'],
    ['asylblg', 'jobcenter', 'benefits.legal-sphere-changed', '§ 90(3) AufenthG'],
    ['caritas', 'bamf', 'casework.plan-agreed', '§ 88a(2) AufenthG'],
    ['jobcenter', 'abh', 'casework.plan-agreed', '§ 71(2) SGB X'],
    ['abh', 'asylblg', 'residence.title-granted', '§ 90(3) AufenthG'],
    ['abh', 'asylblg', 'residence.work-permit-granted', '§ 90(3) AufenthG'],
    ['abh', 'jobcenter', 'language.duty-revoked', '§ 44a(1) s. 4 AufenthG, § 88a(1) AufenthG'],
    ['abh', 'vhs', 'language.duty-revoked', '§ 88a(1) AufenthG, § 8(3) IntV'],
    ['vhs', 'bamf', 'language.admission-applied', '§ 44(4) AufenthG, § 5(1) IntV'],
    ['bamf', 'jobcenter', 'language.admission-decided', '§ 88a(1) AufenthG, § 5 IntV'],
    ['jobcenter', 'bamf', 'language.admission-decided', '§ 44(4) AufenthG, § 5a IntV'],
    ['abh', 'bamf', 'language.voucher-withdrawn', '§ 88a(1) AufenthG, § 8(1) IntV'],
    ['vhs', 'bamf', 'language.language-test-taken', '§ 8(2), § 11(2), § 17 IntV'],
    ['jobcenter', 'ba', 'qualification.measure-started', '§ 69(1) no. 1 SGB X'],
    ['ba', 'jobcenter', 'qualification.recognition-decided', '§ 69(1) no. 1 SGB X'],
    ['jobcenter', 'asylblg', 'benefits.granted', '§ 71(2a) SGB X'],
    ['jobcenter', 'abh', 'situation.obstacle-noted', '§ 71(2) SGB X'],
    ['caritas', 'bamf', 'casework.step-agreed', '§ 88a(2) AufenthG'],
    ['jobcenter', 'ewg', 'work.employers-wish-noted', 'Art. 5(1)(b), (c) GDPR, § 67d SGB X'],
    ['vhs', 'ki', 'language.course-started', 'Art. 5(1)(b), (c) GDPR, § 67d SGB X'],
  ])('lets %s and %s deal with %s under %s', (sender, recipient, short, paragraph) => {
    const cells = cellsFor(agreement, { eventType: type(short), sender, recipient });
    expect(cells.map(({ basis }) => ('paragraph' in basis ? basis.paragraph : ''))).toContain(paragraph);
  });

  it.each(['ki', 'ewg', 'migrant-associations'])('gives no case data to %s', (recipient) => {
    const cells = agreement.cells.filter((cell) => cell.recipient === recipient);
    expect(new Set(cells.map(({ basis }) => basis.kind))).toEqual(new Set(['FORBIDDEN']));
  });

  it('gives volunteers what a consent gives them, and nothing else', () => {
    const cells = agreement.cells.filter((cell) => cell.recipient === 'volunteers');
    expect(cells.length).toBeGreaterThan(0);
    expect(new Set(cells.map(({ basis }) => basis.kind))).toEqual(new Set(['CONSENT']));
  });

  it("binds the city's own social workers to secrecy as it does Caritas", () => {
    expect(agreement.parties.filter(({ secrecy }) => secrecy).map(({ agency }) => agency)).toEqual([
      'caritas',
      'city-counselling',
    ]);
    const told = agreement.cells.filter((cell) => cell.sender === 'city-counselling');
    const consents = told.filter(({ basis }) => basis.kind === 'CONSENT');
    expect(consents.length).toBeGreaterThan(0);
    expect(consents.every(({ basis }) => basis.kind === 'CONSENT' && basis.secrecy)).toBe(true);
  });

  it('says who holds social data: immigration and AsylbLG offices hold none', () => {
    const holders = agreement.parties.filter((one) => one.holdsSocialData).map(({ agency }) => agency);
    expect(holders).toEqual(['jobcenter', 'jobcenter-city', 'ba', 'sozialamt']);
  });

  it('keeps everything as long as the catalogue does, but for rules of single controllers', () => {
    const rules = agreement.retention?.filter(({ controller }) => controller === undefined) ?? [];
    for (const { types, paragraph, period, start } of rules) {
      for (const kept of types.filter((one) => one !== 'Released')) {
        expect((catalogueEntry(kept) ?? commandEntry(kept))?.retention).toEqual({ paragraph, period, start });
      }
    }
    const named = new Set(rules.flatMap(({ types }) => types));
    expect(catalogue.filter((entry) => !named.has(entry.type))).toEqual([]);
  });

  it('deletes by the law that binds the controller: by the social code only what holders of social data record', () => {
    for (const { controller, publishes, regime } of agreement.parties) {
      for (const one of publishes) {
        const units = agreement.parties.filter(
          (party) => party.controller.id === controller.id && party.publishes.includes(one),
        );
        const { paragraph = '' } = retentionOf(agreement, controller.id, one) ?? {};
        const without = units.filter(({ holdsSocialData }) => !holdsSocialData);
        const said = `${controller.id} ${one}: ${paragraph}`;
        if (without.length === units.length) expect(said).not.toContain('SGB X');
        // Where units with and without social data share a controller, the rule names both laws.
        else if (without.length > 0 && paragraph.includes('SGB X')) expect(said).toContain('GDPR');
        if (regime === 'KDG') expect(said).not.toContain('GDPR');
      }
    }
  });

  it('has cells with ids of their own and known purposes only', () => {
    expect(new Set(agreement.cells.map((cell) => cell.id)).size).toBe(agreement.cells.length);
    const known = [...purposes.map((one) => one.id), '*'];
    expect(agreement.cells.filter((cell) => !known.includes(cell.purpose))).toEqual([]);
  });

  it('never lets the law or a consent pass from Caritas to BAMF', () => {
    const cells = agreement.cells.filter((cell) => cell.sender === 'caritas' && cell.recipient === 'bamf');
    expect(new Set(cells.map((cell) => cell.basis.kind))).toEqual(new Set(['FORBIDDEN']));
  });

  it('asks for a release from secrecy wherever Caritas tells something', () => {
    const consents = agreement.cells.filter(
      (cell) => cell.sender === 'caritas' && cell.basis.kind === 'CONSENT',
    );
    expect(consents.length).toBeGreaterThan(0);
    expect(consents.every((cell) => cell.basis.kind === 'CONSENT' && cell.basis.secrecy === true)).toBe(true);
  });

  it('makes irregular attendance a duty for obliged persons and a matter of consent for others', () => {
    const key = { eventType: type('language.irregular-attendance'), sender: 'vhs', recipient: 'abh' };
    expect(cellsFor(agreement, key).map((cell) => [cell.basis.kind, cell.condition])).toEqual([
      ['STATUTORY', 'obliged'],
      ['CONSENT', undefined],
    ]);
  });

  it('tells of the situation in life by consent only', () => {
    const told = agreement.cells.filter(({ eventType }) => eventType.startsWith('de.wegmarke.situation.'));
    const without = told.filter(({ recipient }) => recipient !== 'the-person');
    expect(new Set(without.map(({ basis }) => basis.kind))).toEqual(new Set(['CONSENT', 'FORBIDDEN']));
  });

  it('has one hash, whatever the order in which its members are written', () => {
    expect(agreementHash(agreement)).toMatch(/^[\w-]{43}$/);
    expect(agreementHash(agreementIn(text))).toBe(agreementHash(agreement));
    const other = agreementIn(text.replace('version: 1', 'version: 2'));
    expect(agreementHash(other)).not.toBe(agreementHash(agreement));
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(agreement.cells[0]?.basis)).toBe(true);
  });

  it('is told to be at fault, never thrown at, whichever part of it is replaced by anything', () => {
    const whole: unknown = parse(text);
    const paths = pathsIn(whole);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const document = structuredClone(whole);
        replace(document, path, value);
        const parsed = parseAgreement(JSON.stringify(document));
        expect(Array.isArray(parsed) ? parsed.length : parsed.cells.length).toBeGreaterThan(0);
      }),
      { numRuns: 60, examples: [[['notices', 7], { valueOf: false }]] },
    );
  });
});

type Key = string | number;

function pathsIn(value: unknown, path: Key[] = []): Key[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys: Key[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...keys.flatMap((key) => pathsIn(Reflect.get(value, key), [...path, key])),
  ];
}

function replace(document: unknown, path: Key[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(node as object, key), document);
  Reflect.set(parent as object, path.at(-1) ?? '', value);
}
