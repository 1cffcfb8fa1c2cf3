import type { CaseFiles } from '#casefile';
import type { RecallNotice } from '#catalogue';
import type { OpenRecalls } from '#ports';

/** Notices in one answer at most. */
const MOST = 200;

/** What each agency has to answer, as it is told with its evidence. */
export class RecallNotices {
  constructor(
    private readonly parts: { readonly files: Pick<CaseFiles, 'recalls'>; readonly open: OpenRecalls },
  ) {}

  /** All that waits for this agency's answer, oldest first; what it answered a moment ago is left out. */
  async of(network: string, agency: string): Promise<readonly RecallNotice[]> {
    const waiting = await this.parts.open.of(network, agency, MOST);
    const notices = await Promise.all(
      waiting.map(({ recall }) => this.parts.files.recalls.notice(network, recall)),
    );
    return notices.filter((notice) => notice !== undefined);
  }
}
