import type { ConnectPopup, PopupState } from './popup-state.ts';

/** Connects at once, while the view is still on its way: it takes up the latest state when it comes. */
export function beforehand(connect: ConnectPopup): ConnectPopup {
  let latest: PopupState | undefined;
  let take = (state: PopupState): void => {
    latest = state;
  };
  const connection = connect((state) => {
    take(state);
  });
  return (onState) => {
    take = onState;
    if (latest) onState(latest);
    return connection;
  };
}
