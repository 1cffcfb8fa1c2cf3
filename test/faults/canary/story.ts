import { untilQuiet } from '../../../deploy/local/demonstration/quiet.mjs';
import type { Flock } from './canaries.ts';
import type { CanaryNetwork } from './canary-network.ts';
import { Office } from './office.ts';

const DAY_MS = 86_400_000;

/**
 * Every kind of thing that happens, with a canary in every field that can carry one: events, links by number and by
 * code, consents given, refused, amended and withdrawn, rows that are wrong, timelines of everybody.
 */
export async function play(network: CanaryNetwork, flock: Flock): Promise<void> {
  const office = (name: Office['name']) => new Office(name, network);
  const [jobcenter, vhs, bamf] = [office('jobcenter'), office('vhs'), office('bamf')];
  const [abh, asylblg, caritas] = [office('abh'), office('asylblg'), office('caritas')];
  const file = (name: string) => flock.one(`file number of ${name}`, [name]);
  const files = {
    jobcenter: file('jobcenter'),
    vhs: file('vhs'),
    bamf: file('bamf'),
    asylblg: file('asylblg'),
    caritas: file('caritas'),
  };
  const azr = flock.one('number in the register', ['jobcenter', 'bamf']);
  const voucher = flock.one('number of the voucher', ['jobcenter', 'vhs']);
  const atVhs = (row: string) => `${files.vhs};;${voucher};${row}`;

  // The jobcenter opens the case; BAMF and the course provider are linked by the numbers they share with it.
  const row = flock.one('row of the jobcenter', ['jobcenter'], ['asylblg']);
  jobcenter.exports(
    `${files.jobcenter};${azr};${voucher};1;PFLICHT;01.02.2026;2;;`,
    `${files.jobcenter};${azr};${voucher};2;SCHEIN;03.02.2026;O;;31.12.2026`,
    `${files.jobcenter};${azr};${voucher};3;ZUSTAENDIG;02.02.2026;${row};;`,
  );
  const ownRow = flock.one('row of BAMF', ['bamf'], ['jobcenter', 'asylblg']);
  bamf.exports(`${files.bamf};${azr};;1;ZUSTAENDIG;02.02.2026;${ownRow};;`);
  const registered = flock.one('course at registration', ['vhs'], ['bamf', 'jobcenter']);
  vhs.exports(atVhs(`1;ANMELDUNG;05.02.2026;${registered};;`));
  await Promise.all([jobcenter.linked(files.jobcenter), vhs.linked(files.vhs), bamf.linked(files.bamf)]);

  // Others are linked by codes; Caritas has no basis for anything.
  for (const [guest, reference] of [
    [asylblg, files.asylblg],
    [caritas, files.caritas],
  ] as const) {
    const { code } = await jobcenter.desk('POST', `/desk/cases/${files.jobcenter}/link-codes`, {});
    await guest.desk('POST', '/desk/link-codes/redeem', { code, reference });
  }
  const asylRow = flock.one('row of the AsylbLG office', ['asylblg'], ['jobcenter']);
  asylblg.exports(`${files.asylblg};;;1;ZUSTAENDIG;04.02.2026;${asylRow};;`);

  // What nobody else shares, or can resolve.
  const alone = { file: file('abh'), azr: flock.one('number only one knows', ['abh']) };
  const lonely = flock.one('row nobody is told', ['abh']);
  abh.exports(`${alone.file};${alone.azr};;1;ZUSTAENDIG;02.02.2026;${lonely};;`);

  // Rows that are wrong stay with whose they are.
  const wrong = flock.one('course in a wrong row', ['vhs']);
  vhs.exports(atVhs(`2;ANMELDUNG;31.02.2026;${wrong};;`), atVhs(`3;ANMELDUNG;05.02.2026;${wrong}?;;`));

  await consents(vhs, jobcenter, files.vhs, registered, flock);

  // After the withdrawal: by law only.
  const started = flock.one('course at its start', ['vhs'], ['bamf']);
  const paused = flock.one('course interrupted', ['vhs'], ['bamf']);
  const missed = flock.one('course not attended', ['vhs'], ['jobcenter', 'asylblg']);
  vhs.exports(
    atVhs(`4;BEGINN;01.03.2026;${started};;`),
    atVhs(`5;PAUSE;01.04.2026;${paused};;`),
    atVhs(`6;FEHLZEIT;01.05.2026;${missed};24;`),
  );
  await Promise.all([
    bamf.received(started),
    bamf.received(paused),
    jobcenter.received(missed),
    jobcenter.received(ownRow),
    asylblg.received(row),
    jobcenter.received(asylRow),
  ]);
  await untilQuiet(Object.values(network.agencies));
  for (const [name, reference] of Object.entries(files)) {
    const reader = office(name as Office['name']);
    await reader.desk('GET', `/desk/cases/${reference}/timeline`);
    for (const overview of ['cases', 'outbox', 'problems', 'status'])
      await reader.desk('GET', `/desk/${overview}`);
  }
}

/** Given, amended, withdrawn, and another refused; the canaries are the ids that the desk chose. */
async function consents(
  vhs: Office,
  jobcenter: Office,
  reference: string,
  told: string,
  flock: Flock,
): Promise<void> {
  const path = `/desk/cases/${reference}/consents`;
  const notice = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };
  const provision = {
    provisionId: flock.one('provision', ['vhs'], ['jobcenter']),
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    validUntil: new Date(Date.now() + DAY_MS).toISOString(),
  };
  const consent = { notice, givenBy: 'person', provisions: [provision] };
  const consentId = `${flock.one('consent', ['vhs'], ['jobcenter'])}-consent`;
  await vhs.desk('POST', path, { ...consent, consentId, decision: 'given' });
  await jobcenter.received(told);
  await vhs.desk('POST', path, {
    ...consent,
    consentId: `${flock.one('refusal', ['vhs'])}-refused`,
    decision: 'refused',
  });
  const amended = { ...provision, provisionId: flock.one('provision amended', ['vhs'], ['jobcenter']) };
  await vhs.desk('PUT', `${path}/${consentId}`, { provisions: [amended] });
  await vhs.desk('POST', `${path}/${consentId}/withdraw`, {});
  await vhs.desk('GET', path);
  await vhs.desk('POST', path, { ...consent, [flock.one('unknown field at the desk', ['vhs'])]: true });
  await vhs.desk('GET', `/desk/cases/${flock.one('unknown file', [])}/timeline`);
}
