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

/** An agency's refused messages of one month (`at`: the instant of the refusal). */
export function refusalStreamName(network: string, agency: string, at: string): string {
  return `refusals-${network}-${agency}-${at.slice(0, 4)}${at.slice(5, 7)}`;
}

/** What ran out and was destroyed by the clock in a network. */
export function retentionStreamName(network: string): string {
  return `retention-${network}`;
}
