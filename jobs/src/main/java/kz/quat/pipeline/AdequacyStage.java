package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.adequacy.Adequacy;
import kz.quat.allocation.adequacy.AdequacyEngine;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseScenarioLoad;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.TemperatureResponse;
import kz.quat.config.AdequacyConfig;
import kz.quat.config.OutageRule;
import kz.quat.config.Rules;
import kz.quat.domain.Fuel;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.grid.AdequacyRows;
import kz.quat.grid.DayUnits;
import kz.quat.publish.commit.Publication;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.CoreTables;

/**
 * How likely the delivery day's native load cannot be met, over joint courses of the load and
 * outages of units. What it rests on is laid beside the case, for {@code quat replay} and {@code
 * quat whatif}.
 */
final class AdequacyStage {

  static final Stage STAGE =
      Stage.named("adequacy", "Estimates how likely it is that native load cannot be met.")
          .reads(CoreTables.UNITS)
          .writes(AdequacyTables.ADEQUACY_HOURS, AdequacyTables.ADEQUACY_DAYS)
          .needs(Handover.DECIDED, Handover.JOINT_LOADS, Handover.MW_PER_DEGREE)
          .runs(
              state -> {
                Night night = state.night();
                QuotaCase quotaCase = state.get(Handover.DECIDED).caseOfDay().quotaCase();
                AdequacyConfig config = night.config().adequacy();
                DayUnits units = units(night, quotaCase);
                JointLoads joint = state.get(Handover.JOINT_LOADS);
                JointLoads.Courses courses = joint.courses(config.errorDays());
                AdequacyFolder.Inputs inputs =
                    new AdequacyFolder.Inputs(
                        units.units(), loads(quotaCase, joint.regions(), courses));
                write(
                    inputs,
                    responses(quotaCase, state.get(Handover.MW_PER_DEGREE)),
                    state.publication());
                Adequacy adequacy =
                    AdequacyEngine.solve(
                        quotaCase, inputs, settings(config, state.facts().runId()));
                AdequacyRows rows =
                    new AdequacyRows(adequacy, night.dayClock(), units, courses.fromPastErrors());
                night.replaceDay(AdequacyTables.ADEQUACY_HOURS, rows.hours());
                night.replaceDay(AdequacyTables.ADEQUACY_DAYS, rows.days(courses.loadMw().length));
              });

  private AdequacyStage() {}

  static AdequacyEngine.Settings settings(AdequacyConfig config, String runId) {
    return new AdequacyEngine.Settings(
        config.draws(), config.seedOf(runId), AdequacyEngine.EXACT_STATES);
  }

  /** No query where nobody lists units. */
  private static DayUnits units(Night night, QuotaCase quotaCase) {
    return night.warehouse().holds(CoreTables.UNITS)
        ? DayUnits.of(
            night.inForce(CoreTables.UNITS, CoreTables.UNIT),
            rates(night.config().rules(), night),
            quotaCase)
        : DayUnits.NONE;
  }

  private static Map<Fuel, DayUnits.Rate> rates(Rules rules, Night night) {
    Map<Fuel, DayUnits.Rate> rates = new EnumMap<>(Fuel.class);
    for (Fuel fuel : Fuel.values()) {
      OutageRule rule = rules.outagesOn(fuel, night.day());
      Double pct = rule.forcedOutageRatePct();
      rates.put(
          fuel,
          new DayUnits.Rate(pct == null ? null : pct / 100, rule.typicalUnitMw(), rule.doubt()));
    }
    return rates;
  }

  private static void write(
      AdequacyFolder.Inputs inputs, List<TemperatureResponse> responses, Publication publication) {
    try {
      AdequacyFolder.write(inputs, publication.caseFolder());
      TemperatureResponse.write(responses, publication.caseFolder());
    } catch (IOException e) {
      throw new UncheckedIOException("The case cannot be written", e);
    }
  }

  /** The courses of the case's regions; one without a forecast keeps its median in all of them. */
  private static List<CaseScenarioLoad> loads(
      QuotaCase quotaCase, List<String> regions, JointLoads.Courses courses) {
    Map<String, Integer> place = new TreeMap<>();
    regions.forEach(region -> place.put(region, place.size()));
    List<CaseScenarioLoad> loads = new ArrayList<>();
    for (int c = 0; c < courses.loadMw().length; c++) {
      String name = "%03d".formatted(c + 1);
      for (CaseRegionHour row : quotaCase.regionHours()) {
        Integer at = place.get(row.region());
        double mw = at == null ? row.loadP50Mw() : courses.loadMw()[c][at][row.hour()];
        loads.add(new CaseScenarioLoad(name, row.region(), row.hour(), mw));
      }
    }
    return loads;
  }

  /** How the loads of the case's regions move with temperature, where the forecast knows it. */
  private static List<TemperatureResponse> responses(
      QuotaCase quotaCase, SortedMap<String, double[][]> mwPerDegree) {
    List<TemperatureResponse> rows = new ArrayList<>();
    for (CaseRegionHour row : quotaCase.regionHours()) {
      double[][] hours = mwPerDegree.get(row.region());
      if (hours != null) {
        double[] degrees = hours[row.hour()];
        rows.add(new TemperatureResponse(row.region(), row.hour(), degrees[0], degrees[1]));
      }
    }
    return rows;
  }
}
