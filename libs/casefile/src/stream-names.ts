/** What all case streams of the log begin with. */
export const CASE_STREAM_PREFIX = 'case-';

/** The stream of a case. */
export function caseStreamName(network: string, caseId: string): string {
  return `${CASE_STREAM_PREFIX}${network}-${caseId}`;
}

/** The case whose stream this is, or undefined when it is another kind of stream. */
export function caseIdOf(event: { readonly stream: string; readonly network: string }): string | undefined {
  const prefix = caseStreamName(event.network, '');
  return event.stream.startsWith(prefix) ? event.stream.slice(prefix.length) : undefined;
}

/** Where an agency's handle leads. */
export function handleStreamName(network: string, agency: string, handle: string): string {
  return `handle-${network}-${agency}-${handle}`;
}

/** Where a link code leads. */
export function codeStreamName(network: string, codeHash: string): string {
  return `code-${network}-${codeHash}`;
}

/** Where a link proposal leads. */
export function proposalStreamName(network: string, proposal: string): string {
  return `proposal-${network}-${proposal}`;
}

/** An agency's refused messages of one month (`at`: the instant of the refusal). */
export function refusalStreamName(network: string, agency: string, at: string): string {
  return `refusals-${network}-${agency}-${at.slice(0, 4)}${at.slice(5, 7)}`;
}
