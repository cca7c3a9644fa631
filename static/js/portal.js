// Improves what already works without: nothing here is needed to read, send or find something. Stores nothing.
for (const menu of document.querySelectorAll(".phone-menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector("span");
  label.setAttribute("aria-live", "polite");
  const before = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 4000);
  });
}

for (const hint of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(hint.dataset.counter);
  const before = hint.textContent;
  field.addEventListener("input", () => {
    const left = field.maxLength - field.value.length;
    hint.textContent = left > 500 ? before : hint.dataset.left.replace("%s", left.toLocaleString("de"));
    hint.setAttribute("aria-live", left > 100 ? "off" : "polite");
  });
}

document.querySelector("#fehler, #gesendet")?.focus();

// What is folded away is printed, too.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open], .band-table)")) {
    details.open = true;
    details.dataset.printed = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("[data-printed]")) details.open = false;
});
