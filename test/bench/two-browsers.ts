import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { agencies, NETWORK } from '../../deploy/local/demonstration/agencies.mjs';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { demo } from '../../deploy/local/demonstration/story.mjs';
import type { LocalAgency, LocalNetwork } from '../../deploy/local/network/network.mjs';
import { startNetwork } from '../../deploy/local/network/network.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';
import type { Desk, SharedCase, Withdrawn } from '../pages/side-by-side-windows.ts';
import {
  consent,
  openSharedCase,
  placesOf,
  READER,
  RECORDER,
  untilShown,
  withdrawBeside,
} from '../pages/side-by-side-windows.ts';
import type { Bench, Ground, Row } from './bench.ts';
import { percentile } from './percentile.ts';

/** Until the entry is gone at the other agency, from the click on. */
const GOAL_MS = 2_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** Two people at two agencies before their windows: one withdraws a consent, the other one's open page loses the entry. */
export const twoBrowsers: Row = async (ground) => {
  if (ground.chromium === '') throw new Error('no Chromium on this machine');
  const network = await started(ground);
  const browser = await chromium.launch({ executablePath: ground.chromium, args: FLAGS });
  try {
    const desk: Desk = (agency, method, path, body, staff) =>
      callDesk({ ...agencyOf(network, agency), staff }, method, path, body);
    const shared = await openSharedCase(desk);
    const reading = await loggedIn(browser, agencyOf(network, 'jobcenter'), READER);
    const withdrawing = await loggedIn(browser, agencyOf(network, 'vhs'), RECORDER);
    const times = ground.quick ? 5 : 30;
    ground.tell(`withdraw ${times} times in one window, and look at the other`);
    const taken: Withdrawn[] = [];
    // The first one warms up.
    for (let time = 0; time <= times; time += 1) taken.push(await once(desk, shared, reading, withdrawing));
    return rows(taken.slice(1));
  } finally {
    await browser.close();
    await network.stop();
  }
};

async function once(
  desk: Desk,
  shared: SharedCase,
  reading: Window,
  withdrawing: Window,
): Promise<Withdrawn> {
  const places = placesOf(shared, await consent(desk, shared));
  await reading.page.goto(`${reading.place}${places.reading}`);
  // The same address again is none to go to, and a new consent to what was delivered before gives no sign.
  await reading.page.reload();
  await untilShown(reading.page);
  await withdrawing.page.goto(`${withdrawing.place}${places.withdrawing}`);
  return withdrawBeside(reading.page, withdrawing.page);
}

function rows(taken: readonly Withdrawn[]): readonly Bench[] {
  const of = (percent: number, which: keyof Withdrawn): number =>
    percentile(
      taken.map((one) => one[which]),
      percent,
    );
  return [
    ['median', 50],
    ['p99', 99],
  ].map(([name, percent]) => {
    const [ours, yardstick] = [of(Number(percent), 'gone'), of(Number(percent), 'receipt')];
    return {
      name: `withdrawn in one window → gone in the other, ${name}`,
      ours,
      yardstick,
      ratio: ours / yardstick,
      goal: `< ${GOAL_MS} ms`,
      met: ours < GOAL_MS,
      fsync: true,
      unit: 'ms',
      note: `of ${taken.length}, from the click until painted; beside the receipt in the window of the click`,
    };
  });
}

/** A window with its agency's pages. */
interface Window {
  readonly page: Page;
  readonly place: string;
}

async function loggedIn(
  browser: Browser,
  { pagesUrl: place = '' }: LocalAgency,
  persona: string,
): Promise<Window> {
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(`${place}/log-in?to=%2Fsession`);
  await page.locator(`button[value="${persona}"]`).click();
  await page.waitForURL(`${place}/session`);
  return { page, place };
}

async function started(ground: Ground): Promise<LocalNetwork> {
  return startNetwork({
    node: process.execPath,
    dir: join(ground.dir, 'two-browsers'),
    databaseUrl: await ground.database('bench_two_browsers'),
    natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
    network: NETWORK,
    agreementFile: join(demo, 'agreement.yaml'),
    agencies: agencies(),
    withPages: true,
  });
}

function agencyOf({ agencies: all }: LocalNetwork, agency: string): LocalAgency {
  const found = all[agency];
  if (found === undefined) throw new Error(`This network has no ${agency}.`);
  return found;
}
