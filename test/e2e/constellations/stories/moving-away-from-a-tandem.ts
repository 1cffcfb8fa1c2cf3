import { constellation } from '../language/constellation.ts';
import { voucher } from '../language/vouchers.ts';

describe('A tandem of two legal spheres, a handover, and a person who moves away', () => {
  const { abh, asylblg, jobcenter, sharedBy, timelines, chain, heldBy } = constellation();
  const tandem = { for: 'case-management' };

  it('given a voucher, and two case managers of whom the person agrees that they talk to each other', async () => {
    await sharedBy('2025-07-07', 'asylblg', 'abh', 'jobcenter', 'vhs');
    const own = voucher('asylblg-office', 'asylblg-5b', 'obliged', '2026-07-06');
    await asylblg.on('2025-07-07').tells('language.voucher-issued', own);
    const managers = { form: 'tandem', spheres: ['asylblg', 'sgb-2'], firstMeeting: '2025-09-15' };
    await asylblg.on('2025-09-01').keeps('casework.managers-assigned', managers);
    await asylblg.takesDown({ ...tandem, of: 'asylblg', to: ['jobcenter'] });
    expect(heldBy('asylblg')).toEqual([]);
    await jobcenter.takesDown({ ...tandem, of: 'jobcenter', to: ['asylblg'] });
  });

  it('when the case is handed over, and later the person moves to another Land', async () => {
    const offer = { to: 'jobcenter', ground: 'sphere-changed', handoverOn: '2025-11-03' };
    await asylblg.on('2025-10-06').tells('casework.handover-offered', offer);
    const accepted = { from: 'asylblg', inChargeFrom: '2025-11-03' };
    await jobcenter.on('2025-10-13').tells('casework.handover-accepted', accepted);
    const move = { destination: 'other-land', movesOn: '2026-02-01' };
    await abh.on('2026-01-12').tells('entry.moved', move);
    await jobcenter.on('2026-01-19').tells('entry.case-closed', { ground: 'moved' });
  });

  it('then the tandem sees the handover, and of the move whoever the law or the person lets know', () =>
    timelines('2026-01-26', {
      asylblg: `
        2025-07-07 | asylblg   | language.voucher-issued    | everything | own
        2025-09-01 | asylblg   | casework.managers-assigned | everything | own
        2025-10-06 | asylblg   | casework.handover-offered  | everything | own
        2025-10-13 | jobcenter | casework.handover-accepted | everything | consent consent-tandem
        2026-01-12 | abh       | entry.moved                | everything | law auf-90-3-residence
        2026-01-19 | jobcenter | entry.case-closed          | everything | consent consent-tandem`,
      jobcenter: `
        2025-07-07 | asylblg   | language.voucher-issued    | everything | law auf-88a-1-from-asylblg
        2025-09-01 | asylblg   | casework.managers-assigned | everything | consent consent-tandem
        2025-10-06 | asylblg   | casework.handover-offered  | everything | consent consent-tandem
        2025-10-13 | jobcenter | casework.handover-accepted | everything | own
        2026-01-19 | jobcenter | entry.case-closed          | everything | own`,
      abh: `
        2025-07-07 | asylblg   | language.voucher-issued    | everything | law auf-88a-1-from-asylblg
        2026-01-12 | abh       | entry.moved                | everything | own`,
      vhs: `
        2025-07-07 | asylblg   | language.voucher-issued    | everything | law auf-88a-1-voucher`,
    }));

  it('and only who knows of the move stops waiting for a course here', async () => {
    const issued = ['need passed', 'voucher done 2025-07-07'];
    for (const agency of ['asylblg', 'abh'])
      expect(await chain('integration-course', agency)).toEqual([
        'ended',
        ...issued,
        'registered next: nobody',
      ]);
    for (const agency of ['jobcenter', 'vhs'])
      expect(await chain('integration-course', agency)).toEqual([
        ...issued,
        'registered next: the-person, vhs; due 2025-07-21 (target, 189 days over)',
      ]);
  });
});
