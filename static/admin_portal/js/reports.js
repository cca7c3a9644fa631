/* A text block fills the field it belongs to; without this file it counts when the field is left empty. */
document.querySelector(".report-decide")?.addEventListener("change", (event) => {
  const text = event.target.selectedOptions?.[0]?.dataset.text
  if (text && event.target.dataset.fills) event.target.form.elements[event.target.dataset.fills].value = text
})
