/** The banner, closed; its script opens it. `quiet` keeps it closed at load. */
export function banner(quiet: boolean): string {
  return `
<section id="cookies-banner" class="cookies-banner" role="dialog" aria-labelledby="cookies-title" hidden${quiet ? ' data-quiet' : ''}>
  <div class="inner">
    <h2 id="cookies-title">Gestion des cookies</h2>
    <p>Ce portail utilise des cookies de mesure d’audience. Vous pouvez les accepter, les refuser ou choisir.
      <a href="/terms/cookies-policy/">Consulter la charte cookies</a></p>
    <div class="choices">
      <button type="button" id="cookies-accept" class="main">Tout accepter</button>
      <button type="button" id="cookies-refuse" class="main">Tout refuser</button>
      <button type="button" id="cookies-choose">Personnaliser</button>
    </div>
    <div id="cookies-details" hidden>
      <label><input type="checkbox" id="cookies-ga"> Google Analytics</label>
      <label><input type="checkbox" id="cookies-matomo"> Matomo</label>
      <button type="button" id="cookies-save">Enregistrer mes choix</button>
    </div>
  </div>
</section>`;
}
