/* A third-party frame that stores whatever the browser lets it store; what is refused is refused without a word. */
(() => {
  const secret = () => 'SECRET-VALUE-' + crypto.randomUUID().replaceAll('-', '');
  const attempts = [
    () => (document.cookie = `social_id=${secret()}; Secure; SameSite=None`),
    () => (document.cookie = `social_chips=${secret()}; Secure; SameSite=None; Partitioned`),
    () => localStorage.setItem('social_key', secret()),
    () => sessionStorage.setItem('social_tab', secret()),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
    } catch {
      // Page storage throws a SecurityError where the browser denies it to third-party frames.
    }
  }
})();
