/** What our scripts in one frame leave for one another in the extension's own world, which the page cannot see. */
interface ObservedWorld {
  /** Starts the observation of this frame; there once the script that every frame has was run. */
  mietteObserve?: () => void;
  /** This frame is to be observed, though no registry knows its page. */
  mietteWatched?: boolean;
  /** The observation has started. */
  mietteObserves?: boolean;
}

export const observedWorld = globalThis as ObservedWorld;
