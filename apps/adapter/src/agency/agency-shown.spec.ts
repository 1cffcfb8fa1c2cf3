import { DeskHarness } from '../desk/spec/desk-harness.ts';
import { agencyShown } from './desk-routes.ts';

describe('what the pages tell of the agency whose they are', () => {
  it.each([
    ['vhs', { make: true, redeem: true }],
    ['volunteers', { make: false, redeem: true }],
    ['bamf', { make: false, redeem: false }],
  ])('is whether it may make and redeem link codes under the agreement: %s', async (agency, linkCodes) => {
    const desk = new DeskHarness(agency);
    await desk.start();
    expect(agencyShown(desk.memory, agency)).toMatchObject({ agency: { id: agency }, linkCodes });
    await desk.end();
  });
});
