package kz.quat.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.solution.Solution;
import kz.quat.simulation.Truth.Licence;

/**
 * The model's own case of a delivery day, written as a folder by the specification, and its quotas.
 */
final class CaseModel {

  /** Median and 90th percentile of a region-hour's load in the night's forecast, MW. */
  record Forecast(double p50, double p90) {}

  /** Quota and exempt power of each site and hour of the day, MW. */
  record Quotas(Map<Integer, double[]> quotaMw, Map<Integer, double[]> exemptMw) {}

  private CaseModel() {}

  /**
   * Solves the case.
   *
   * @param forecasts by region and hour of the day, for every region of the case
   * @param previousMw quota of the last hour of the newest published day, by site
   */
  static Quotas of(
      Path folder,
      LocalDate night,
      Model model,
      Map<String, List<Forecast>> forecasts,
      Map<Integer, Double> previousMw) {
    Map<Integer, Licence> licences = Model.licences(night);
    try {
      write(folder, night, model, forecasts, licences, previousMw);
      Solution solution = QuotaEngine.solveQuotas(CaseFolder.read(folder), Policy.MAX_MIN);
      return quotas(solution, licences, forecasts.keySet(), Truth.hours(night).size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadCaseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double exempt(Licence licence) {
    return licence.supply().equals("grid") ? 0 : Math.min(licence.ownGenMw(), licence.licensedMw());
  }

  private static void write(
      Path folder,
      LocalDate night,
      Model model,
      Map<String, List<Forecast>> forecasts,
      Map<Integer, Licence> licences,
      Map<Integer, Double> previousMw)
      throws IOException {
    Files.createDirectories(folder);
    StringBuilder regions =
        new StringBuilder("region,zone,import_cap_mw,export_cap_mw,mining_cap_mw\n");
    StringBuilder hours =
        new StringBuilder("region,hour,avail_gen_mw,load_p50_mw,load_p90_mw,reserve_mw\n");
    List<Instant> day = Truth.hours(night);
    for (Map.Entry<String, List<Forecast>> region : new TreeMap<>(forecasts).entrySet()) {
      String code = region.getKey();
      regions.append(
          "%s,%s,%d,%d,%n"
              .formatted(code, Truth.zone(code), Truth.importCapMw(code), Truth.exportCapMw(code)));
      for (int hour = 0; hour < day.size(); hour++) {
        Forecast forecast = region.getValue().get(hour);
        hours.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%s,%s%n",
                code,
                hour,
                model.availableMw(code, day.get(hour)).orElseThrow(),
                forecast.p50(),
                forecast.p90(),
                Model.reserveMw(code, forecast.p50(), zoneLoad(code, forecasts, hour))));
      }
    }
    Memory.Tie tie = model.tie(night);
    boolean bothZones =
        forecasts.keySet().stream().anyMatch(region -> Truth.zone(region).equals("North"))
            && forecasts.keySet().stream().anyMatch(region -> Truth.zone(region).equals("South"));
    Files.writeString(folder.resolve("params.csv"), "key,value\nnational_cap_mw,\n");
    Files.writeString(folder.resolve("regions.csv"), regions);
    Files.writeString(folder.resolve("region_hours.csv"), hours);
    Files.writeString(
        folder.resolve("ties.csv"),
        "tie,from_zone,to_zone,cap_forward_mw,cap_backward_mw\n"
            + (bothZones
                ? "NS,North,South,%d,%d%n".formatted(tie.forwardMw(), tie.backwardMw())
                : ""));
    Files.writeString(
        folder.resolve("miners.csv"), miners(forecasts.keySet(), licences, previousMw));
  }

  private static double zoneLoad(String code, Map<String, List<Forecast>> forecasts, int hour) {
    return forecasts.entrySet().stream()
        .filter(other -> Truth.zone(other.getKey()).equals(Truth.zone(code)))
        .mapToDouble(other -> other.getValue().get(hour).p50())
        .sum();
  }

  private static String miners(
      Set<String> regions, Map<Integer, Licence> licences, Map<Integer, Double> previousMw) {
    StringBuilder csv =
        new StringBuilder(
            "miner,region,licensed_mw,weight,min_load_mw,tier,own_gen_mw,ramp_up_mw,prev_mw\n");
    licences.forEach(
        (site, licence) -> {
          if (!regions.contains(licence.region())) {
            return;
          }
          double exempt = exempt(licence);
          double competing = licence.licensedMw() - exempt;
          if (exempt > 0) {
            csv.append(
                String.format(
                    Locale.ROOT,
                    "%s~own,%s,%s,%s,0,0,%s,,%s%n",
                    licence.site(),
                    licence.region(),
                    exempt,
                    exempt,
                    exempt,
                    exempt));
          }
          csv.append(
              String.format(
                  Locale.ROOT,
                  "%s,%s,%s,%s,%d,1,,%s,%s%n",
                  licence.site(),
                  licence.region(),
                  competing,
                  competing,
                  licence.minLoadMw(),
                  licence.rampUpMw() == null ? "" : licence.rampUpMw(),
                  previousMw.getOrDefault(site, competing)));
        });
    return csv.toString();
  }

  /** In a region without data, sites on the grid get nothing and own power is exempt as ever. */
  private static Quotas quotas(
      Solution solution, Map<Integer, Licence> licences, Set<String> regions, int hours) {
    Map<Integer, double[]> quotas = new HashMap<>();
    Map<Integer, double[]> exempt = new HashMap<>();
    licences.forEach(
        (site, licence) -> {
          quotas.put(site, new double[hours]);
          double[] own = new double[hours];
          Arrays.fill(own, regions.contains(licence.region()) ? 0 : exempt(licence));
          exempt.put(site, own);
        });
    for (Solution.Quota quota : solution.quotas()) {
      int site = Integer.parseInt(quota.miner().substring(1, 3));
      Map<Integer, double[]> part = quota.miner().endsWith("~own") ? exempt : quotas;
      Objects.requireNonNull(part.get(site))[quota.hour()] += quota.quotaMw();
    }
    return new Quotas(quotas, exempt);
  }
}
