/** So many answers are remembered, of texts so long. */
const MOST = 2000;
const LONGEST = 100;

/** A function of a text that is asked for the same ones again and again, such as a charter's providers with each tracker. */
export function remembering<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (text) => {
    const found = known.get(text) ?? { answer: answer(text) };
    if (known.size >= MOST) known.clear();
    if (text.length <= LONGEST) known.set(text, found);
    return found.answer;
  };
}
