// Reporting discipline. Restricted.
import { h, type Child } from "../dom";
import { DAY_MS, groupBy, known, n, rows, s, sum, table, tablesLike, type Row } from "../data";
import { code, hasWord, heading, t } from "../i18n";
import { dayNumeric, month, num, pct } from "../format";
import { barList } from "../chart";
import { anyTable, behind, leftOut, searchable, type Column } from "../table";
import { card, pick } from "../parts";
import { state } from "../state";
import { siteCell } from "../sites";

const SITE: Column = { key: "site_id", show: (row) => siteCell(s(row.site_id)) };

const DUTIES = "out_compliance__filings";

/** States of a duty, what needs somebody's attention first; the last three need nobody's. */
const STATES = ["missing", "late", "partial", "refused", "closed_without_notice", "amended", "on_time", "not_due", "pending", "not_watched"];
const QUIET = 6;

const rank = (row: Row): number => (STATES.indexOf(s(row.filing_code)) + STATES.length + 1) % (STATES.length + 1);

/** A period that is a whole month by its name, else its days. */
function period(row: Row): string {
  if (!known(row.period_from) || !known(row.period_to)) return "";
  const [from, to] = [new Date(row.period_from * DAY_MS), new Date((row.period_to + 1) * DAY_MS)];
  const whole = from.getUTCDate() === 1 && to.getUTCDate() === 1 && row.period_to - row.period_from < 31;
  return whole ? month(12 * from.getUTCFullYear() + from.getUTCMonth()) : `${dayNumeric(row.period_from)} – ${dayNumeric(row.period_to)}`;
}

/** What is late and missing first; what is not yet due, or was kept, apart. */
function dutyCards(due: Row[]): Child[] {
  if (!due.length) return [];
  const columns: Column[] = [
    SITE,
    { key: "filing_code", show: (row) => h("span", { class: "tag filing-" + s(row.filing_code) }, code(s(row.filing_code))) },
    { key: "duty_id" }, { key: "period_from", label: t("col.period"), text: true, show: period },
    { key: "due_on" }, { key: "late_by_days" }, { key: "expected_hours" }, { key: "covered_hours" }, { key: "region" }, { key: "last_filed_at" },
  ];
  const there = STATES.filter((one) => due.some((row) => row.filing_code === one));
  const wanted = there.includes(state.status) ? state.status : "";
  const sorted = [...due].sort((a, b) => rank(a) - rank(b) || n(b.period_to) - n(a.period_to));
  const shownRows = sorted.filter((row) => (wanted ? row.filing_code === wanted : STATES.indexOf(s(row.filing_code)) < QUIET));
  const rest = sorted.filter((row) => STATES.indexOf(s(row.filing_code)) >= QUIET);
  const choices = there.map((one): [string, string] => [one, `${code(one)} (${num(due.filter((row) => row.filing_code === one).length)})`]);
  return [
    card("owed", t("reporting.owed"), t("reporting.owed.note"),
      h("div", { class: "tools" }, pick(t("col.filing_code"), "status", [["", t("reporting.attention")], ...choices], wanted)),
      shownRows.length ? searchable(t("reporting.owed"), columns, shownRows) : h("p", {}, t("reporting.nothing")),
      wanted ? null : behind(t("reporting.rest"), columns, () => rest, t("reporting.rest") + ` (${num(rest.length)})`)),
  ];
}

/** Reported and metered energy of each site, over the hours in which both are known. */
function compared(list: Row[]): Row[] {
  return [...groupBy(list, (row) => s(row.site_id)).entries()].map(([site, hours]) => {
    const both = hours.filter((row) => known(row.reported_mwh) && known(row.metered_mwh));
    const reported = sum(both.map((row) => n(row.reported_mwh)));
    const metered = sum(both.map((row) => n(row.metered_mwh)));
    return {
      site_id: site, region: hours[0]?.region ?? null, hours_both: both.length,
      reported_mwh: both.length ? reported : null, metered_mwh: both.length ? metered : null,
      difference_pct: metered > 0 ? (100 * (reported - metered)) / metered : null,
      hours_unreported: hours.filter((row) => !known(row.reported_mwh)).length,
    };
  });
}

async function generic(prefix: string, words: string, except = ""): Promise<HTMLElement[]> {
  return Promise.all(tablesLike(prefix).filter((name) => name !== except).map(async (name) => {
    const frame = await table(name);
    const what = name.slice(name.indexOf("__") + 2);
    const key = `${words}.${what}`;
    const title = hasWord(key) ? t(key) : heading(what);
    return card(name, title, "", frame.rows ? anyTable(title, frame, name.endsWith("_months")) : h("p", { class: "note" }, t("app.none")), leftOut(name));
  }));
}

/** Cards of tables that rest on an optional source, where it delivers. */
async function delivered(prefix: string): Promise<HTMLElement[]> {
  const filled = await Promise.all(tablesLike(prefix).map(async (name) => ((await table(name)).rows ? name : "")));
  return (await Promise.all(filled.filter((name) => name).map((name) => generic(name, "reporting.market")))).flat();
}

export async function reporting(): Promise<Child[]> {
  const [filings, hours, extra] = await Promise.all([
    rows("core_miner__filings"), rows("core_miner__site_hours"), generic("out_compliance__", "reporting.compliance", DUTIES)]);
  const months = await generic("out_quality__site_", "reporting.quality");
  const market = (await Promise.all(["out_quota__official", "out_quota__price_", "out_quality__balance_"].map((prefix) => delivered(prefix)))).flat();
  const due = (await table(DUTIES)).list();
  const kept = [...groupBy(due, (row) => s(row.filing_code)).entries()].sort((a, b) => b[1].length - a[1].length);
  const states = [...groupBy(filings, (row) => s(row.filing_status)).entries()].sort((a, b) => b[1].length - a[1].length);
  const columns: Column[] = [
    { key: "report_id" }, { key: "revision" }, SITE, { key: "miner_bin", text: true }, { key: "period_from_utc" }, { key: "period_to_utc" },
    { key: "received_at" }, { key: "filing_status", show: (row) => h("span", { class: "tag filing-" + s(row.filing_status) }, code(s(row.filing_status))) },
    { key: "readings" }, { key: "readings_accepted" }, { key: "readings_superseded" }, { key: "readings_rejected" }, { key: "source_file" },
  ];
  const compareColumns: Column[] = [
    SITE, { key: "region" }, { key: "reported_mwh", decimals: 1 }, { key: "metered_mwh", decimals: 1 }, { key: "difference_pct", decimals: 1 }, { key: "hours_both" }, { key: "hours_unreported" },
  ];
  const differences = compared(hours).sort((a, b) => Math.abs(n(b.difference_pct)) - Math.abs(n(a.difference_pct)));
  return [
    ...dutyCards(due),
    due.length ? card("duties", t("reporting.duties"), "", barList(t("reporting.duties"), kept.map(([status, list]) => ({
      name: code(status), value: list.length, text: `${num(list.length)} (${pct((100 * list.length) / due.length)})`, css: "accent" })))) : null,
    ...extra,
    ...months,
    ...market,
    card("states", t("reporting.status"), "", barList(t("reporting.status"), states.map(([status, list]) => ({
        name: code(status), value: list.length, text: `${num(list.length)} (${pct((100 * list.length) / Math.max(1, filings.length))})`, css: "accent" })))),
    card("compare", t("reporting.compare"), t("reporting.compare.note"), searchable(t("reporting.compare"), compareColumns, differences)),
    card("filings", t("reporting.filings"), "", searchable(t("reporting.filings"), columns, filings, { key: "received_at", down: true }), leftOut("core_miner__filings")),
  ];
}
