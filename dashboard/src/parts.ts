// Pieces that several tabs are made of.
import { h, type Child } from "./dom";
import { go, state, type State } from "./state";

/** A titled part of a tab. */
export function card(id: string, title: string, note: string, ...children: Child[]): HTMLElement {
  return h("section", { class: "card", id: "card-" + id, "aria-labelledby": "title-" + id },
    h("h2", { id: "title-" + id }, title), note ? h("p", { class: "note" }, note) : null, children);
}

/** Two or three choices of which one holds, kept in the address. */
export function choice(label: string, key: keyof State, options: [string, string][]): HTMLElement {
  return h("div", { class: "choice", role: "group", "aria-label": label },
    options.map(([value, name]) => h("button", {
      type: "button",
      "data-key": `${key}-${value}`,
      "aria-pressed": state[key] === value ? "true" : "false",
      onclick: () => go({ [key]: value } as Partial<State>),
    }, name)));
}

export function pick(label: string, key: keyof State, options: [string, string][], chosen: string): HTMLElement {
  return h("label", { class: "field" }, h("span", {}, label),
    h("select", { "data-key": key, onchange: (event: Event) => go({ [key]: (event.target as HTMLSelectElement).value } as Partial<State>) },
      options.map(([value, name]) => h("option", { value, selected: value === chosen }, name))));
}
