/**
 * Waits for work so long and no longer, whether or not it looks at the signal: what comes late is dropped. Nothing of it stays in
 * memory once it is over.
 */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error('the answer came too late');
      end.abort(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([work(end.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
