/** The style sheet of a replica's pages, in its own colour. */
export function pageStyle(colour: string): string {
  return `
:root { --theme: ${colour}; --ink: #23272f; --soft: #f3f5f8; --line: #d9dee6; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; font: 16px/1.55 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: #fff; }
a { color: var(--theme); }
.inner { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
.ods-front-header { border-bottom: 4px solid var(--theme); background: #fff; }
.ods-front-header .inner { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 16px; padding-block: 14px; }
.brand { display: flex; align-items: center; gap: 12px; font-weight: 700; font-size: 1.2rem; text-decoration: none; color: var(--ink); }
.ods-responsive-menu ul { display: flex; flex-wrap: wrap; gap: 22px; margin: 0; padding: 0; list-style: none; }
.ods-responsive-menu a { text-decoration: none; color: var(--ink); }
.ods-responsive-menu a[aria-current] { color: var(--theme); font-weight: 700; }
.hero { background: var(--theme); color: #fff; padding: 56px 0 64px; }
.hero h1 { margin: 0 0 8px; font-size: 2.3rem; line-height: 1.2; }
.hero form, .search { display: flex; gap: 8px; margin-top: 24px; max-width: 640px; }
input, textarea { width: 100%; padding: 10px 12px; border: 1px solid var(--line); border-radius: 4px; font: inherit; }
button { padding: 10px 18px; border: 1px solid var(--theme); border-radius: 4px; background: #fff; color: var(--theme); font: inherit; font-weight: 600; cursor: pointer; }
button.main, button[aria-pressed="true"] { background: var(--theme); color: #fff; }
.hero button { border-color: #fff; }
main.inner { padding-block: 32px 56px; }
.numbers { display: flex; flex-wrap: wrap; gap: 40px; padding: 20px 0; border-bottom: 1px solid var(--line); }
.numbers strong { display: block; font-size: 1.8rem; color: var(--theme); line-height: 1.2; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 18px; padding: 0; list-style: none; }
.ods-catalog-card { border: 1px solid var(--line); border-radius: 6px; padding: 18px 20px; background: #fff; }
.ods-catalog-card h3 { margin: 6px 0; font-size: 1.1rem; }
.ods-catalog-card p { margin: 0 0 10px; }
.theme { display: inline-block; padding: 1px 10px; border-radius: 10px; background: var(--soft); font-size: .85rem; }
.meta { color: #59616d; font-size: .9rem; }
.ods-filters { display: flex; flex-wrap: wrap; gap: 10px; margin: 20px 0; }
table { width: 100%; border-collapse: collapse; margin: 16px 0; font-size: .95rem; }
th, td { border: 1px solid var(--line); padding: 8px 12px; text-align: left; vertical-align: top; }
th { background: var(--soft); }
label { display: block; margin: 14px 0 4px; font-weight: 600; }
.ods-front-footer { background: var(--soft); border-top: 1px solid var(--line); padding: 28px 0; font-size: .95rem; }
.ods-front-footer .inner { display: flex; flex-wrap: wrap; gap: 24px; align-items: center; }
.ods-manage-cookies-preferences__show-button { padding: 0; border: 0; background: none; font-weight: 400; text-decoration: underline; }
.cookies-banner { position: fixed; inset: auto 0 0; background: #fff; border-top: 4px solid var(--theme); box-shadow: 0 -4px 24px rgb(0 0 0 / .18); padding: 20px 0; }
.cookies-banner h2 { margin: 0 0 6px; font-size: 1.15rem; }
.cookies-banner p { margin: 0 0 14px; }
.cookies-banner .choices { display: flex; flex-wrap: wrap; gap: 10px; }
#cookies-details { margin-top: 14px; }
#cookies-details label { display: inline-flex; gap: 8px; margin: 0 24px 12px 0; }
#cookies-details input { width: auto; }
`;
}
