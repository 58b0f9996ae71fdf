import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createToolbar } from '../../../lib/platform/toolbar/badge.ts';
import type { ReportBadge } from '../../../lib/report/report.ts';

/** What the browser was asked to paint, and what it answers. */
const asked = vi.hoisted(() => ({ strokes: [] as string[], answer: (): Promise<unknown> => Promise.resolve() }));

vi.mock(import('../../../lib/platform/browser.ts'), () => {
  const stroke = (name: string) => () => {
    asked.strokes.push(name);
    return asked.answer();
  };
  return {
    browser: {
      i18n: { getMessage: () => 'Miette' },
      action: {
        setBadgeText: stroke('text'),
        setBadgeBackgroundColor: stroke('colour'),
        setBadgeTextColor: stroke('ink'),
        setIcon: stroke('icon'),
        setTitle: stroke('title'),
      },
    } as never,
  };
});

const drawing = vi.hoisted(() => ({ icon: (): Promise<object> => Promise.resolve({}) }));
vi.mock(import('../../../lib/platform/toolbar/icon-pixels.ts'), () => ({ iconPixels: () => drawing.icon() as never }));

const TAB = 7;
const ALL = ['text', 'colour', 'ink', 'title', 'icon'];
const one: ReportBadge = { text: '1', level: 'warning' };
const two: ReportBadge = { text: '2', level: 'warning' };
const quiet: ReportBadge = { text: '', level: 'quiet' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  asked.answer = () => Promise.resolve();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** What is painted meanwhile. */
async function strokesOf(paint: () => Promise<void>): Promise<string[]> {
  asked.strokes = [];
  await paint();
  return asked.strokes;
}

describe('the toolbar is painted', () => {
  test('whole where nothing is known of it, then only where it changes', async () => {
    const toolbar = createToolbar();
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual(ALL);
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual([]);
    expect(await strokesOf(() => toolbar.paint(TAB, two, 'two'))).toEqual(['text', 'title']);
    expect(await strokesOf(() => toolbar.paint(TAB, quiet, 'none'))).toEqual(['text', 'title', 'icon']);
    expect(await strokesOf(() => toolbar.clear(TAB))).toEqual(['title']);
  });

  test('without an icon that was drawn only when another was wanted', async () => {
    const toolbar = createToolbar();
    const drawn = Promise.withResolvers<object>();
    drawing.icon = () => drawn.promise;
    asked.strokes = [];
    const first = toolbar.paint(TAB, one, 'one');
    const next = toolbar.paint(TAB, quiet, 'none');
    drawn.resolve({});
    await Promise.all([first, next]);
    expect(asked.strokes.filter((stroke) => stroke === 'icon')).toHaveLength(1);
    drawing.icon = () => Promise.resolve({});
    const late = toolbar.paint(TAB, one, 'one');
    toolbar.committed(TAB);
    asked.strokes = [];
    await late;
    expect(asked.strokes).toEqual([]);
  });

  test('with the icon’s files where it cannot be drawn, and though a stroke before it failed', async () => {
    const toolbar = createToolbar();
    drawing.icon = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual(ALL);
    const drawn = Promise.withResolvers<object>();
    drawing.icon = () => drawn.promise;
    const quietly = toolbar.paint(TAB, quiet, 'none');
    asked.strokes = [];
    drawn.resolve({});
    await quietly;
    expect(asked.strokes).toEqual(['icon']);
    drawing.icon = () => Promise.resolve({});
  });

  test('in another document without the icon that it has anyway', async () => {
    const toolbar = createToolbar();
    await toolbar.paint(TAB, one, 'one');
    vi.advanceTimersByTime(5000);
    toolbar.committed(TAB);
    expect(await strokesOf(() => toolbar.clear(TAB))).toEqual([]);
    expect(await strokesOf(() => toolbar.paint(TAB, quiet, 'none'))).toEqual(['title']);
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual(ALL);
  });

  test.each(['a moment before', 'while it is on its way'])('whole in a document that came %s', async (when) => {
    const toolbar = createToolbar();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (when !== 'a moment before') asked.answer = () => promise;
    const painting = toolbar.paint(TAB, one, 'one');
    if (when === 'a moment before') await painting;
    else vi.advanceTimersByTime(5000);
    // A redirect by script: the first of two documents makes nothing sure.
    toolbar.committed(TAB);
    toolbar.committed(TAB);
    resolve(undefined);
    asked.answer = () => Promise.resolve();
    expect(await strokesOf(() => toolbar.clear(TAB))).toEqual(['text', 'title', 'icon']);
  });

  test('whole in every document of Firefox', async () => {
    vi.stubEnv('FIREFOX', 'true');
    const toolbar = createToolbar();
    toolbar.committed(TAB);
    expect(await strokesOf(() => toolbar.clear(TAB))).toEqual(['text', 'icon', 'title']);
  });

  test('anew after it failed, and in no tab that is closed', async () => {
    const toolbar = createToolbar();
    asked.answer = () => Promise.reject(new Error('No tab with id: 7'));
    await toolbar.paint(TAB, one, 'one');
    asked.answer = () => Promise.reject(new Error('disk full'));
    await expect(toolbar.paint(TAB, one, 'one')).rejects.toThrow('disk full');
    asked.answer = () => Promise.resolve();
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual(ALL);
    toolbar.closed(TAB);
    expect(await strokesOf(() => toolbar.paint(TAB, one, 'one'))).toEqual(ALL);
  });
});
