import type { AgencyByHand, HubAnswer } from '../../e2e/agency-by-hand.ts';
import { command, event, linking, random, send } from '../by-hand.ts';
import type { Chance } from '../chance.ts';

/** Why a read gives nothing; the reader must not be able to tell which it is (C5). */
export const REASONS = ['unknown case', 'not linked', 'linked without basis'] as const;

/** The doors at which a member of staff reads. */
export type ReadingDoor = 'timeline' | 'export' | 'embed';

/** One of them. */
export type Reason = (typeof REASONS)[number];

/** Handles for which the reader gets nothing, by the reason. */
export type EmptyHandles = Readonly<Record<Reason, readonly string[]>>;

/** How long each answer took in milliseconds, and everything about it that must not differ. */
export interface TimedReads {
  readonly times: Readonly<Record<Reason, readonly number[]>>;
  /** What the answers held but for the trace id, the handle that was asked and the instants; must be one. */
  readonly shapes: ReadonlySet<string>;
}

/** Answers before the first that counts: both sides open connections and compile what they run. */
const WARM_UP = 30;

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What the host records in each case: the reader could have it only on a consent, others by law. */
const NOT_FOR_THE_READER = { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2026-02-01' };

/** Cases of which the reader has no share, and cases that it shares and in which nothing is for it. */
export async function emptyHandles(
  host: AgencyByHand,
  reader: AgencyByHand,
  cases: number,
): Promise<EmptyHandles> {
  const handles = () => Array.from({ length: cases }, random);
  const [foreign, shared, own] = [handles(), handles(), handles()] as const;
  const links = shared.map((handle, index) => linking(host, handle, reader, own[index] ?? ''));
  await send(host, ...[...foreign, ...shared].map((handle) => command(host, handle, 'case.open')));
  await send(host, ...links.map(([make]) => make));
  await send(reader, ...links.map(([, redeem]) => redeem));
  const recorded = [...foreign, ...shared].map((handle) =>
    event(host, handle, 'benefits.legal-sphere-changed', NOT_FOR_THE_READER),
  );
  await send(host, ...recorded);
  return { 'unknown case': handles(), 'not linked': foreign, 'linked without basis': own };
}

/** How often is read for each reason, and how many reads are under way at once. */
export interface ReadingPlan {
  readonly each: number;
  readonly sideBySide: number;
  readonly chance: Chance;
}

/** Reads as often for each reason, in random order. */
export async function timedReads(
  reader: AgencyByHand,
  door: ReadingDoor,
  handles: EmptyHandles,
  { each, sideBySide, chance }: ReadingPlan,
): Promise<TimedReads> {
  const times: Record<Reason, number[]> = {
    'unknown case': [],
    'not linked': [],
    'linked without basis': [],
  };
  const shapes = new Set<string>();
  const all = shuffled(
    REASONS.flatMap((reason) => Array<Reason>(each).fill(reason)),
    chance,
  );
  const turns = [...all.slice(0, WARM_UP), ...all].entries();
  const ride = async (): Promise<void> => {
    for (const [turn, reason] of turns) {
      const handle = handles[reason][chance.between(0, handles[reason].length - 1)] ?? '';
      const { answer, ms } = await timed(reader, door, handle);
      shapes.add(shapeOf(reader, door, handle, answer));
      if (turn >= WARM_UP) times[reason].push(ms);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, ride));
  return { times, shapes };
}

/** The token is made before the time begins: an attacker would have a heap of them. */
async function timed(reader: AgencyByHand, door: ReadingDoor, handle: string) {
  const token = await (door === 'embed' ? reader.session(handle) : reader.token(reader.pathOf(handle, door)));
  const from = performance.now();
  const answer = await (door === 'embed' ? reader.readOnPage(token) : reader.read(handle, { door, token }));
  return { answer, ms: performance.now() - from };
}

function shapeOf(reader: AgencyByHand, door: ReadingDoor, handle: string, answer: HubAnswer): string {
  const { status, headers } = answer.shape as { readonly status: number; readonly headers: unknown };
  const opened = JSON.stringify(
    door === 'embed' ? JSON.parse(answer.body) : reader.opened(answer),
    (_, value: unknown) => (typeof value === 'string' && INSTANT.test(value) ? 'INSTANT' : value),
  );
  const bytes = answer.body.length;
  return JSON.stringify({ status, headers, bytes, opened: opened.replaceAll(handle, 'HANDLE') });
}

function shuffled<T>(things: readonly T[], chance: Chance): readonly T[] {
  const order = things.map((thing) => ({ thing, at: chance.between(0, 0xffff_ffff - 1) }));
  return order.toSorted((one, other) => one.at - other.at).map(({ thing }) => thing);
}
