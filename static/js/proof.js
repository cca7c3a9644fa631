// Finds the number that a form with a token asks for (core/proof.py): SHA-256 of «token:number» begins with so many zero
// bits. It looks while somebody types, in slices short enough not to be noticed, and starts when the form is first touched.
// A SHA-256 of its own, because crypto.subtle answers too slowly for many short texts. Stores nothing.
const primes = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const ROUND = primes.map((p) => fraction(Math.cbrt(p)));
const words = new Int32Array(64);

const turn = (x, n) => (x >>> n) | (x << (32 - n));

function block(state, bytes, offset) {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      const at = offset + 4 * i;
      words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    } else {
      const x = words[i - 15];
      const y = words[i - 2];
      const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      words[i] = words[i - 16] + low + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
    }
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((value, i) => (state[i] + value) | 0);
}

function firstWord(text) {
  const bytes = new Uint8Array(64 * Math.ceil((text.length + 9) / 64));
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i); // a token is ASCII
  bytes[text.length] = 0x80;
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8);
  let state = START;
  for (let offset = 0; offset < bytes.length; offset += 64) state = block(state, bytes, offset);
  return state[0];
}

function search(token, bits, done) {
  let number = 0;
  const slice = () => {
    const end = performance.now() + 12;
    while (performance.now() < end) {
      for (let i = 0; i < 50; i += 1, number += 1) {
        if (firstWord(`${token}:${number}`) >>> (32 - bits) === 0) return done(number);
      }
    }
    return setTimeout(slice, 4);
  };
  slice();
}

for (const field of document.querySelectorAll("input[data-proof]")) {
  const { form } = field;
  let state = "idle";
  let button = null;
  const start = () => {
    if (state !== "idle") return;
    state = "busy";
    search(field.value, Number(field.dataset.proof), (number) => {
      const answer = Object.assign(document.createElement("input"), { type: "hidden", name: "proof", value: number });
      form.append(answer);
      state = "done";
      if (button) form.requestSubmit(button);
    });
  };
  form.addEventListener("focusin", start);
  form.addEventListener("submit", (event) => {
    if (state === "done") return;
    event.preventDefault();
    if (button) return;
    button = event.submitter ?? form.querySelector("[type=submit]");
    button.dataset.label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.textContent = field.dataset.busy;
    start();
  });
  // Back from the next page: the form is as it was before sending.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && button) button.textContent = button.dataset.label;
  });
}
