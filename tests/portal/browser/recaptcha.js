/* Stands in for reCAPTCHA: an item in the embedding page's localStorage, and a frame whose response sets a cookie. */
(() => {
  localStorage.setItem('_grecaptcha', '09ASECRET-VALUE-' + crypto.randomUUID().replaceAll('-', ''));
  const frame = document.createElement('iframe');
  frame.src = 'https://www.google.com/recaptcha/api2/anchor';
  frame.title = 'reCAPTCHA';
  frame.width = '304';
  frame.height = '78';
  window.replica?.wait(frame);
  (document.querySelector('.g-recaptcha') ?? document.body).append(frame);
})();
