/* Passkeys where the browser knows them, and words for what may go wrong. Without this script codes still work. */

const note = document.querySelector(".passkey-note")
const works = window.isSecureContext && "PublicKeyCredential" in window && !document.querySelector(".passkey-name")

for (const form of document.querySelectorAll(".passkey-form")) form.hidden = !works
for (const missing of document.querySelectorAll(".passkey-missing")) missing.hidden = works

const WORDS = { InvalidStateError: "known", SecurityError: "place" }

document.addEventListener("allauth.error", (event) => {
  event.preventDefault()
  if (!note) return
  note.textContent = note.dataset[WORDS[event.detail.exception?.name] ?? "failed"]
  note.hidden = false
})

/* What is typed into the name and confirmed by Enter means the button, not a form without a passkey. */
for (const form of document.querySelectorAll("form.passkey-form")) {
  form.addEventListener("submit", (event) => {
    if (form.querySelector("[name=credential]").value) return
    event.preventDefault()
    form.querySelector("#passkey").click()
  })
}
