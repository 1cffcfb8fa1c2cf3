import { until } from '../../../deploy/local/services/until.mjs';
import { dropExport, sinkOf } from '../../network/files.ts';
import type { SampleAgency } from '../../network/sample-agencies.ts';
import type { CanaryNetwork } from './canary-network.ts';

/** One agency at work: its exports and its desk, of which every answer is captured. */
export class Office {
  #exports = 0;

  constructor(
    readonly name: SampleAgency,
    private readonly network: CanaryNetwork,
  ) {}

  /** Its system writes an export. */
  exports(...rows: readonly string[]): void {
    dropExport(this.network.agency(this.name), `export-${(this.#exports += 1)}.csv`, rows);
  }

  /** A call at the desk: whatever the answer is, it is captured. */
  async desk(method: string, path: string, body?: object): Promise<Readonly<Record<string, string>>> {
    const { deskUrl, deskToken } = this.network.agency(this.name);
    const headers = { authorization: `Bearer ${deskToken}`, 'x-staff': 'staff-01' };
    const answer = await fetch(`${deskUrl}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    this.network.capture(this.name, `${JSON.stringify([...answer.headers])}\n${text}`);
    return JSON.parse(text) as Readonly<Record<string, string>>;
  }

  /** Waits until this file is linked to a case. */
  async linked(reference: string): Promise<void> {
    await until(`a link of the ${this.name}`, async () => {
      const { cases } = (await this.desk('GET', '/desk/cases')) as unknown as {
        cases: readonly { reference: string; linked: boolean }[];
      };
      return cases.some((one) => one.reference === reference && one.linked) || undefined;
    });
  }

  /** Waits until the agency's own sink holds this text. */
  async received(text: string): Promise<void> {
    await until(
      `what the ${this.name} is told`,
      () => JSON.stringify(this.sink()).includes(text) || undefined,
    );
  }

  sink(): readonly unknown[] {
    return sinkOf(this.network.agency(this.name));
  }
}
