import { callDesk, statusOf } from '../../deploy/local/demonstration/desks.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { dropExport, sinkOf } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';

describe("a voucher's way", () => {
  let network: SampleNetwork;

  beforeAll(async () => {
    network = await startSampleNetwork('story', ['jobcenter', 'vhs', 'bamf', 'abh']);
  });

  afterAll(() => network.stop());

  it("leads from the jobcenter's export to the course provider's system, and only there", async () => {
    const jobcenter = network.agency('jobcenter');
    const vhs = network.agency('vhs');
    dropExport(jobcenter, 'export-1.csv', ['BG-0001;;;1;SCHEIN;03.02.2026;O;;31.12.2026']);
    await until(
      'the voucher to be recorded',
      async () => (await statusOf(jobcenter)).recorded === 1 || undefined,
    );
    const { code } = await callDesk(jobcenter, 'POST', '/desk/cases/BG-0001/link-codes', {});
    await callDesk(vhs, 'POST', '/desk/link-codes/redeem', { code, reference: '000417' });
    const [line] = await until('the voucher in the sink of the VHS', () => {
      const lines = sinkOf(vhs);
      return lines.length > 0 ? lines : undefined;
    });
    expect(line).toMatchObject({
      reference: '000417',
      agency: 'jobcenter',
      type: 'de.wegmarke.language.voucher-issued.v1',
      happenedAt: '2026-02-02T23:00:00.000Z',
      fields: { issueMode: 'online', validUntil: '2026-12-31' },
      basis: { kind: 'statutory' },
    });
    expect(sinkOf(network.agency('bamf'))).toEqual([]);
    const { entries } = await callDesk(vhs, 'GET', '/desk/cases/000417/timeline');
    expect(entries).toHaveLength(1);
  });
});
