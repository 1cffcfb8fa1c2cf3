import { fold } from '#decider';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import type { CaseFile } from '../case-file.ts';
import { caseStream } from '../case.ts';
import { wishAsPerson } from '../person/persons-word.decide.ts';
import { inForce } from '../spec/agreement.ts';
import { AT, linked, opened } from '../spec/history.ts';
import { caseEvidence } from './case-evidence.ts';

const state = (...history: readonly ReadEvent[]) => fold(caseStream, [...opened, linked('vhs'), ...history]);
const told = (agency: string, ...history: readonly ReadEvent[]) =>
  caseEvidence(state(...history), inForce, agency, AT)?.wishes?.map(({ wish }) => wish);
const said = (wish: string, ...to: readonly string[]): CaseEvent => ({
  type: 'PersonWished',
  data: { wish, ...(to.length > 0 && { to }) },
});

/** At a minute of its own. */
const saidAt = (minute: number, wish: string, ...to: readonly string[]): ReadEvent => ({
  ...said(wish, ...to),
  stored: { id: `wish-${minute}`, recordedAt: `2026-01-15T12:0${minute}:00.000Z`, commitment: 'commitment' },
});

describe('what the person wished', () => {
  it('is told to the agency to which it was said by name, and to no other', () => {
    const wished = [said('interpreter', 'vhs'), said('no-calls', 'abh'), said('start-sooner')];
    expect(told('vhs', ...wished)).toEqual(['interpreter']);
    expect(told('abh', ...wished)).toEqual(['no-calls']);
  });

  it('stays told to whom it was told when it is said again to another one', () => {
    const wished = [said('interpreter', 'vhs'), said('interpreter', 'abh'), said('interpreter')];
    for (const agency of ['abh', 'vhs']) expect(told(agency, ...wished)).toEqual(['interpreter']);
  });

  it('leaves the evidence of an agency as it is, byte for byte, when it is said again to others or to nobody (C8)', () => {
    const before = [saidAt(1, 'no-calls', 'vhs'), saidAt(2, 'interpreter', 'vhs')];
    const evidence = (...history: readonly ReadEvent[]) =>
      JSON.stringify(caseEvidence(state(...history), inForce, 'vhs', AT));
    const known = evidence(...before);
    expect(known).toContain('"wish":"no-calls","at":"2026-01-15T12:01:00.000Z"');
    expect(evidence(...before, saidAt(3, 'no-calls', 'abh'))).toBe(known);
    expect(evidence(...before, saidAt(3, 'no-calls'))).toBe(known);
    expect(evidence(...before, saidAt(3, 'no-calls', 'vhs'))).not.toBe(known);
  });

  it('is told in the order in which it was said to the agency, whatever was said to others in between', () => {
    const both = [saidAt(1, 'start-sooner', 'vhs'), saidAt(1, 'interpreter', 'vhs')];
    expect(told('vhs', ...both)).toEqual(['interpreter', 'start-sooner']);
    expect(told('vhs', ...both, saidAt(2, 'interpreter', 'abh'))).toEqual(['interpreter', 'start-sooner']);
    expect(told('vhs', ...both, saidAt(2, 'interpreter', 'vhs'))).toEqual(['start-sooner', 'interpreter']);
  });

  it('counts on the own page of the person from when it was last said, to whomever', () => {
    const { person } = state(saidAt(1, 'interpreter', 'vhs'), saidAt(2, 'interpreter', 'abh')) as CaseFile;
    const [first, second] = ['2026-01-15T12:01:00.000Z', '2026-01-15T12:02:00.000Z'];
    const wishes = person.wishes.map(({ wish, at, to }) => ({ wish, at, to }));
    expect(wishes).toEqual([{ wish: 'interpreter', at: second, to: { vhs: first, abh: second } }]);
  });

  it('changes nothing of what is told where nothing was said to an agency', () => {
    const before = caseEvidence(state(), inForce, 'vhs', AT);
    expect(caseEvidence(state(said('interpreter', 'abh')), inForce, 'vhs', AT)).toEqual(before);
  });

  it('is not said to an agency that does not share the case', () => {
    const to = ['vhs', 'caritas'];
    expect(wishAsPerson({ wish: 'interpreter', to }, state())).toMatchObject({ code: 'NO_BASIS_NOW' });
    expect(wishAsPerson({ wish: 'interpreter', to: ['vhs'] }, state())).toEqual([said('interpreter', 'vhs')]);
  });
});
