// Leads: indications of load that nobody reports, the first places first. Restricted.
import { h, type Child } from "../dom";
import { known, n, rows, s, table, tablesLike, type Row } from "../data";
import { code, t } from "../i18n";
import { num, pct } from "../format";
import { anyTable, leftOut, searchable, type Column } from "../table";
import { card } from "../parts";
import { state } from "../state";

const FEEDERS = "out_leads__feeders";
const POINTS = "out_leads__points";
const SITES = "out_leads__sites";
const REGIONS = "out_leads__regions";

/** Places that a crew can visit in a month. */
const FIRST = 20;

const KW = 1000;

const tag = (row: Row): HTMLElement => h("span", { class: "tag" }, code("lead_" + s(row.lead_status)));

const kw = (row: Row): string => `${num(KW * n(row.mean_mw), 0)} (${num(KW * n(row.low_mw), 0)} – ${num(KW * n(row.high_mw), 0)})`;

/** Made anew each time: headings are in the language shown. */
const columns = (): Column[] => [
  { key: "rank" },
  { key: "rank_by_confidence" },
  { key: "lead_status", show: tag },
  { key: "feeder_id", text: true },
  { key: "point_ids", text: true, show: (row) => s(row.point_ids).replace(/,/g, ", ") || t("leads.no_meter") },
  { key: "confidence", show: (row) => pct(100 * n(row.confidence)) },
  { key: "mean_mw", label: t("col.mean_kw"), show: kw },
  { key: "start_utc" },
  { key: "first_seen" },
  { key: "first_alarm_utc" },
  { key: "inspected_on" },
  { key: "region" },
];

const siteColumns = (): Column[] => [
  { key: "rank" },
  { key: "site_id", text: true },
  { key: "region" },
  { key: "over_report_mwh" },
  { key: "over_contract_hours" },
  { key: "over_contract_mwh" },
  { key: "over_quota_mwh" },
  { key: "over_quota_hours" },
  { key: "evidence_" + state.lang, label: t("leads.words"), text: true },
];

const regionColumns = (): Column[] => [
  { key: "region" },
  { key: "region_residual_code", show: (row) => code("region_" + s(row.region_residual_code)) },
  { key: "region_residual_ratio", show: (row) => (known(row.region_residual_ratio) ? pct(100 * n(row.region_residual_ratio)) : "") },
  { key: "region_limit_ratio", show: (row) => (known(row.region_limit_ratio) ? pct(100 * n(row.region_limit_ratio)) : "") },
  { key: "risen_since" },
  { key: "region_load_mw" },
  { key: "region_expected_mw" },
  { key: "evidence_" + state.lang, label: t("leads.words"), text: true },
];

/** What speaks for a lead and against it, in the language shown. */
function evidence(row: Row): HTMLElement {
  const title = t("leads.row", num(n(row.rank)), s(row.feeder_id), pct(100 * n(row.confidence)), kw(row));
  return h("details", { open: n(row.rank) <= 3 }, h("summary", {}, title), h("p", {}, s(row["evidence_" + state.lang])));
}

export async function leads(): Promise<Child[]> {
  const list = tablesLike(FEEDERS).length ? await rows(FEEDERS) : [];
  const placed = list.filter((row) => known(row.rank)).sort((a, b) => n(a.rank) - n(b.rank));
  const rest = list.filter((row) => !known(row.rank));
  const sites = tablesLike(SITES).length ? await rows(SITES) : [];
  const regions = tablesLike(REGIONS).length ? await rows(REGIONS) : [];
  const points = tablesLike(POINTS).length ? await table(POINTS) : null;
  return [
    h("p", { class: "headline" }, t("leads.note")),
    card("leads", t("leads.title"), t("leads.order"),
      list.length ? searchable(t("leads.title"), columns(), [...placed, ...rest]) : h("p", { class: "note" }, t("leads.none")), leftOut(FEEDERS)),
    placed.length ? card("evidence", t("leads.evidence"), "", ...placed.slice(0, FIRST).map(evidence)) : null,
    sites.length ? card("sites", t("leads.sites"), t("leads.sites.note"), searchable(t("leads.sites"), siteColumns(), [...sites].sort((a, b) => n(a.rank) - n(b.rank))), leftOut(SITES)) : null,
    regions.length ? card("regions", t("leads.regions"), t("leads.regions.note"), searchable(t("leads.regions"), regionColumns(), regions)) : null,
    list.length ? card("all", t("leads.all"), "", anyTable(t("leads.all"), await table(FEEDERS)), leftOut(FEEDERS)) : null,
    points && points.rows ? card("points", t("leads.points"), "", anyTable(t("leads.points"), points), leftOut(POINTS)) : null,
  ];
}
