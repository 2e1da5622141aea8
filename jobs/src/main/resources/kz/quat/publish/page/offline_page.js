"use strict";
// Shows what the rules say of the files that were chosen. Nothing leaves the browser.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const mostBytes = 32 * 1024 * 1024;
  const mostShown = 300;
  let language = "kk";
  let results = [];

  const word = (key) => data.words[language][key];
  const filled = (key, value) => word(key).replace("{0}", () => value);

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function shown(value) {
    const points = [...(value ?? "")];
    const cut = points.length > mostShown ? points.slice(0, mostShown).join("") + "…" : points.join("");
    return cut.replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
  }

  function summary(answer) {
    return `${word("records")} ${answer.records}, ${word("accepted")} ` +
      `${answer.records - answer.refused} (${answer.kwh} kWh), ${word("refused_count")} ${answer.refused}`;
  }

  function row(finding) {
    const line = element("tr", null);
    line.append(element("th", String(finding.line), { scope: "row" }));
    const rule = `${data.reasons[language][finding.code] ?? finding.code} [${finding.code}]`;
    const verdict = word(finding.refused ? "refused" : "question");
    [finding.place ?? "", shown(finding.value), verdict, rule].forEach((cell) => line.append(element("td", cell)));
    return line;
  }

  function table(name, findings) {
    const around = element("div", null, { class: "wide", role: "region", tabindex: "0" });
    around.setAttribute("aria-label", `${shown(name)}: ${word("page.findings")}`);
    around.dataset.hint = word("offline.wide");
    const made = element("table", null);
    const head = element("tr", null);
    ["line", "place", "value", "verdict", "rule"].forEach((key) =>
      head.append(element("th", word(`page.${key}`), { scope: "col" })));
    const thead = element("thead", null);
    thead.append(head);
    const body = element("tbody", null);
    findings.forEach((finding) => body.append(row(finding)));
    made.append(element("caption", word("page.findings")), thead, body);
    around.append(made);
    return around;
  }

  function section(result) {
    const made = element("section", null);
    made.append(element("h2", filled("page.title", shown(result.name))));
    if (result.problem) {
      made.append(element("p", word(result.problem)));
      return made;
    }
    const answer = result.answer;
    made.append(element("p", summary(answer)));
    made.append(element("p", word(answer.refused > 0 ? "page.correct" : "page.good")));
    if (answer.findings.length > 0) made.append(table(result.name, answer.findings));
    return made;
  }

  function draw() {
    document.documentElement.lang = language;
    document.title = word("offline.title");
    document.querySelectorAll("[data-word]").forEach((each) => (each.textContent = word(each.dataset.word)));
    document.querySelectorAll("[data-language]").forEach((each) =>
      each.setAttribute("aria-pressed", String(each.dataset.language === language)));
    [...byId("region").options].forEach((each) => (each.textContent = data.regions[each.value][language]));
    byId("results").replaceChildren(...results.map(section));
    markWide();
  }

  // A table that is wider than its box says so and keeps its first column.
  function markWide() {
    document.querySelectorAll(".wide").forEach((box) => box.classList.toggle("over", box.scrollWidth > box.clientWidth + 1));
  }

  function judged(name, bytes) {
    const text = engine.check(bytes, name, JSON.stringify(data.rules), data.letters, byId("region").value,
      new Date().toISOString());
    return { name, bytes, answer: JSON.parse(text) };
  }

  async function take(file) {
    if (file.size > mostBytes) return { name: file.name, problem: "offline.too_large" };
    try {
      return judged(file.name, new Int8Array(await file.arrayBuffer()));
    } catch (e) {
      return { name: file.name, problem: "offline.failed" };
    }
  }

  async function check(files) {
    results = [];
    byId("results").replaceChildren(element("p", word("offline.busy")));
    // Let the browser draw before the work that blocks it.
    await new Promise((done) => setTimeout(done, 30));
    for (const file of files) results.push(await take(file));
    draw();
  }

  Object.keys(data.regions).forEach((code) => byId("region").append(element("option", code, { value: code })));
  byId("region").value = data.region;
  document.querySelectorAll("[data-language]").forEach((each) =>
    each.addEventListener("click", () => {
      language = each.dataset.language;
      draw();
    }));
  byId("file").addEventListener("change", () => check([...byId("file").files]));
  byId("region").addEventListener("change", () => check([...byId("file").files]));
  window.addEventListener("resize", markWide);
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    byId("file").files = event.dataTransfer.files;
    check([...event.dataTransfer.files]);
  });
  draw();
})();
