import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resting } from '../../../lib/platform/resting.ts';

/** What the browser waits for before it ends an idle background, in milliseconds. */
const IDLE = 30_000;

describe('listeners that rest where nobody needs them', () => {
  let standing = 0;
  const listeners = () =>
    resting(
      () => standing++,
      () => standing--,
    );

  beforeEach(() => {
    standing = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('stand once, however often they are asked to', () => {
    const { stand } = listeners();
    stand();
    stand();
    expect(standing).toBe(1);
  });

  it('stand again before the browser ends the background', () => {
    const { stand, rest } = listeners();
    stand();
    rest();
    rest();
    expect(standing).toBe(0);
    vi.advanceTimersByTime(IDLE / 2);
    expect(standing).toBe(1);
  });

  it('stand at once when something needs them, and stay', () => {
    const { stand, rest } = listeners();
    stand();
    rest();
    stand();
    vi.advanceTimersByTime(IDLE);
    expect(standing).toBe(1);
  });

  it('have nothing to rest from before they stand', () => {
    const { rest } = listeners();
    rest();
    vi.advanceTimersByTime(IDLE);
    expect(standing).toBe(0);
  });
});
