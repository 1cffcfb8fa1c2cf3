import { DeskHarness } from '../desk/spec/desk-harness.ts';
import { agencyField } from './agency-choices.ts';

const OFFERED = 'de.wegmarke.casework.handover-offered.v1';

describe('whom an event of an agency may name', () => {
  it('is every other party where no row says who may learn it, and nobody where it names none', async () => {
    const desk = new DeskHarness('jobcenter');
    await desk.start();
    const { agreement } = desk.memory.agreements.current()!;
    await desk.end();
    const others = agreement.parties.map(({ agency }) => agency).filter((one) => one !== 'jobcenter');
    const without = { ...agreement, cells: [] };
    expect(agencyField(without, 'jobcenter', OFFERED)?.choices.map(({ code }) => code)).toEqual(others);
    expect(agencyField(agreement, 'jobcenter', 'de.wegmarke.entry.moved.v1')).toBeUndefined();
  });
});
