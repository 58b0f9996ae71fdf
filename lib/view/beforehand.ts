/** Opens a line on which states come, and resolves with what can be asked over it. */
type Connect<State, Actions> = (onState: (state: State) => void) => Promise<Actions>;

/** Connects at once, while the view is still on its way: it takes up the latest state when it comes. */
export function beforehand<State, Actions>(connect: Connect<State, Actions>): Connect<State, Actions> {
  let latest: State | undefined;
  let take = (state: State): void => {
    latest = state;
  };
  const connection = connect((state) => {
    take(state);
  });
  return (onState) => {
    take = onState;
    if (latest !== undefined) onState(latest);
    return connection;
  };
}
