package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.quat.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/** The optional files of a case for joint adequacy (docs/spec/strain.md, section 3). */
public final class AdequacyFolder {
  private static final List<String> UNIT_COLUMNS =
      List.of("unit", "region", "hour", "available_mw", "forced_outage_rate");
  private static final List<String> LOAD_COLUMNS = List.of("scenario", "region", "hour", "load_mw");

  /** Units and load scenarios as read from the files. */
  public record Inputs(List<CaseUnit> units, List<CaseScenarioLoad> loads) {
    public Inputs {
      units = List.copyOf(units);
      loads = List.copyOf(loads);
    }
  }

  /** The position of each region and of each hour in the case. */
  private final Map<String, Integer> regions = new HashMap<>();

  private final Map<Integer, Integer> hours = new HashMap<>();

  private AdequacyFolder(QuotaCase quotaCase) {
    quotaCase.regions().forEach(row -> regions.put(row.region(), regions.size()));
    quotaCase.hours().forEach(hour -> hours.put(hour, hours.size()));
  }

  /**
   * Reads the optional files; empty if neither exists. If a rule is broken, throws {@link
   * BadCaseException} naming file, line, column and value.
   */
  public static Optional<Inputs> read(Path folder, QuotaCase quotaCase) throws IOException {
    boolean units = Files.exists(folder.resolve(CaseUnit.FILE));
    boolean loads = Files.exists(folder.resolve(CaseScenarioLoad.FILE));
    if (!units && !loads) {
      return Optional.empty();
    }
    AdequacyFolder reader = new AdequacyFolder(quotaCase);
    return Optional.of(
        new Inputs(
            units ? reader.units(folder) : List.of(), loads ? reader.loads(folder) : List.of()));
  }

  /**
   * Writes the files into a case folder in the form that {@link #read} expects. A file without rows
   * is not written.
   */
  public static void write(Inputs inputs, Path folder) throws IOException {
    if (!inputs.units().isEmpty()) {
      CsvFile.write(
          folder.resolve(CaseUnit.FILE),
          UNIT_COLUMNS,
          inputs.units().stream(),
          unit ->
              List.of(
                  unit.unit(),
                  unit.region(),
                  unit.hour() == null ? "" : String.valueOf(unit.hour()),
                  Watts.text(unit.availableMw()),
                  Watts.text(unit.forcedOutageRate())));
    }
    if (!inputs.loads().isEmpty()) {
      CsvFile.write(
          folder.resolve(CaseScenarioLoad.FILE),
          LOAD_COLUMNS,
          inputs.loads().stream(),
          load ->
              List.of(
                  load.scenario(),
                  load.region(),
                  String.valueOf(load.hour()),
                  Watts.text(load.loadMw())));
    }
  }

  /** The units of a case folder; none if the file does not exist. Throws as {@link #read} does. */
  public static List<CaseUnit> readUnits(Path folder, QuotaCase quotaCase) throws IOException {
    return Files.exists(folder.resolve(CaseUnit.FILE))
        ? new AdequacyFolder(quotaCase).units(folder)
        : List.of();
  }

  private List<CaseUnit> units(Path folder) throws IOException {
    CsvTable table = CsvTable.read(folder, CaseUnit.FILE, UNIT_COLUMNS, List.of());
    List<CaseUnit> units = new ArrayList<>();
    Map<String, CaseUnit> first = new HashMap<>();
    Map<String, Set<Integer>> covered = new HashMap<>();
    for (CsvRow row : table.rows()) {
      Integer hour = row.text("hour").isEmpty() ? null : (Integer) row.whole("hour");
      int unused = place(row, hour);
      CaseUnit unit =
          row.make(
              () ->
                  new CaseUnit(
                      row.text("unit"),
                      row.text("region"),
                      hour,
                      row.number("available_mw"),
                      row.number("forced_outage_rate")));
      CaseUnit known = first.putIfAbsent(unit.unit(), unit);
      if (known != null && !known.region().equals(unit.region())) {
        throw row.refusal("region", "must be the same in all rows of a unit");
      }
      if (known != null && known.forcedOutageRate() != unit.forcedOutageRate()) {
        throw row.refusal("forced_outage_rate", "must be the same in all rows of a unit");
      }
      Set<Integer> taken = covered.computeIfAbsent(unit.unit(), key -> new HashSet<>());
      for (Integer at : hour == null ? hours.keySet() : Set.of(hour)) {
        if (!taken.add(at)) {
          throw row.refusal("hour", "is repeated: a unit has one row for an hour");
        }
      }
      units.add(unit);
    }
    return units;
  }

  private List<CaseScenarioLoad> loads(Path folder) throws IOException {
    CsvTable table = CsvTable.read(folder, CaseScenarioLoad.FILE, LOAD_COLUMNS, List.of());
    List<CaseScenarioLoad> loads = new ArrayList<>();
    Map<String, BitSet> keys = new HashMap<>();
    for (CsvRow row : table.rows()) {
      int hour = row.whole("hour");
      int key = place(row, hour);
      CaseScenarioLoad load =
          row.make(
              () ->
                  new CaseScenarioLoad(
                      row.text("scenario"), row.text("region"), hour, row.number("load_mw")));
      BitSet seen = keys.computeIfAbsent(load.scenario(), scenario -> new BitSet());
      if (seen.get(key)) {
        throw row.refusal("scenario,region,hour", "is repeated: the key must be unique");
      }
      seen.set(key);
      loads.add(load);
    }
    if (loads.isEmpty()) {
      throw new BadCaseException(
          CaseScenarioLoad.FILE, 1, "scenario", "", "there must be a scenario");
    }
    keys.forEach(
        (scenario, rows) -> {
          if (rows.cardinality() != regions.size() * hours.size()) {
            throw new BadCaseException(
                CaseScenarioLoad.FILE,
                0,
                "scenario",
                scenario,
                "must have a row for every region and hour");
          }
        });
    return loads;
  }

  /** The position of a row's region and hour; without an hour, that of the region's first hour. */
  private int place(CsvRow row, @Nullable Integer hour) {
    Integer region = regions.get(row.text("region"));
    if (region == null) {
      throw row.refusal("region", "must be a region of regions.csv");
    }
    Integer at = hour == null ? Integer.valueOf(0) : hours.get(hour);
    if (at == null) {
      throw row.refusal("hour", "must be an hour of region_hours.csv");
    }
    return region * hours.size() + at;
  }
}
