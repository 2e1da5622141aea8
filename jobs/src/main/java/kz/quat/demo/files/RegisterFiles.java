package kz.quat.demo.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.Machines;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.Digits;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteNames;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/**
 * The register: first all sites in one array, later changes with one object per line. Rows from
 * before 8 June 2022 have the old region codes. On that day sites in the divided Karaganda region
 * get a new row; some of the others keep their old code, which has one successor.
 */
public final class RegisterFiles {
  public static final String SOURCE = "register";
  private static final LocalDate SPLIT_DAY = LocalDate.of(2022, 6, 8);
  private static final Set<String> SPLIT_CODES = Set.of("KZ-35", "KZ-62");
  private static final Set<String> OLD_CODES = Set.of("KZ-35", "KZ-62", "KZ-61", "KZ-75", "KZ-79");
  private static final String FIRST_FILE = "register.json";
  private static final String LAST_NAME = "register_changes.jsonl";
  private static final Instant LAST_FILE = Delivery.at(LocalDate.of(2022, 11, 25), 4, 0);

  private final World world;
  private final LandingFiles files;

  public RegisterFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    List<String> first = new ArrayList<>();
    List<String> split = new ArrayList<>();
    for (Site site : world.sites()) {
      if (site.number() != SiteRoles.NEWEST) {
        first.add(Json.compact(firstRow(site)));
        if (getsNewCode(site)) {
          split.add(Json.compact(row(site, site.region().code(), SPLIT_DAY)));
        }
      }
    }
    put(world.start(), FIRST_FILE, "[\n" + String.join(",\n", first) + "\n]\n", first.size());
    lines(Delivery.at(SPLIT_DAY.minusDays(1), 5, 0), "register_new_regions.jsonl", split);
    Site newest = world.sites().get(SiteRoles.NEWEST - 1);
    ObjectNode newRow = row(newest, newest.region().code(), newest.acceptedOn());
    lines(
        Delivery.at(newest.acceptedOn().minusDays(2), 4, 0),
        "register_new_site.jsonl",
        List.of(Json.compact(newRow)));
    Site closed = world.sites().get(SiteRoles.CLOSED - 1);
    if (closed.closedOn() != null) {
      ObjectNode closing = row(closed, closed.region().code(), LocalDate.of(2022, 10, 1));
      closing.put("valid_to", closed.closedOn().toString());
      lines(
          Delivery.at(LocalDate.of(2022, 10, 3), 4, 0),
          "register_closing.jsonl",
          List.of(Json.compact(closing)));
    }
    lines(LAST_FILE, LAST_NAME, lastChanges());
    listOddRows();
  }

  /** One change in force from December, and three rows that must be refused. */
  private List<String> lastChanges() {
    Site changed = world.sites().get(33);
    ObjectNode change = row(changed, changed.region().code(), LocalDate.of(2022, 12, 1));
    change.put("tier", 2);
    ObjectNode nowhere = row(changed, "KZ-00", LocalDate.of(2022, 12, 1));
    nowhere.put("site_id", "KZM-0061");
    ObjectNode negative = row(changed, "KZ-55", LocalDate.of(2022, 12, 1));
    negative.put("site_id", "KZM-0062").put("licensed_mw", -3);
    ObjectNode shortBin = row(changed, "KZ-55", LocalDate.of(2022, 12, 1));
    shortBin.put("site_id", "KZM-0063").put("miner_bin", "40000061549");
    planted("G01", 2, "a region that does not exist (KZ-00)", "unknown region");
    planted("G02", 3, "licensed_mw below zero", "negative");
    planted("G03", 4, "a BIN that lost its leading zero (11 digits)", "unparseable");
    return List.of(
        Json.compact(change),
        Json.compact(nowhere),
        Json.compact(negative),
        Json.compact(shortBin));
  }

  private void listOddRows() {
    PlantedFaults faults = files.faults();
    String path = LandingFiles.path(SOURCE, world.start(), FIRST_FILE);
    String old = "a region code from before 8 June 2022";
    long rows = world.sites().stream().filter(RegisterFiles::startsWithOldCode).count();
    faults.add(new PlantedFaults.Fault("G04", SOURCE, path, "region", old, "accepted", "", rows));
    String where = Site.idOf(SiteRoles.HOSTILE_NAME);
    String hostile = "names with HTML, a script and a spreadsheet formula";
    faults.add(new PlantedFaults.Fault("G05", SOURCE, path, where, hostile, "accepted", "", 1L));
  }

  private void planted(String id, int line, String what, String reason) {
    String path = LandingFiles.path(SOURCE, world.notBeforeStart(LAST_FILE), LAST_NAME);
    files
        .faults()
        .add(
            new PlantedFaults.Fault(
                id, SOURCE, path, "line " + line, what, "rejected", reason, 1L));
  }

  private void lines(Instant received, String name, List<String> rows) throws IOException {
    put(world.notBeforeStart(received), name, String.join("\n", rows) + "\n", rows.size());
  }

  private void put(Instant received, String name, String text, int rows) throws IOException {
    files.put(SOURCE, received, name, text, rows);
  }

  public static boolean getsNewCode(Site site) {
    String code = site.region().code();
    boolean old = OLD_CODES.contains(code);
    return SPLIT_CODES.contains(code) || (old && site.number() % 2 == 1);
  }

  private static boolean startsWithOldCode(Site site) {
    return site.number() != SiteRoles.NEWEST && OLD_CODES.contains(site.region().code());
  }

  private static ObjectNode firstRow(Site site) {
    String code = startsWithOldCode(site) ? site.region().oldCode() : site.region().code();
    return row(site, code, site.acceptedOn());
  }

  private static String feeder(Site site) {
    return "F-" + site.region().code().substring(3) + "-" + Digits.padded(site.number(), 3);
  }

  private static ObjectNode row(Site site, String regionCode, LocalDate validFrom) {
    ObjectNode row = Json.object();
    row.put("site_id", site.id());
    row.put("miner_bin", site.bin());
    row.put("name_kk", SiteNames.kk(site));
    row.put("name_ru", SiteNames.ru(site));
    String kind = SiteRoles.SUBTYPE_TWO.contains(site.number()) ? "II" : "I";
    row.put("licence_no", "SYN-" + kind + "-" + Digits.padded(site.owner(), 4));
    row.put("licence_kind", kind);
    row.put("region", regionCode);
    if (site.number() % 4 != 0) {
      row.put("feeder_id", feeder(site));
    }
    row.set("licensed_mw", Json.thousandths(site.licensedKw()));
    row.set("connection_mw", Json.thousandths(site.connectionKw()));
    if (site.minLoadKw() > 0) {
      row.set("min_load_mw", Json.thousandths(site.minLoadKw()));
    }
    if (site.rampUpKw() != null) {
      row.set("ramp_up_mw", Json.thousandths(site.rampUpKw()));
    }
    row.put("supply", site.supply());
    if (!site.supply().equals("grid")) {
      row.set("own_gen_mw", Json.thousandths(site.ownGenKw()));
    }
    if (site.tier() != null) {
      row.put("tier", site.tier());
    }
    row.put("accepted_on", site.acceptedOn().toString());
    if (site.bidKztPerKwh() != null) {
      row.put("bid_kzt_per_kwh", site.bidKztPerKwh());
    }
    if (site.number() % 5 == 0) {
      row.set("machines", Machines.of(site));
    }
    row.put("valid_from", validFrom.toString());
    return row;
  }
}
