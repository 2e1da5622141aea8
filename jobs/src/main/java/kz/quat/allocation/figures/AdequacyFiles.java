package kz.quat.allocation.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.quat.allocation.adequacy.Adequacy;

/** The files on joint adequacy that a replay writes (docs/spec/strain.md, section 3). */
public final class AdequacyFiles {
  private AdequacyFiles() {}

  /**
   * Writes adequacy.csv, adequacy_day.csv and adequacy_method.csv into the folder, which is created
   * if necessary.
   */
  public static void write(Adequacy adequacy, Path folder) throws IOException {
    Files.createDirectories(folder);
    ReplayFiles.table(
        folder,
        "adequacy.csv",
        "area,hour,lolp,lolp_se,eue_mwh,eue_se",
        adequacy.hours(),
        h -> ReplayFiles.row(h.area(), h.hour(), h.lolp(), h.lolpSe(), h.eueMwh(), h.eueSe()));
    ReplayFiles.table(
        folder,
        "adequacy_day.csv",
        "area,lolp_day,lole_hours,eue_mwh,eue_se",
        adequacy.days(),
        d -> ReplayFiles.row(d.area(), d.lolpDay(), d.loleHours(), d.eueMwh(), d.eueSe()));
    ReplayFiles.table(
        folder,
        "adequacy_method.csv",
        "key,value",
        List.of(
            ReplayFiles.row("method", adequacy.exact() ? "every_state" : "drawn_states"),
            ReplayFiles.row("states", adequacy.states()),
            ReplayFiles.row("seed", adequacy.exact() ? null : adequacy.seed()),
            ReplayFiles.row("outages", Adequacy.OUTAGE_RULE)),
        fields -> fields);
  }
}
