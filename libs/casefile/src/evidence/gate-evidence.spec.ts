import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { inForce, NEED } from '../spec/agreement.ts';
import { AT, given, handleOfAgency, linked, opened, provision, withdrawn } from '../spec/history.ts';
import { caseEvidence } from './case-evidence.ts';
import { evidenceFor, intakeEvidence } from './gate-evidence.ts';

function loaded(...history: readonly CaseEvent[]) {
  return { network: 'rheine', state: fold(caseStream, history), revision: history.length - 1 };
}

const proposed: CaseEvent = { type: 'LinkProposed', data: { by: 'abh', recipient: 'bamf', proposal: 'p1' } };
const accepted: CaseEvent = {
  type: 'AgencyLinked',
  data: { agency: 'bamf', handle: handleOfAgency('bamf'), way: 'statutory', proposal: 'p1' },
};

describe('the evidence for the gate', () => {
  it('names the revisions on which a decision rests', () => {
    const evidence = evidenceFor(loaded(...opened), inForce, 'abh', NEED, AT);
    expect(evidence).toMatchObject({ network: 'rheine', caseRevision: 1, registryRevision: 7 });
    expect(evidence.agreement.hash).toBe('hash-of-the-agreement');
    expect(evidence.agreement.cells.map(({ recipient }) => recipient)).toEqual(['jobcenter']);
  });

  it('holds every link and open invitation on the way out, and only its own link on the way in', () => {
    const before = loaded(...opened, linked('vhs'), proposed);
    expect(evidenceFor(before, inForce, 'abh', NEED, AT)).toMatchObject({
      linked: ['abh', 'vhs'],
      invited: ['bamf'],
    });
    expect(intakeEvidence(before, inForce, 'abh', NEED, AT)).toMatchObject({ linked: ['abh'], invited: [] });
    const after = loaded(...opened, linked('vhs'), proposed, accepted);
    expect(evidenceFor(after, inForce, 'abh', NEED, AT)).toMatchObject({
      linked: ['abh', 'vhs', 'bamf'],
      invited: [],
    });
  });

  it('counts provisions of the sender only, and only from recorders that count', () => {
    const history = [
      ...opened,
      given('abh', 'c1', provision('abh'), provision('vhs')),
      given('vhs', 'c2', provision('abh', { provisionId: 'forged' })),
      given('abh', 'c3', provision('vhs', { form: 'secrecy-release', provisionId: 'not by its bearer' })),
    ];
    const ids = (sender: string) =>
      evidenceFor(loaded(...history), inForce, sender, NEED, AT).provisions.map(
        ({ provisionId }) => provisionId,
      );
    expect(ids('abh')).toEqual(['provision-of-abh']);
    expect(ids('vhs')).toEqual(['provision-of-vhs']);
  });

  it('is empty for a case that does not exist', () => {
    expect(evidenceFor(loaded(), inForce, 'abh', NEED, AT)).toMatchObject({
      linked: [],
      provisions: [],
      facts: [],
    });
  });
});

describe("an agency's own evidence", () => {
  it('goes to agencies that share the case', () => {
    expect(caseEvidence(fold(caseStream, opened), inForce, 'vhs', AT)).toBeUndefined();
    expect(caseEvidence(fold(caseStream, []), inForce, 'vhs', AT)).toBeUndefined();
    expect(caseEvidence(fold(caseStream, opened), inForce, 'abh', AT)).toEqual({
      handle: handleOfAgency('abh'),
      linked: true,
      ended: [],
      provisions: [],
      facts: [],
      restrictions: [],
      objections: [],
      requests: [],
      clearances: [],
      disputed: [],
      doubted: [],
      doubts: [],
      disputes: [],
      rights: [],
      erased: false,
    });
  });

  it('tells a source of a withdrawal at once', () => {
    const history = [...opened, linked('vhs'), given('abh', 'c1', provision('vhs')), withdrawn('abh', 'c1')];
    const evidence = caseEvidence(fold(caseStream, history), inForce, 'vhs', AT);
    expect(evidence?.provisions).toEqual([
      { ...provision('vhs'), consentId: 'c1', recordedBy: 'abh', withdrawnAt: AT },
    ]);
  });
});
