package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.adequacy.Adequacy;
import kz.quat.allocation.adequacy.AdequacyEngine;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseScenarioLoad;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.grid.AdequacyRows;
import kz.quat.schema.AdequacyTables;

/**
 * Computes how likely it is that the delivery day's native load cannot be met, over joint scenarios
 * of the regions' loads.
 */
final class AdequacyStage {

  private static final int DRAWS = 2_000;
  private static final int HEX = 16;

  static final Stage STAGE =
      Stage.named("adequacy", "Estimates how likely it is that native load cannot be met.")
          .reads()
          .writes(AdequacyTables.ADEQUACY_HOURS, AdequacyTables.ADEQUACY_DAYS)
          .needs(Handover.DECIDED, Handover.JOINT_LOADS)
          .runs(
              state -> {
                QuotaCase quotaCase = state.get(Handover.DECIDED).caseOfDay().quotaCase();
                AdequacyFolder.Inputs inputs =
                    new AdequacyFolder.Inputs(
                        List.of(), loads(quotaCase, state.get(Handover.JOINT_LOADS)));
                try {
                  AdequacyFolder.write(inputs, state.publication().caseFolder());
                } catch (IOException e) {
                  throw new UncheckedIOException("The case cannot be written", e);
                }
                Adequacy adequacy =
                    AdequacyEngine.solve(
                        quotaCase,
                        inputs,
                        new AdequacyEngine.Settings(
                            DRAWS, seed(state.facts().runId()), AdequacyEngine.EXACT_STATES));
                AdequacyRows rows =
                    new AdequacyRows(adequacy, state.night().dayClock(), inputs.units().size());
                state.night().replaceDay(AdequacyTables.ADEQUACY_HOURS, rows.hours());
                state.night().replaceDay(AdequacyTables.ADEQUACY_DAYS, rows.days());
              });

  private AdequacyStage() {}

  /** The seed of a run's random numbers: the hash at the end of its id. */
  private static long seed(String runId) {
    return Long.parseLong(runId.substring(runId.lastIndexOf('-') + 1), HEX);
  }

  /**
   * The scenarios of the case's regions; a region without a forecast keeps its median in all of
   * them.
   */
  private static List<CaseScenarioLoad> loads(QuotaCase quotaCase, JointLoads joint) {
    Map<String, Integer> place = new TreeMap<>();
    joint.regions().forEach(region -> place.put(region, place.size()));
    double[][][] courses = joint.courses();
    List<CaseScenarioLoad> loads = new ArrayList<>();
    for (int c = 0; c < courses.length; c++) {
      String name = "%03d".formatted(c + 1);
      for (CaseRegionHour row : quotaCase.regionHours()) {
        Integer at = place.get(row.region());
        double mw = at == null ? row.loadP50Mw() : courses[c][at][row.hour()];
        loads.add(new CaseScenarioLoad(name, row.region(), row.hour(), mw));
      }
    }
    return loads;
  }
}
