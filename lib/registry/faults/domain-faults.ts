import type { Fault } from './fault.ts';
import { hostName } from '../host-name.ts';
import { repeated } from './repeated.ts';

/** What is wrong with a list of domains. */
export function domainFaults(domains: readonly string[], field: string): Fault[] {
  const invalid = domains.flatMap((domain, at): Fault[] =>
    hostName(domain) === domain
      ? []
      : [
          {
            field: `${field}[${at}]`,
            problem: `"${domain}" is no domain`,
            remedy: 'write a domain in lower case without scheme, port or path, such as example.com',
          },
        ],
  );
  const twice = repeated(domains).map(({ at, first }) => ({
    field: `${field}[${at}]`,
    problem: `"${domains[at] ?? ''}" stands at ${field}[${first}] already`,
    remedy: 'keep one of them',
  }));
  return [...invalid, ...twice];
}
