// Who a site is: the register's names, which only the restricted page has.
import { h } from "./dom";
import { facts, n, restricted, rows, s, type Row } from "./data";
import { hashOf, state } from "./state";

const named = new Map<string, Row>();

/** Reads the names once; of several rows of a site the last that holds on the delivery day counts. */
export async function readSites(): Promise<void> {
  if (!restricted || named.size) return;
  const day = Date.parse(facts.delivery_date + "T00:00:00Z") / 86_400_000;
  for (const row of await rows("core_register__sites")) {
    const before = named.get(s(row.site_id));
    if (n(row.valid_from) <= day && (!before || n(before.valid_from) <= n(row.valid_from))) named.set(s(row.site_id), row);
  }
}

/** The registered name, in Kazakh or Russian: there is no other; empty where none is known. */
export const siteName = (site: string): string => s(named.get(site)?.[state.lang === "kk" ? "name_kk" : "name_ru"]);

/** A site with its name, as the first cell of a row: leads to the site's page. */
export function siteCell(site: string): HTMLElement {
  const name = siteName(site);
  return h("span", { class: "site-cell" },
    h("a", { href: hashOf({ tab: "quotas", site }) }, site),
    name ? h("span", { lang: state.lang === "kk" ? "kk" : "ru", title: name }, name) : null);
}
