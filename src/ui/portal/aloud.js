// Reads a page of the portal aloud, part by part, where the browser has a voice for its language. Everything else on the page works without it.
(() => {
  const voice = window.speechSynthesis;
  const button = document.querySelector('button[data-stop]');
  const main = document.querySelector('main');
  if (!voice || !button || !main) return;
  const lang = document.documentElement.lang;
  const [read, stop] = [button.textContent, button.dataset.stop];

  /** What is read in one breath: never a part of another, and never what is hidden or to be typed. */
  const PARTS = 'h1,h2,h3,h4,p,li,dt,dd,th,td,legend,label,figcaption,summary,button,a.button';
  const parts = () =>
    [...main.querySelectorAll(PARTS)].filter(
      (e) => e.textContent.trim() !== '' && e.getClientRects().length > 0 && !e.querySelector(PARTS),
    );

  const end = (at) => {
    at?.classList.remove('read-now');
    button.textContent = read;
    button.removeAttribute('aria-pressed');
  };
  let turn = 0;
  function say(all, i, mine) {
    all[i - 1]?.classList.remove('read-now');
    const part = all[i];
    if (mine !== turn || !part) return end(part);
    const said = new SpeechSynthesisUtterance(part.textContent.trim());
    said.lang = lang;
    said.rate = 0.9;
    said.onend = () => say(all, i + 1, mine);
    said.onerror = () => end(part);
    part.classList.add('read-now');
    part.scrollIntoView({ block: 'center' });
    voice.speak(said);
  }
  function toggle() {
    turn += 1;
    const isReading = button.hasAttribute('aria-pressed');
    voice.cancel();
    for (const e of main.querySelectorAll('.read-now')) e.classList.remove('read-now');
    if (isReading) return end();
    button.textContent = stop;
    button.setAttribute('aria-pressed', 'true');
    say(parts(), 0, turn);
  }
  button.addEventListener('click', toggle);
  window.addEventListener('pagehide', () => voice.cancel());

  /** A voice that would read Chinese letter by letter in English helps nobody. */
  const look = () => {
    button.hidden = !voice.getVoices().some((v) => v.lang.replace('_', '-').slice(0, 2) === lang.slice(0, 2));
  };
  voice.addEventListener?.('voiceschanged', look);
  look();
})();
