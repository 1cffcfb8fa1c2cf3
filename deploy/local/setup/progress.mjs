const afterMs = 1_000;
const againMs = 10_000;

/** @param {number} since milliseconds of `performance.now()` */
const seconds = (since) => `${Math.round((performance.now() - since) / 1_000)} s`;

/**
 * Does `work` and says so on standard error if it takes over a second, again every ten, and once when it is done;
 * standard output stays free for results.
 * @template T
 * @param {string} title what is being done, as "install the packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  let told = false;
  const tell = (/** @type {string} */ state) => {
    told = true;
    process.stderr.write(`  ${title} … ${state}\n`);
  };
  const first = setTimeout(() => tell('please wait'), afterMs);
  const again = setInterval(() => tell(seconds(began)), againMs);
  try {
    const result = await work();
    if (told) tell(`done, ${seconds(began)}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
