import { namedIn } from './named.ts';
import { replaySaid, type Trace, whatHappened, whyPermitted } from './trace.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';
const terms = {
  controller: { id: 'city', titles: { de: 'Stadt', en: 'City' } },
  own: ['abh'],
  agencies: { abh: { de: 'Ausländerbehörde', en: 'Immigration office' }, vhs: { de: 'VHS', en: 'VHS' } },
  purposes: { 'course-progress': { de: 'Kursverlauf', en: 'course progress' } },
  types: {
    [MODULE]: {
      titles: { de: 'Modul abgeschlossen', en: 'module completed' },
      fields: { module: { de: 'Modul', en: 'module' } },
    },
  },
  rows: { 'intv-8-3': { de: '§ 8 Abs. 3 IntV', en: '§ 8(3) IntV' } },
};
const trace: Trace = {
  asOf: '2026-01-15T12:00:00.000Z',
  entry: {
    entry: '12/0',
    at: '2026-01-15T11:00:00.000Z',
    door: 'timeline',
    decision: 'permit',
    sender: 'vhs',
    recipient: 'abh',
    actor: 'sb-017',
    eventType: MODULE,
    eventIds: ['m1'],
    purpose: 'course-progress',
    basis: 'consent',
    abandoned: false,
  },
  decision: {
    fields: ['module'],
    showsDate: false,
    disputed: true,
    agreementHash: 'h',
    gateVersion: 4,
    basis: { kind: 'consent', consentId: 'consent-1' },
    decidedAt: '2026-01-15T11:00:00.000Z',
  },
  replayed: 'differs',
};
const german = namedIn(terms, 'de');

describe('a decision in words', () => {
  it('says who was shown what of whom, when, by which way and for what', () => {
    expect(whatHappened(trace, german, 'de')).toBe(
      'Am 15.01.2026, 12:00:00 erhielt die Stelle „Ausländerbehörde“ (Beschäftigte sb-017) die Angabe „Modul abgeschlossen“ der Stelle „VHS“. Weg: Zeitleiste gelesen. Zweck: Kursverlauf.',
    );
    expect(whatHappened(trace, namedIn(terms, 'en'), 'en')).toContain('received “module completed” of VHS');
  });

  it('gives the ground first, then what was told, and that it is disputed, not by whom', () => {
    const steps = whyPermitted(trace, german, 'de');
    expect(steps[0]).toBe('Grundlage ist die Einwilligung der Person mit der Nummer consent-1.');
    expect(steps).toContain('Mitgeteilte Angaben: Modul.');
    expect(steps).toContain('Der Zeitpunkt wurde nicht mitgeteilt.');
    expect(steps.at(-1)).toMatch(/^Die Angabe wird bestritten\./);
    const byLaw = { kind: 'statutory', paragraph: '§ 8(3) IntV', duty: true };
    const row = { id: 'intv-8-3', basis: byLaw, trigger: 'push', decidedBy: 'rule', note: 'obliged only' };
    const duty = { ...trace, row, decision: { ...trace.decision, basis: byLaw } } as Trace;
    const said = whyPermitted(duty, german, 'de');
    expect(said[0]).toBe('Grundlage ist das Gesetz (Pflicht): § 8 Abs. 3 IntV.');
    expect(said.join(' ')).not.toContain('obliged only');
    expect(whyPermitted(duty, namedIn(terms, 'en'), 'en')[0]).toContain('§ 8(3) IntV');
  });

  it('cites as it was recorded where the row says something else today', () => {
    const then = { kind: 'statutory', paragraph: '§ 8(4) IntV', duty: true };
    const now = {
      id: 'intv-8-3',
      basis: { ...then, paragraph: '§ 8(3) IntV' },
      trigger: 'push',
      decidedBy: 'rule',
    };
    const changed = { ...trace, row: now, decision: { ...trace.decision, basis: then } } as Trace;
    expect(whyPermitted(changed, german, 'de')[0]).toBe('Grundlage ist das Gesetz (Pflicht): § 8(4) IntV.');
  });

  it('says plainly when the details are gone, and when today’s answer is another one', () => {
    const { decision: _, ...gone } = trace;
    expect(whyPermitted(gone, german, 'de')).toEqual([expect.stringContaining('nicht mehr im Protokoll')]);
    expect(replaySaid(trace)).toMatchObject({ kind: 'warning' });
    expect(replaySaid({ ...trace, replayed: 'same' })).toMatchObject({ kind: 'success' });
  });
});
