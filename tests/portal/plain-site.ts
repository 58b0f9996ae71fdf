import { html, notFound, type Site } from './answer.ts';
import { secretValue } from './secret-value.ts';
import { ONE_YEAR } from './spans.ts';

/** A site that is no portal: one page, one cookie, none of the markers. */
export const plainSite: Site = ({ path }) =>
  path === '/'
    ? html(
        '<!doctype html><html lang="en" data-ready="true"><meta charset="utf-8"><title>Example</title>' +
          '<h1>Example</h1><p>A plain page that is no open-data portal.</p></html>',
        [`plain_visit=${secretValue()}; Path=/; Max-Age=${ONE_YEAR}; Secure; SameSite=Lax`],
      )
    : notFound();
