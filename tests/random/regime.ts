import { privileged } from '../e2e/support/privileged.ts';
import { asReader, type Reader } from '../e2e/support/reader.ts';
import type { Regime } from '../e2e/support/regimes.ts';
import { grantAccess, takeAccess } from './access.ts';
import type { Sequence } from './sequence.ts';

const setProtection = (category: string) =>
  `Services.prefs.setStringPref('browser.contentblocking.category', '${category}'); ''`;

/** Runs a test in a browser that holds nothing yet and treats third parties as a sequence has it. */
export async function inRegime(
  { browser }: Pick<Regime, 'browser'>,
  { thirdParties, grants }: Omit<Sequence, 'steps'>,
  test: (reader: Reader) => Promise<void>,
): Promise<void> {
  const isStrict = thirdParties === 'strict' && browser === 'firefox';
  const isBlocked = thirdParties !== undefined && !isStrict;
  const regime: Regime = {
    name: `${browser}, ${thirdParties ?? 'as it comes'}`,
    browser,
    thirdPartyCookies: isBlocked ? 'block' : 'allow',
    keepsThirdParties: !isBlocked,
  };
  await asReader(regime, async (reader) => {
    if (isStrict) await privileged(reader.driven.browser, setProtection('strict'));
    if (grants) await grantAccess(reader);
    await test(reader);
    if (grants) await takeAccess(reader);
    if (isStrict) await privileged(reader.driven.browser, setProtection('standard'));
  });
}
