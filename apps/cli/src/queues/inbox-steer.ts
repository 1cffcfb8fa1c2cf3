import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { askDesk } from './at-desk.ts';

/** Has what came in delivered again. */
export async function retryInInbox(bench: Bench): Promise<Report> {
  const entry = bench.line.optionalOperand('entry');
  const sink = bench.line.value('sink');
  const since = bench.line.value('since');
  if ((entry === undefined) === (sink === undefined))
    throw wrongUsage('USAGE_WRONG', 'name an entry or a sink', ['npx wegmarke inbox retry --help']);
  const path =
    sink === undefined
      ? `/desk/queues/inbox/${encodeURIComponent(entry ?? '')}/retry`
      : `/desk/sinks/${encodeURIComponent(sink)}/retry`;
  const body = sink === undefined || since === undefined ? {} : { since };
  const { retried } = await askDesk(bench, { method: 'POST', path, body });
  return { facts: { retried }, lines: [`${String(retried)} entries go again`] };
}

/** Gives an entry up. */
export async function dropFromInbox(bench: Bench): Promise<Report> {
  const path = `/desk/queues/inbox/${encodeURIComponent(bench.line.operand('entry'))}/drop`;
  await askDesk(bench, { method: 'POST', path, body: { reason: bench.line.value('reason') } });
  return { facts: { dropped: 1 }, lines: ['dropped; the reason is noted'] };
}
