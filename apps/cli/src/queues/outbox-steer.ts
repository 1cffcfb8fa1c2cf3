import type { Bench, Report } from '../command.ts';
import { askDesk } from './at-desk.ts';

/** Has a message tried again. */
export async function retryInOutbox(bench: Bench): Promise<Report> {
  const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}/retry`;
  const { retried } = await askDesk(bench, { method: 'POST', path, body: {} });
  return { facts: { retried }, lines: [`${String(retried)} messages go again`] };
}

/** Gives a message up. */
export async function dropFromOutbox(bench: Bench): Promise<Report> {
  const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}/drop`;
  await askDesk(bench, { method: 'POST', path, body: { reason: bench.line.value('reason') } });
  return { facts: { dropped: 1 }, lines: ['dropped; the reason is noted'] };
}

/** Stops the outbox. */
export async function pauseOutbox(bench: Bench): Promise<Report> {
  const reason = bench.line.value('reason');
  const body = reason === undefined ? {} : { reason };
  const { paused } = await askDesk(bench, { method: 'POST', path: '/desk/queues/outbox/pause', body });
  return { facts: { paused }, lines: ['paused; go on with: wegmarke outbox resume'] };
}

/** Lets the outbox go on. */
export async function resumeOutbox(bench: Bench): Promise<Report> {
  await askDesk(bench, { method: 'POST', path: '/desk/queues/outbox/resume', body: {} });
  return { facts: { paused: null }, lines: ['goes on'] };
}
