import type { Frame, Loading } from './sequence.ts';

/** Names of the cookies that it sets or removes. */
export function namesIn(loading: Loading): string[] {
  switch (loading.act) {
    case 'header':
    case 'script':
      return [loading.cookie.name];
    case 'within':
      return namesIn(loading.does);
    case 'remove':
      return [loading.name];
    case 'pixel':
      return loading.hops.flatMap(({ cookies }) => cookies.map(({ name }) => name));
    case 'request':
      return loading.cookies.map(({ name }) => name);
    case 'frame':
      return namesInFrame(loading);
    case 'store':
    case 'choose':
      return [];
  }
}

function namesInFrame({ cookies, scripted, inner }: Frame): string[] {
  return [...[...cookies, ...scripted].map(({ name }) => name), ...(inner ? namesInFrame(inner) : [])];
}
