export const AUDIT_USAGE = `Usage: audit URL... [options]
       audit merge PART... [options]

Visits pages in a real browser with the extension in it, and tells what it reports.

What is visited
  URL                   a page: https://data.example.fr, or data.example.fr alone
  --from FILE           addresses from a file, one a line or in a table's first column; # begins a comment;
                        - reads standard input
  --registry            every portal whose charter comes with Miette
  --pages N             N pages of each portal, following its own links as robots.txt allows (1)
  --shard I/N           only the Ith of N parts of the portals

How
  --choice WHAT         none, refuse, accept, or each: three visits, one of each (none)
  --browser NAME        chromium or firefox (chromium)
  --browser-path PATH   the program; without it CHROMIUM_PATH or FIREFOX_PATH, else where it usually is
  --third-party-cookies allow or block (allow; Firefox then keeps them apart for each site)
  --wait SECONDS        how long a page is watched once it has loaded, and longer while it still loads (5)
  --timeout SECONDS     how long one visit may take, from the start of its browser (90)
  --jobs N              portals visited side by side, each in browsers of its own (1)
  --state DIR           remembers finished portals, so that a second run goes on where the first ended
  --host-map HOST=ADDRESS:PORT
                        asks another server for a host; *.example.fr and * stand for many; repeatable
  --insecure            accepts any certificate

What is told
  --json PATH|-         an array of one report per visit; with - nothing else is on standard output
  --csv PATH            a table of all trackers
  --html DIR            a page for each visit, and an index
  --baseline FILE       compares with an earlier --json
  --language LANGUAGE   of findings, tables and pages: en, fr, es, ca, nl or de (en)
  --fail-on WHAT        warning, notice, new (than the baseline), or never (warning)

audit merge joins the --json files, --state folders, or folders of those, of several runs; the later visit counts.
Only --state folders hold what could not be audited: what is merged from --json files alone tells nothing of it.

Exit code: 0 nothing to tell, 1 findings, 2 something could not be audited or written, 64 wrong usage.
`;
