import type { PageContent } from './page.ts';

const FORM = `
<form method="post" action="/pages/contact/">
  <label for="name">Votre nom</label><input id="name" name="name" autocomplete="name">
  <label for="email">Votre adresse électronique</label><input id="email" name="email" type="email" autocomplete="email">
  <label for="message">Votre message</label><textarea id="message" name="message" rows="6"></textarea>
  <div class="g-recaptcha" data-sitekey="replica" style="margin: 18px 0"></div>
  <button class="main">Envoyer</button>
</form>`;

/** `/pages/contact/`: the form, whose reCAPTCHA is loaded without asking; after it was sent, a word of thanks instead. */
export function contactPage(sent: boolean): PageContent {
  const heading = '<h1>Nous contacter</h1>';
  if (sent)
    return { title: 'Contact', menu: '/pages/contact/', main: `${heading}<p>Merci, votre message a été envoyé.</p>` };
  return {
    title: 'Contact',
    menu: '/pages/contact/',
    main: heading + FORM,
    scripts: '<script src="https://www.google.com/recaptcha/api.js" async defer></script>',
  };
}
