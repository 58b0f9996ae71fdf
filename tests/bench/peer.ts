/** What an entry of the peer's dictionary says, of which only one field is of interest here. */
interface PeerEntry {
  platform: string;
  category: string;
}
type PeerDictionary = Record<string, [PeerEntry]>;
type FindAnalyticsMatch = (name: string, dictionary: PeerDictionary) => PeerEntry;

/**
 * `findAnalyticsMatch` of Google's Privacy Sandbox Analysis Tool, in the file that it has alone: the package's entry needs
 * a bundler. It imports nothing, so what the package asks for beside is replaced by an empty package (package.json,
 * `overrides`): one of these was never published, and another would bring React.
 */
const FILE = ['@google-psat/common', 'dist/utils/findAnalyticsMatch.js'].join('/');

export async function loadPeer(): Promise<FindAnalyticsMatch> {
  return ((await import(FILE)) as { default: FindAnalyticsMatch }).default;
}

/** A dictionary as the peer has them: names and patterns with `*` to what they are. */
export function peerDictionary(names: readonly string[]): PeerDictionary {
  return Object.fromEntries(names.map((name) => [name, [{ platform: `of ${name}`, category: 'Analytics' }]]));
}

/** The peer finds a name, or gives this. */
export const PEER_UNKNOWN = 'Unknown';
